import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../tools/index.js";

// What `npm start` does after its set-up, on machines that have this and that. None has the tests' own Helm.
const machine = mkdtempSync(join(tmpdir(), "chartwright-start-"));
test.after(() => rmSync(machine, { recursive: true }));

test("without Helm and Go, charts are written, and the last paragraph says what was left out", () => {
  const { status, output } = start("bare");
  assert.is(status, 0, output);
  assert.match(output, "0 created, 0 changed, 0 deleted");
  assert.match(output, "Change something:");
  assert.match(lastParagraph(output), "There is no Helm on the PATH, and no Go that could build one.");
  assert.match(lastParagraph(output), "Left out: the proof of their order");
  assert.not.match(output, "proven");
});

test("a Helm on the PATH is used, and none is built", () => {
  const { status, output } = start("helm", (bin) => symlinkSync(toolPath("helm3"), join(bin, "helm")));
  assert.is(status, 0, output);
  assert.match(output, /^Helm 3\.\d+\.\d+ is on the PATH\.$/m);
  assert.match(output, "no finding");
  for (const environment of ["development", "preview", "production", "staging"])
    assert.match(output, new RegExp(`^values/${environment}\\.yaml +\\d+ objects: `, "m"));
  assert.match(lastParagraph(output), "Run the tests:");
  assert.not.match(output, "building");
});

for (const [title, answer, reason] of [
  ["too old", "echo v3.17.4+g1234567", "The Helm on the PATH is 3.17.4, older than 3.18.0"],
  ["no Helm", "echo usage; exit 0", "/helm does not tell its version"],
  ["broken", "exit 1", "/helm does not tell its version"],
] as const)
  test(`a helm on the PATH that is ${title} is not used`, () => {
    const { status, output } = start(title, (bin) => program(join(bin, "helm"), answer));
    assert.is(status, 0, output);
    assert.match(lastParagraph(output), reason);
  });

test("where Go cannot build a Helm, what Go says is told", () => {
  const { status, output } = start("go", (bin) =>
    program(join(bin, "go"), "echo 'no space left on device' >&2; exit 1"),
  );
  assert.is(status, 0, output);
  assert.match(
    output,
    /Go builds one, once:\nbuilding helm4 v[\d.]+: about \d+ minutes and [\d.]+ GB of disk/,
  );
  assert.match(lastParagraph(output), "no space left on device");
});

test.run();

function start(
  name: string,
  fill: (bin: string) => void = () => {},
): { readonly status: number | null; readonly output: string } {
  const bin = join(machine, name, "bin");
  mkdirSync(bin, { recursive: true });
  fill(bin);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/ci/start.js"], {
    encoding: "utf8",
    env: { PATH: bin, HOME: join(machine, name), XDG_CACHE_HOME: join(machine, name, "cache") },
  });
  return { status, output: stderr + stdout };
}

function lastParagraph(output: string): string {
  return output.trimEnd().split("\n\n").at(-1)!;
}

function program(file: string, commands: string): void {
  writeFileSync(file, `#!/bin/sh\n${commands}\n`);
  chmodSync(file, 0o755);
}
