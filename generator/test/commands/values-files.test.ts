import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// validate -f takes what Helm's -f takes, wherever it stands.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const folder = mkdtempSync(join(tmpdir(), "chartwright-values-files-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, "catalogue.yaml"),
  "name: shop\nversion: 1.0.0\ndescription: A shop\nservices: { web: { description: Pages } }\n",
);
const wrong = "web: { replicaCount: many }\n";
for (const name of ["wrong.yaml", "wrong", "wrong.values.txt"]) writeFileSync(join(folder, name), wrong);
writeFileSync(join(folder, "right.yaml"), "web: { replicaCount: 2 }\n");

// Each says that replicaCount is wrong, so what it names was read, and with the catalogue.
const ways: Readonly<Record<string, string>> = {
  "a file": "validate -f wrong.yaml",
  "a file without an extension": "validate -f wrong",
  "a file with another extension": "validate --values=wrong.values.txt",
  "standard input": "cat wrong.yaml | $CLI validate -f -",
  "standard input by its name": "cat wrong.yaml | $CLI validate -f /dev/stdin",
  "a pipe of the shell": "validate -f <(cat wrong.yaml)",
  "a named pipe": "mkfifo pipe && { cat wrong.yaml > pipe 2> errors & } > output; $CLI validate -f pipe",
  "several files with a comma": "validate -f right.yaml,wrong.yaml",
  "several files one by one": "validate -f right.yaml -f wrong.yaml",
  "before the catalogue": "validate -f wrong.yaml catalogue.yaml",
  "behind the catalogue": "validate catalogue.yaml -f wrong.yaml",
  "without a space": "validate -fwrong.yaml catalogue.yaml",
};
for (const [name, command] of Object.entries(ways))
  test(`-f takes ${name}`, () => {
    const { status, stdout } = bash(command);
    assert.is(status, 1);
    assert.match(stdout, /: 1 problem\n\n {2}1:\d+ {2}web\.replicaCount {2}must be /);
  });

test("the last file wins, as Helm has it", () => {
  assert.is(bash("validate -f wrong.yaml,right.yaml").status, 0);
  assert.is(bash("validate -f /dev/null -f right.yaml").status, 0);
});

test("a URL is refused, with the way out", () => {
  const { status, stderr } = bash("validate -f https://example.com/values.yaml");
  assert.is(status, 1);
  assert.match(
    stderr,
    "https://example.com/values.yaml: 1 problem\n\n" +
      "  is a URL, which only Helm fetches. Download it, or pipe it into -f -\n",
  );
});

test("what is not there, or a folder, is no values file", () => {
  assert.match(bash("validate -f wrong.yml").stderr, 'does not exist. Did you mean "wrong.yaml"?');
  assert.match(bash("validate -f .").stderr, "is a folder.");
});

test.run();

function bash(command: string) {
  return spawnSync("bash", ["-c", command.includes("$CLI") ? command : `$CLI ${command}`], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CLI: `${process.execPath} ${cli}` },
  });
}
