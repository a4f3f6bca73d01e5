import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// A module that waits for what never comes: Node.js would end with code 13 and say nothing.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const home = mkdtempSync(join(tmpdir(), "chartwright-endless-module-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
const endless = "export default await new Promise(() => {});\n";
const plain = "name: shop\nversion: 1.0.0\ndescription: A shop\nservices: { web: { description: Pages } }\n";

function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = mkdtempSync(join(home, "run-"));
  mkdirSync(join(folder, "values"));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
    cwd: folder,
    timeout: 60_000,
    env: { PATH: home, XDG_CACHE_HOME: join(home, "cache") },
  });
}

for (const command of ["generate", "validate", "order", "version", "pin"])
  test(`${command}: a catalogue that waits for ever is a problem in one line`, () => {
    const { status, stderr } = run({ "catalogue.ts": endless }, command);
    assert.is(status, 1);
    assert.match(stderr, /^catalogue\.ts: 1 problem\n\n {2}never ends: it waits \(await\) for .*\n/);
    const json = run({ "catalogue.ts": endless }, command, "--json");
    assert.is(json.status, 1);
    assert.is((JSON.parse(json.stdout) as { readonly ok: boolean }).ok, false);
  });

test("values that wait for ever are left out, and why is said", () => {
  const { status, stdout, stderr } = run(
    { "catalogue.yaml": plain, "values/staging.ts": endless },
    "validate",
  );
  assert.is(status, 0, stderr);
  assert.match(stdout + stderr, "values/staging.ts was left out: it never ends");
});

test("a catalogue that waits for something that comes is read", () => {
  const waits =
    "await new Promise((resolve) => setTimeout(resolve, 50));\n" +
    'export default { name: "shop", version: "1.0.0", description: "A shop", ' +
    'services: { web: { description: "Pages" } } };\n';
  assert.is(run({ "catalogue.ts": waits }, "validate").status, 0);
});

test.run();
