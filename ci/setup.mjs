// Makes a fresh clone ready: the packages of package-lock.json, then a build. Plain JavaScript, for it runs
// before either is there.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

process.chdir(new URL("..", import.meta.url).pathname);

const stamp = "node_modules/.chartwright-lock";
const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const installed = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";

if (installed !== wanted) {
  process.stderr.write("Installing the packages of package-lock.json.\n");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, wanted);
}
process.stderr.write("Building chartwright.\n");
// A test whose source is gone must not run on.
rmSync("dist", { recursive: true, force: true });
run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."]);
run(process.execPath, ["dist/ci/precompile.js"]);

function run(program, args) {
  try {
    execFileSync(program, args, { stdio: ["ignore", process.stderr, process.stderr] });
  } catch (error) {
    process.exit(error.status ?? 3);
  }
}
