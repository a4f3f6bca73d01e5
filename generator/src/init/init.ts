import { userInfo } from "node:os";
import { basename, join, resolve } from "node:path";
import { readFileSync } from "node:fs";
import { UsageError, type Outcome } from "../commands/command.js";
import { generate } from "../commands/generate.js";
import { DiskError } from "../disk/error.js";
import { look, obstacleMessage } from "../disk/look.js";
import { makeFolder, writeWhole } from "../disk/write-whole.js";
import { packageFolder } from "../package-folder.js";
import type { Problem } from "../problem/problem.js";
import { usualPlaces } from "../source/usual-places.js";
import { MissingToolError } from "../tool/missing-tool.js";
import { runProgram } from "../tool/run-program.js";
import { answersOf, chartNameOf, type Answers, type Given } from "./answers.js";
import { packageJson } from "./package-json.js";
import { ignoredByGit, starterFiles, type StarterFile } from "./starter-files.js";

/**
 * `chartwright init`: makes a repository of charts of a folder, empty or not, and generates its charts. Files
 * that are there stay; package.json and .gitignore get what they lack. Nothing is written where something is
 * in the way.
 *
 * @param root the repository's folder
 * @param isAsked whether what was not given is asked at the terminal
 * @throws UsageError where there is a catalogue already, or for an answer that cannot be; DiskError,
 * ProblemsError
 */
export async function init(root: string, given: Given, isAsked: boolean): Promise<Outcome> {
  const there = usualPlaces.find((path) => look(root, path, new Map()).kind !== "missing");
  if (there !== undefined)
    throw new UsageError(`there is a catalogue already, ${there}: edit that, then run chartwright generate`);
  const answers = await answersOf(given, await defaultsFor(root), isAsked);
  const plan = planned(root, answers);
  const wrong = plan.flatMap(({ problem }) => problem ?? []);
  if (wrong.length > 0) throw new DiskError(wrong);
  const written = plan.filter(({ before, text }) => before === undefined || before !== text);
  for (const { path, text } of written) write(root, path, text);
  const created = written.flatMap(({ path, before }) => (before === undefined ? [path] : []));
  const changed = written.flatMap(({ path, before }) => (before === undefined ? [] : [path]));
  const left = plan.flatMap((file) => (written.includes(file) ? [] : [file.path]));
  const catalogue = answers.language === "typescript" ? "catalogue.ts" : "catalogue.yaml";
  const generated = await generate(join(root, catalogue), root, {
    edits: "keep",
    prove: true,
    timeout: "10m",
    say: () => {},
  });
  const lines = [
    ...created.map((path) => `created   ${path}`),
    ...changed.map((path) => `changed   ${path}`),
    ...left.map((path) => `left      ${path}`),
  ];
  return {
    exitCode: generated.exitCode,
    text: `${lines.join("\n")}\n${generated.exitCode === 0 ? nextSteps(answers, catalogue) : generated.text}`,
    json: { created, changed, left, generated: generated.json },
  };
}

/** What becomes of a file: its text, that before (undefined: none), or what is in its way. */
interface PlannedFile extends StarterFile {
  readonly before: string | undefined;
  readonly problem?: Problem;
}

function planned(root: string, answers: Answers): readonly PlannedFile[] {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return [
    ...starterFiles(answers).map((file) => planFile(root, file.path, (before) => before ?? file.text)),
    planFile(root, "package.json", (before) => packageJson(before, answers, `^${version}`)),
    planFile(root, ".gitignore", withLines),
  ];
}

function planFile(root: string, path: string, textOf: (before: string | undefined) => string): PlannedFile {
  const found = look(root, path, new Map());
  if (found.kind === "obstacle")
    return { path, text: "", before: undefined, problem: { path, message: obstacleMessage(path, found) } };
  const before = found.kind === "file" ? found.bytes.toString("utf8") : undefined;
  return { path, before, text: textOf(before) };
}

function withLines(before = ""): string {
  const missing = ignoredByGit.filter((line) => !before.split(/\r?\n/).includes(line));
  const end = before === "" || before.endsWith("\n") ? "" : "\n";
  return before + (missing.length === 0 ? "" : `${end}${missing.join("\n")}\n`);
}

function write(root: string, path: string, text: string): void {
  makeFolder(root, path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : ".", new Map(), []);
  writeWhole(root, path, text);
}

async function defaultsFor(root: string): Promise<Answers> {
  return {
    name: chartNameOf(basename(resolve(root))),
    language: "typescript",
    maintainer: (await gitUser()) || userInfo().username,
  };
}

async function gitUser(): Promise<string> {
  try {
    const git = { path: "git", advice: "Git knows who works here." };
    return (await runProgram(git, ["config", "user.name"])).output.trim();
  } catch (error) {
    if (error instanceof MissingToolError) return "";
    throw error;
  }
}

function nextSteps({ name }: Answers, catalogue: string): string {
  return `
The charts are in charts/${name}. Next:
  npm install                 installs chartwright beside them
  git add . && git commit     keeps them: charts are part of the repository
  ${catalogue.padEnd(26)}  says what the system is; after a change:
  npx chartwright generate    writes the charts anew
  npx chartwright validate    says what Helm would refuse, of the catalogue and of values/
  helm upgrade --install ${name} charts/${name} -n ${name}-development --create-namespace \\
    -f values/development.yaml --wait --timeout 10m
`;
}
