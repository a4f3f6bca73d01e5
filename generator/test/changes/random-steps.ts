import {
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { oneOf } from "./random.js";
import { link, put, treeOf, type Repository } from "./repository.js";

/** What happens to one repository. */
export interface Walk {
  readonly repository: Repository;
  /** What was done, for the report. */
  readonly steps: string[];
  /** Earlier texts of files, to go back to. */
  readonly earlier: Map<string, string>;
  count: number;
}

export interface Step {
  readonly name: string;
  /** Says what it did; undefined: there was nothing to do it to. */
  readonly take: (walk: Walk) => string | undefined;
}

export const steps: readonly Step[] = [
  { name: "nothing", take: () => "" },
  { name: "nothing", take: () => "" },
  {
    name: "edit",
    take: (walk) =>
      onFile(walk, (path, text) => put(walk.repository, { [path]: edited(path, text, walk.count) })),
  },
  {
    name: "edit",
    take: (walk) =>
      onFile(walk, (path, text) => put(walk.repository, { [path]: edited(path, text, walk.count) })),
  },
  {
    name: "edit and put the time back",
    take: (walk) =>
      onFile(walk, (path, text) => {
        const { atime, mtime } = statSync(join(walk.repository.root, path));
        put(walk.repository, { [path]: edited(path, text, walk.count) });
        utimesSync(join(walk.repository.root, path), atime, mtime);
      }),
  },
  {
    name: "replace",
    take: (walk) =>
      onFile(walk, (path, text) => {
        put(walk.repository, { "next.tmp": edited(path, text, walk.count) });
        renameSync(join(walk.repository.root, "next.tmp"), join(walk.repository.root, path));
      }),
  },
  {
    name: "go back",
    take: (walk) =>
      onFile(walk, (path) => {
        const text = walk.earlier.get(path);
        if (text !== undefined) put(walk.repository, { [path]: text });
      }),
  },
  {
    name: "set an old time",
    take: (walk) => onFile(walk, (path) => utimesSync(join(walk.repository.root, path), 1, 1)),
  },
  {
    name: "make a link of",
    take: (walk) =>
      onFile(walk, (path, text) => {
        // What a module imports is looked for from where its file really is.
        if (/from "\.\.?\//.test(text)) return;
        const target = `targets/${walk.count}-${basename(path)}`;
        put(walk.repository, { [target]: text });
        linkTo(walk.repository, path, target);
      }),
  },
  {
    name: "make a link of the folder of",
    take: (walk) =>
      onFile(walk, (path) => {
        const { root } = walk.repository;
        const folder = dirname(path);
        if (folder === "." || lstatSync(join(root, folder)).isSymbolicLink()) return;
        const target = `targets/folder-${walk.count}`;
        cpSync(join(root, folder), join(root, target), { recursive: true, dereference: true });
        linkTo(walk.repository, folder, target);
      }),
  },
  {
    name: "a new environment",
    take: ({ repository, count }) => {
      put(repository, { [`values/new-${count}.yaml`]: "global: { image: { tag: v1 } }\n" });
      return `values/new-${count}.yaml`;
    },
  },
  {
    name: "delete an environment",
    take: ({ repository: { root } }) => {
      const folder = join(root, "values");
      const file = existsSync(folder)
        ? oneOf(readdirSync(folder).filter((name) => /\.yaml$/.test(name)))
        : undefined;
      if (file !== undefined) rmSync(join(folder, file));
      return file;
    },
  },
  {
    name: "delete a chart file",
    take: ({ repository: { root } }) => {
      const file = oneOf(Object.keys(treeOf(root)));
      if (file !== undefined) rmSync(join(root, file));
      return file;
    },
  },
  {
    name: "delete a chart",
    take: ({ repository: { root } }) => {
      const chart = oneOf(readdirSync(join(root, "charts")).filter((name) => name !== "versions.yaml"));
      if (chart !== undefined) rmSync(join(root, "charts", chart), { recursive: true });
      return chart;
    },
  },
  {
    name: "a module that shadows",
    take: ({ repository, count }) => {
      if (repository.catalogue !== "catalogue.ts") return undefined;
      put(repository, { "lib/text.js": `export const text = "Shadow ${count}";\n` });
      return "lib/text.js";
    },
  },
  {
    name: "remove the module that shadows",
    take: ({ repository: { root } }) => {
      if (!existsSync(join(root, "lib/text.js"))) return undefined;
      rmSync(join(root, "lib/text.js"));
      return "lib/text.js";
    },
  },
];

function onFile(walk: Walk, change: (path: string, text: string) => void): string | undefined {
  const {
    repository: { root, catalogue },
    earlier,
  } = walk;
  const all = readdirSync(root, { recursive: true, encoding: "utf8" });
  const path = oneOf(
    all
      .filter((file) => !/^(charts|schemas|targets|next)/.test(file) && statSync(join(root, file)).isFile())
      .sort(),
  );
  if (path === undefined) return undefined;
  const text = readFileSync(join(root, path), "utf8");
  change(path, text);
  if (path !== catalogue || !earlier.has(path)) earlier.set(path, text);
  return path;
}

// A link is read from where its folder really is.
function linkTo(repository: Repository, path: string, target: string): void {
  const { root } = repository;
  const from = realpathSync(join(root, dirname(path)));
  link(repository, path, relative(from, realpathSync(join(root, target))));
}

/** Another text that is as valid. */
function edited(path: string, text: string, count: number): string {
  if (/catalogue\.(yaml|ts)$/.test(path)) return text.replace(/version: "[^"]*"/, `version: "1.0.${count}"`);
  if (/^values\//.test(path)) return count % 2 === 0 ? "{}\n" : `global: { image: { tag: v${count} } }\n`;
  if (/\.(ts|js|json)$/.test(path)) return text.replace(/\d+/, String(1000 + count));
  return `${text}# ${count}\n`;
}
