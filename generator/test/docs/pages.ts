import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../src/package-folder.js";

/** A page that people read: its path in the repository, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** A block of code of a page. */
export interface Block {
  readonly page: string;
  readonly line: number;
  /** What stands behind the three backticks: `ts`, `yaml title=values/production.yaml`. */
  readonly language: string;
  readonly text: string;
}

/** All pages that are written by hand, and those of docs/ that are generated. */
export const pages: readonly Page[] = [
  ...readdirSync(packageFolder).filter((file) => file.endsWith(".md")),
  ...readdirSync(join(packageFolder, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
  ...readdirSync(join(packageFolder, ".github"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(".github", file)),
  "ci/README.md",
]
  .sort()
  .map((path) => ({ path, text: readFileSync(join(packageFolder, path), "utf8") }));

/** The page of a path. */
export function page(path: string): Page {
  const found = pages.find((one) => one.path === path);
  if (found === undefined) throw new Error(`there is no page ${path}`);
  return found;
}

/** The blocks of a page, also those that stand indented in a list. */
export function blocksOf({ path, text }: Page): readonly Block[] {
  return [...text.matchAll(/^( *)```([^\n]*)\n([^]*?)^ *```$/gm)].map((match) => {
    const [, indent, language, block] = match;
    return {
      page: path,
      line: text.slice(0, match.index).split("\n").length,
      language: language!.trim(),
      text: block!.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    };
  });
}

/** What stands outside of the blocks of a page. */
export function proseOf({ text }: Page): string {
  return text.replaceAll(/^( *)```[^\n]*\n[^]*?^ *```$/gm, "");
}

/** The anchors that GitHub gives to the headings of a page. */
export function anchorsOf(page: Page): readonly string[] {
  const seen = new Map<string, number>();
  return [...proseOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
    const plain = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const slug = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

/** The targets of the links of a page. */
export function linksOf(page: Page): readonly string[] {
  const text = proseOf(page).replaceAll(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
}
