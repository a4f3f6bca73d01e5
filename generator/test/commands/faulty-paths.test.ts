import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// Paths that the system refuses: each ends in a message that names the path, and an exit code.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const home = realpathSync(mkdtempSync(join(tmpdir(), "chartwright-paths-")));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
const chart = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";
const catalogue =
  "name: shop\nversion: 1.0.0\ndescription: A shop\nservices: { web: { description: Pages, configMaps: " +
  "{ settings: { files: { a.txt: { path: named.txt } } } } } }\n";

// All programs are here, and find nothing.
for (const [program, code] of Object.entries({ helm: 0, git: 1 })) {
  writeFileSync(join(home, program), `#!/bin/sh\nexit ${code}\n`);
  chmodSync(join(home, program), 0o755);
}

let folders = 0;
function repository(): string {
  const root = join(home, `${++folders}`);
  mkdirSync(join(root, ".git"), { recursive: true });
  mkdirSync(join(root, "values"));
  mkdirSync(join(root, "chart"));
  writeFileSync(join(root, "catalogue.yaml"), catalogue);
  writeFileSync(join(root, "named.txt"), "text");
  writeFileSync(join(root, "values/staging.yaml"), "{}\n");
  writeFileSync(join(root, "chart/Chart.yaml"), chart);
  assert.is(run(root, "generate", "--no-prove").status, 0);
  return root;
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(cwd: string, ...args: readonly string[]): Ended {
  return spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
    cwd,
    env: { PATH: home, HOME: home, XDG_CACHE_HOME: join(home, "cache") },
  });
}

/** For programs an answer as JSON that names the path; for people the same as a message. */
function assertRefused(cwd: string, command: readonly string[], named: string): void {
  const at = command.join(" ");
  const { status, stdout, stderr } = run(cwd, ...command);
  assert.ok(status === 1 || status === 2 || status === 3, `${at}: ${status}\n${stderr}`);
  assert.not.match(stderr, /^ +at |node:/m, at);
  assert.ok((stdout + stderr).includes(named), `${at} does not name ${named}:\n${stdout}${stderr}`);
  if (command.includes("--json")) assert.is((JSON.parse(stdout) as { readonly ok: boolean }).ok, false, at);
}

/** Makes a path that cannot be read, and says how a message names it. */
const faults: Readonly<Record<string, (root: string, extension: string) => string>> = {
  "a link to itself": (root, extension) => {
    symlinkSync(`loop${extension}`, join(root, `loop${extension}`));
    return `loop${extension}`;
  },
  "a name that is too long": (_, extension) => `${"n".repeat(300)}${extension}`,
  "a path below a file": (_, extension) => `named.txt/below${extension}`,
};

const arguments_: readonly (readonly string[])[] = [
  ["generate", "FILE.yaml"],
  ["generate", "FILE.ts"],
  ["generate", "--output", "FILE"],
  ["validate", "FILE.yaml"],
  ["validate", "--values", "FILE.yaml"],
  ["validate", "--output", "FILE/deeper"],
  ["order", "FILE.yaml"],
  ["values", "FILE.yaml"],
  ["prove", "FILE"],
  ["prove", "FILE.tgz"],
  ["prove", "chart", "--values", "FILE.ts"],
  ["prove", "chart", "--previous", "FILE"],
  ["prove", "chart", "--namespace-manifest", "FILE.yaml"],
  ["size", "FILE.yaml"],
  ["size", "FILE.tgz"],
  ["size", "--values", "FILE.yaml"],
  ["version", "FILE.yaml", "--against", "charts"],
  ["version", "FILE.tgz", "--against", "charts"],
  ["version", "--against", "FILE.tgz"],
  ["package", "FILE"],
  ["package", "FILE.tgz"],
  ["package", "--destination", "FILE"],
  ["package", "--output", "FILE"],
  ["publish", "oci://registry.invalid/charts", "FILE", "--dry-run"],
  ["publish", "oci://registry.invalid/charts", "FILE.tgz", "--dry-run"],
  ["pin", "FILE.yaml"],
  ["pin", "--ca-file", "FILE"],
  ["pin", "--registry-config", "FILE"],
];

for (const [fault, make] of Object.entries(faults))
  test(`${fault} as an argument ends in a message that names it`, () => {
    const root = repository();
    const made = new Map<string, string>();
    for (const command of arguments_) {
      const extension = /FILE(\.\w+)?/.exec(command.join(" "))![1] ?? "";
      if (!made.has(extension)) made.set(extension, make(root, extension));
      const path = made.get(extension)!;
      const words = command.map((word) => word.replace(/FILE(\.\w+)?/, path));
      assertRefused(root, [...words, "--json"], path);
    }
  });

const inTheTree: Readonly<Record<string, readonly string[]>> = {
  "named.txt": ["generate", "validate", "order", "size", "version", "pin"],
  values: ["generate", "validate", "order", "size", "version", "pin"],
  "values/staging.yaml": ["generate", "validate", "order", "size", "version", "pin"],
  "values/namespace": ["generate", "validate"],
  "charts/versions.yaml": ["generate", "validate", "version"],
  charts: ["generate", "validate", "package", "prove", "size"],
  "charts/shop": ["generate", "size"],
  "charts/shop/Chart.yaml": ["generate", "package", "prove", "size"],
  "charts/shop/values.yaml": ["generate", "package"],
};

const options: Readonly<Record<string, readonly string[]>> = {
  order: ["-e", "staging"],
  version: ["--against", "chart"],
};

for (const [path, commands] of Object.entries(inTheTree))
  test(`${path} that is a link to itself ends in a message that names it`, () => {
    const root = repository();
    rmSync(join(root, path), { recursive: true, force: true });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(root, path), join(root, path));
    for (const command of commands) assertRefused(root, [command, ...(options[command] ?? [])], path);
  });

test.run();
