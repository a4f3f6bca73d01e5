import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// What a catalogue prints is no part of what a command answers.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const folder = mkdtempSync(join(tmpdir(), "chartwright-answers-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, "catalogue.ts"),
  `console.log("from the catalogue");
process.stdout.write("as it is read\\n");
setTimeout(() => console.log("and later"));
export default { name: "shop", version: "1.0.0", description: "A shop", services: { web: { description: "Pages" } } };
`,
);

for (const command of ["validate", "order", "generate"]) {
  test(`--json of ${command} is one object, and what the catalogue prints is beside it`, () => {
    const { status, stdout, stderr } = run(command, "--json");
    assert.is(status, 0, stderr);
    assert.is((JSON.parse(stdout) as { readonly ok: boolean }).ok, true);
    assert.match(stderr, "from the catalogue\nas it is read\n");
  });
}

test("the version and help are answers", () => {
  assert.match(run("--version").stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(run("order", "--help").stdout, "Usage: chartwright order");
});

test.run();

function run(...args: readonly string[]) {
  const [command = "", ...more] = args;
  const catalogue = more.includes("--json") ? ["catalogue.ts"] : [];
  return spawnSync(process.execPath, [cli, command, ...catalogue, ...more], {
    cwd: folder,
    encoding: "utf8",
  });
}
