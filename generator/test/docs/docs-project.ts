import { rmSync } from "node:fs";
import { page, type Block, blocksOf, pages } from "./pages.js";
import { userProject } from "../types/user-project.js";

/** All blocks of pages that are written by hand. */
export const blocks: readonly Block[] = pages
  .filter(({ path }) => !/^(CHANGELOG|ARCHITECTURE)\.md$|^docs\/adr\/|^docs\/proven-charts/.test(path))
  .flatMap(blocksOf);

/** Those of a kind: what stands behind the three backticks. */
export function blocksAs(language: string): readonly Block[] {
  return blocks.filter((block) => block.language === language);
}

/** The name of a file for a block. */
export function fileOf({ page, line }: Block): string {
  return `${page.replaceAll(/\W/g, "-")}-${line}`;
}

const settings = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2023",
    skipLibCheck: true,
    types: [],
  },
  include: ["**/*.ts"],
};

/**
 * A repository as a reader of the pages has it: the catalogue of docs/catalogue.md, and files of two
 * environments. It is gone when the process ends.
 */
export function docsProject(more: Readonly<Record<string, string>> = {}): string {
  const catalogue = blocksOf(page("docs/catalogue.md")).find(
    ({ language }) => language === "ts catalogue.ts",
  );
  const folder = userProject({
    "package.json": JSON.stringify({ name: "docs", private: true, type: "module" }),
    "tsconfig.json": JSON.stringify(settings),
    "catalogue.ts": catalogue!.text,
    "values/production.yaml": "api: { replicaCount: 3 }\n",
    "values/staging.yaml": "api: { replicaCount: 1 }\n",
    ...more,
  });
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
