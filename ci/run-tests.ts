import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { areInstalled, clusterTools, testTools } from "./tools/index.js";

// node dist/ci/run-tests.js [PART-OF-A-PATH …]: every test file, each in a process of its own, two at a time. Those that need no tool
// run while the tools are built. The last line is `N passed, N failed`.
const needsTools = /^(generator\/test\/(helm|lint|cluster)|ci\/test)\//;
const needsCluster = /^(generator|ci)\/test\/cluster\//;
const atOnce = 2;

interface Result {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly output: string;
}

const chosen = testFiles(process.argv.slice(2));
const withCluster = process.env["CHARTWRIGHT_CLUSTER"] === "1" || areInstalled(["kwok", "control-plane"]);
const files = chosen.filter((file) => withCluster || !needsCluster.test(file));
const leftOut = chosen.length - files.length;
const results: Result[] = [];
const tools = files.some((file) => needsTools.test(file)) ? runNode(["dist/ci/tools/install.js", ...wantedTools()]) : Promise.resolve({ code: 0, output: "" });
await runAll(files.filter((file) => !needsTools.test(file)));
const installed = await tools;
if (installed.code === 0) await runAll(files.filter((file) => needsTools.test(file)));
else results.push({ file: "tools", passed: 0, failed: 1, seconds: 0, output: installed.output });

for (const { file, output } of results.filter(({ failed }) => failed > 0)) process.stdout.write(`\n${file}\n${output}\n`);
if (leftOut > 0) process.stdout.write(`\n${leftOut} files that need a cluster were left out. With CHARTWRIGHT_CLUSTER=1 its programs are built, once, in about ten minutes.\n`);
const failed = sum(({ failed }) => failed);
// A run that found no test has not passed.
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${failed} failed\n`);

function wantedTools(): readonly string[] {
  return files.some((file) => needsCluster.test(file)) ? [...testTools, ...clusterTools] : testTools;
}

function sum(count: (result: Result) => number): number {
  return results.reduce((total, result) => total + count(result), 0);
}

function testFiles(parts: readonly string[]): readonly string[] {
  return ["generator/test", "ci/test"].filter((folder) => existsSync(join("dist", folder)))
    .flatMap((folder) => readdirSync(join("dist", folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".test.js"))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort();
}

async function runAll(queue: readonly string[]): Promise<void> {
  const waiting = [...queue];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const result = await runFile(file);
      results.push(result);
      process.stdout.write(`${result.failed > 0 ? "FAIL" : "ok  "} ${file}  ${result.passed} passed, ${result.failed} failed, ${result.seconds.toFixed(1)} s\n`);
    }
  }));
}

async function runFile(file: string): Promise<Result> {
  const start = performance.now();
  const { code, output } = await runNode([join("dist", file)]);
  const total = count(output, "Total");
  const passed = count(output, "Passed");
  // A file that ends without a total has crashed; one that skips a test hides it.
  const failed = total === undefined ? 1 : total - (passed ?? 0);
  return { file, passed: passed ?? 0, failed: code !== 0 && failed === 0 ? 1 : failed, seconds: (performance.now() - start) / 1000, output };
}

function count(output: string, word: string): number | undefined {
  const found = [...output.matchAll(new RegExp(`^\\s*${word}:\\s+(\\d+)`, "gm"))];
  return found.length === 0 ? undefined : found.reduce((total, [, number]) => total + Number(number), 0);
}

function runNode(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => { output += text; });
    child.on("close", (code, signal) => resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }));
  });
}
