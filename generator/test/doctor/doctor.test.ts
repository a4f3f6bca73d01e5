import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { doctor } from "../../src/doctor/doctor.js";

const bin = mkdtempSync(join(tmpdir(), "chartwright-doctor-"));
const before = process.env["PATH"];
test.after(() => {
  process.env["PATH"] = before;
  rmSync(bin, { recursive: true });
});

test("each program is there, missing or too old, with its version as it tells it", async () => {
  program("helm", "echo v3.17.4+g1234567");
  program("ct", 'printf "Version:\\t v3.14.0\\nDate:\\t\\t unknown\\nLicense:\\t Apache 2.0\\n"');
  program("cosign", 'printf "banner\\nGitVersion:    devel\\nGoVersion:     go1.26.8\\n"');
  program("kubectl", 'printf "Client Version: v1.32.4\\nKustomize Version: v5.5.0\\n"');
  process.env["PATH"] = bin;
  const { exitCode, text, json } = await doctor();
  assert.is(exitCode, 0);
  const found = (json["programs"] as readonly Found[]).map(({ name, state, version }) => [
    name,
    state,
    version,
  ]);
  assert.equal(found, [
    ["node", "there", process.versions.node],
    ["helm", "too old", "3.17.4"],
    ["git", "missing", undefined],
    ["ct", "there", "3.14.0"],
    ["cosign", "there", undefined],
    ["kubectl", "there", "1.32.4"],
  ]);
  assert.match(text, /^helm {5}too old: 3\.17\.4 +proves charts/m);
  assert.match(text, /^git {6}missing +tells/m);
  assert.match(text, /^cosign {3}there +signs/m);
});

test("a Helm that is new enough is fine, also one without a patch level", async () => {
  program("helm", "echo v4.3");
  process.env["PATH"] = bin;
  const { json } = await doctor();
  const [, helm] = json["programs"] as readonly Found[];
  assert.equal([helm!.state, helm!.version], ["there", "4.3.0"]);
});

test.run();

interface Found {
  readonly name: string;
  readonly state: string;
  readonly version?: string;
}

function program(name: string, commands: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${commands}\n`);
  chmodSync(join(bin, name), 0o755);
}
