import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { planGeneration } from "../../src/generate.js";
import { applyPlan } from "../../src/output/apply.js";
import { packageFolder } from "../../src/package-folder.js";

/** Path → text. */
export type Tree = Readonly<Record<string, string>>;

/** A folder with a catalogue, and a home, a cache and a folder above it that nobody else has. */
export interface Repository {
  readonly base: string;
  readonly root: string;
  readonly catalogue: string;
}

/** How the command is called. */
export interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Whether charts are proven, if there is a Helm. */
  readonly prove?: boolean;
  /** Below the repository. */
  readonly cwd?: string;
  readonly cli?: string;
  /** Where the charts go. */
  readonly output?: string;
}

/** How the command ended. */
export interface ExitResult {
  /** `null` for one that had to be stopped. */
  readonly status: number | null;
  /** All that it printed. */
  readonly text: string;
  /** Whether it made charts; false: it knew without that they are up to date. */
  readonly worked: boolean;
}

export const cli = join(packageFolder, "dist/generator/bundle/cli.js");

const millisecondsAtMost = 30_000;
const made: string[] = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder of its own for one test; it is deleted when all tests have ended. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-changes-")));
  made.push(folder);
  return folder;
}

export function newRepository(files: Tree, catalogue = Object.keys(files)[0]!): Repository {
  const base = newFolder();
  const repository = { base, root: join(base, "above/repository"), catalogue };
  for (const folder of ["above/repository", "home", "spy"])
    mkdirSync(join(base, folder), { recursive: true });
  writeFileSync(join(base, "spy/spy.cjs"), spy);
  put(repository, files);
  return repository;
}

/** Charts cannot be made without the templates that the build compiled: a run that loads them works. */
const spy = `
const { writeFileSync } = require("node:fs");
const { Module } = require("node:module");
const { load } = Module.prototype;
Module.prototype.load = function (file) {
  if (file.endsWith("compiled-templates.cjs")) writeFileSync(__dirname + "/" + process.pid, "");
  return load.apply(this, arguments);
};
`;

export function put({ root }: Repository, files: Tree): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export function link({ root }: Repository, path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  rmSync(join(root, path), { recursive: true, force: true });
  symlinkSync(target, join(root, path));
}

export function remove({ root }: Repository, path: string): void {
  rmSync(join(root, path), { recursive: true });
}

/** Replaces a part of a file, which must be there. */
export function replace({ root }: Repository, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(root, path), "utf8");
  const next = text.replace(from, to);
  if (next === text) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(root, path), next);
}

/** A run that begins in the instant of a change cannot be sure of what it read, and is not remembered. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}

/**
 * Runs until there is nothing to do, as far as can be known. The first run changes folders that it may have
 * looked into, so that it need not be remembered.
 */
export async function remember(repository: Repository, run?: Run): Promise<ExitResult> {
  await settle();
  await generate(repository, run);
  await settle();
  const second = await generate(repository, run);
  return second.worked ? generate(repository, run) : second;
}

/** `chartwright generate`, in a process of its own. */
export function generate(
  repository: Repository,
  { args = [], output, prove, ...run }: Run = {},
): Promise<ExitResult> {
  const proof = prove ? [] : ["--no-prove"];
  const { root, catalogue } = repository;
  const folders = ["--output", output ?? root, "--root", readable(root)];
  return chartwright(repository, ["generate", join(root, catalogue), ...folders, ...proof, ...args], run);
}

export function chartwright(
  { base, root }: Repository,
  args: readonly string[],
  run: Run = {},
): Promise<ExitResult> {
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: join(base, "home"),
    XDG_CACHE_HOME: join(base, "cache"),
    ...run.env,
  };
  const child = spawn(process.execPath, ["--require", join(base, "spy/spy.cjs"), run.cli ?? cli, ...args], {
    cwd: join(root, run.cwd ?? "."),
    env,
    timeout: millisecondsAtMost,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve) => {
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (more: string) => {
        text += more;
      });
    }
    child.on("close", (status) =>
      resolve({ status, text, worked: existsSync(join(base, "spy", String(child.pid))) }),
    );
  });
}

/**
 * The charts that somebody gets who generates for the first time: an empty folder, an empty cache. In this
 * process, unless the command must be called in some way.
 */
export async function fresh(repository: Repository, run?: Run): Promise<Tree> {
  const { base, root, catalogue } = repository;
  const folder = mkdtempSync(join(base, "fresh-"));
  const output = join(folder, "output");
  mkdirSync(join(output, "charts"), { recursive: true });
  for (const path of ["values", "charts/versions.yaml"]) {
    if (isThere(join(root, path))) symlinkSync(join(root, path), join(output, path));
  }
  if (run === undefined) {
    applyPlan((await planGeneration(join(root, catalogue), output, undefined, readable(root))).plan, "keep");
  } else {
    const { status, text } = await generate(repository, {
      ...run,
      output,
      env: { ...run.env, XDG_CACHE_HOME: join(folder, "cache") },
    });
    if (status !== 0) throw new Error(`a first run fails: ${text}`);
  }
  return treeOf(output);
}

/** The folder with all that a repository's links lead to; `base` is where its cache is. */
const readable = (root: string): string => join(root, "../..");

/** All that lies in charts/ and schemas/, but what somebody else writes there. */
export function treeOf(root: string): Tree {
  const tree: Record<string, string> = {};
  for (const folder of ["charts", "schemas"].filter((name) => existsSync(join(root, name)))) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isSymbolicLink()) tree[relative(root, file)] = `link to ${readlinkSync(file)}`;
      else if (entry.isFile()) tree[relative(root, file)] = withoutPlace(root, readFileSync(file, "utf8"));
    }
  }
  delete tree["charts/versions.yaml"];
  return tree;
}

/** Paths at which two trees are not the same, each with its first other line. */
export function differences(found: Tree, expected: Tree): readonly string[] {
  const paths = [...new Set([...Object.keys(found), ...Object.keys(expected)])].sort();
  return paths
    .filter((path) => found[path] !== expected[path])
    .map((path) => {
      const [one, other] = [found[path], expected[path]].map((text) => text?.split("\n"));
      if (!one || !other) return `${path}: ${one ? "should not be there" : "is missing"}`;
      const line = one.findIndex((text, i) => text !== other[i]);
      return `${path}: has ${JSON.stringify(one[line])}, should have ${JSON.stringify(other[line])}`;
    });
}

/** Of a state file. */
/**
 * A file without what it says of the place of the catalogue, which is another one seen from a fresh folder:
 * the header, and the state file's line of it. So the digests differ; of each it is said whether it is right.
 */
function withoutPlace(root: string, text: string): string {
  return text
    .replace(/Generated by chartwright from [^\n]*/, "Generated by chartwright")
    .replace(/^ {2}"catalogue": .*\n/m, "")
    .replace(/"([^"\n]+)": "([0-9a-f]{64})"/g, (_line, path: string, digest: string) => {
      const file = join(root, path);
      return `"${path}": ${existsSync(file) && sha256(readFileSync(file)) === digest}`;
    });
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
