import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";

// Devices and pipes say no size, and some never end.
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const folder = mkdtempSync(join(tmpdir(), "chartwright-endless-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, "catalogue.yaml"),
  "name: shop\nversion: 1.0.0\ndescription: A shop\nservices: { web: { description: Pages } }\n",
);
mkdirSync(join(folder, "chart"));
writeFileSync(join(folder, "chart/Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
symlinkSync("/dev/zero", join(folder, "endless.tgz"));
mkdirSync(join(folder, "torn/shop"), { recursive: true });
writeFileSync(join(folder, "torn/shop/Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
symlinkSync("/dev/zero", join(folder, "torn/shop/.chartwright.json"));
spawnSync("mkfifo", [join(folder, "pipe")]);

const tooMuch = /must be at most 5 MiB, got more/;
const commands: Readonly<Record<string, readonly [command: string, message: RegExp]>> = {
  "values from a device": ["$CLI validate -f /dev/zero", tooMuch],
  "values from standard input": ["yes | $CLI validate -f -", tooMuch],
  "values from standard input by its name": ["yes | $CLI validate -f /dev/stdin", tooMuch],
  "values from a pipe of the shell": ["$CLI validate -f <(yes)", tooMuch],
  "values from a named pipe": ["{ yes > pipe & } 2> errors; $CLI validate -f pipe", tooMuch],
  "manifests of a namespace": ["$CLI prove chart --namespace-manifest /dev/zero", tooMuch],
  "a registry's authority": ["$CLI pin --ca-file /dev/zero", tooMuch],
  logins: ["$CLI pin --registry-config /dev/zero", tooMuch],
  "a package": ["$CLI package endless.tgz", /endless\.tgz: 1 problem\n\n {2}is (not|neither) /],
  "a state file": ["$CLI package torn/shop", tooMuch],
};

for (const [what, [command, message]] of Object.entries(commands))
  test(`${what}: what never ends is read no further than a file may go`, () => {
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
      cwd: folder,
      encoding: "utf8",
      timeout: 60_000,
      env: { ...process.env, CLI: `${process.execPath} ${cli}`, XDG_CACHE_HOME: join(folder, "cache") },
    });
    assert.is(status, 1, stderr);
    assert.match(stdout + stderr, message);
    assert.not.match(stderr, /^ +at /m);
  });

test.run();
