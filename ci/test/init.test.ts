import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../generator/src/package-folder.js";
import { ending, gitEnvironment, succeed } from "./checkout.js";
import { commandsOf, workflowIn } from "./workflow-steps.js";

// What `chartwright init` makes of an empty folder passes the workflow that it makes, and so does a first change.
const home = mkdtempSync(join(tmpdir(), "chartwright-init-"));
test.after(() => rmSync(home, { recursive: true }));
const environment = gitEnvironment(home);

for (const [language, file] of [
  ["typescript", "catalogue.ts"],
  ["yaml", "catalogue.yaml"],
] as const)
  test(`${language}: every step of the workflow passes, at once and after a change`, async () => {
    const folder = repository(language);
    await passes(folder, "helm lint --strict charts/corner-shop");
    git(folder, "switch", "--quiet", "--create", "change");
    const before = readFileSync(join(folder, file), "utf8");
    const after = before.replace("put your first service in its place", "greets");
    assert.not.equal(after, before);
    writeFileSync(join(folder, file), after);
    await passes(folder, "npx chartwright generate && npx chartwright version");
    git(folder, "commit", "--quiet", "--all", "--message=a change");
    const steps = commandsOf(workflowIn(join(folder, ".github/workflows/charts.yml")), "check", {
      "github.base_ref || github.event.repository.default_branch": "main",
      "github.repository_owner": "corner",
    });
    assert.is(steps[0]!.run, "npm ci");
    for (const { run, variables } of steps.slice(1)) await passes(folder, run, variables);
  });

test("at a terminal it asks, and takes the default for an empty answer", () => {
  const { folder, output } = atTerminal("asked", "shop\nyaml\n\n");
  assert.match(output, "Name of the system, which its charts have (asked): ");
  const text = readFileSync(join(folder, "catalogue.yaml"), "utf8");
  assert.match(text, 'name: "shop"');
  assert.match(text, `- name: ${JSON.stringify(userInfo().username)}`);
});

test("an end instead of an answer is told, and nothing is written", () => {
  const { folder, output } = atTerminal("unanswered", "shop\n\u0004");
  assert.match(output, "error: the questions were not answered");
  assert.equal(readdirSync(folder), []);
});

test.run();

/** Runs `init` with a terminal of its own, at which a text is typed. */
function atTerminal(name: string, typed: string): { readonly folder: string; readonly output: string } {
  const folder = join(home, name);
  mkdirSync(folder);
  const inTerminal = "import pty, sys; pty.spawn(sys.argv[1:])";
  const command = [
    process.execPath,
    join(packageFolder, "dist/generator/bundle/cli.js"),
    "init",
    "-o",
    folder,
  ];
  const { stdout } = spawnSync("python3", ["-c", inTerminal, ...command], {
    input: typed,
    encoding: "utf8",
    env: environment,
    timeout: 60_000,
  });
  return { folder, output: stdout };
}

/** A repository that `init` made, committed, with a remote as Git's hosts have it. */
function repository(language: string): string {
  const folder = join(home, language, "corner-shop");
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  const program = join(packageFolder, "dist/generator/bundle/cli.js");
  // What `npm install` makes of the package.json; it asks for the package by the name that it will have.
  symlinkSync(packageFolder, join(folder, "node_modules/chartwright"));
  symlinkSync(program, join(folder, "node_modules/.bin/chartwright"));
  symlinkSync(join(packageFolder, "node_modules/typescript"), join(folder, "node_modules/typescript"));
  git(folder, "init", "--quiet", "--initial-branch=main");
  succeed("npx", ["chartwright", "init", "--language", language], folder, environment);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=init");
  git(home, "clone", "--quiet", "--bare", folder, join(home, language, "origin"));
  git(folder, "remote", "add", "origin", join(home, language, "origin"));
  git(folder, "fetch", "--quiet", "origin");
  return folder;
}

async function passes(
  folder: string,
  command: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { code, output } = await ending(command, folder, { ...environment, ...variables });
  assert.is(code, 0, `${command}\n${output}`);
}

function git(folder: string, ...args: readonly string[]): void {
  succeed("git", args, folder, environment);
}
