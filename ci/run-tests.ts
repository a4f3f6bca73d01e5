import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { clusterTools, registryTools, testTools } from "./tools/index.js";

// node dist/ci/run-tests.js [PART-OF-A-PATH …]: every test file, each in a process of its own, two at a time. Those that need no tool
// run while the tools are built, and those that need no registry or cluster while their programs are. What a file could not do here is said at the
// end: its lines that begin with `skipped:`. The last line is `N passed, N failed`.
const needsCluster = /^(generator|ci)\/test\/cluster\//;
const needsRegistry = /^generator\/test\/registry\//;
const needsTools = /^(generator\/test\/(helm|lint)|ci\/test)\//;
const atOnce = 2;

interface Result {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly output: string;
}

const files = testFiles(process.argv.slice(2));
const results: Result[] = [];
const forCluster = files.filter((file) => needsCluster.test(file));
const forRegistry = files.filter((file) => needsRegistry.test(file));
const forTools = files.filter((file) => !forCluster.includes(file) && !forRegistry.includes(file) && needsTools.test(file));
const tools = install(testTools, [...forTools, ...forRegistry, ...forCluster]);
const registries = tools.then((ready) => ready && install(registryTools, forRegistry));
const clusters = registries.then(() => tools).then((ready) => ready && install(["registry", ...clusterTools], forCluster));
await runAll(files.filter((file) => ![...forTools, ...forRegistry, ...forCluster].includes(file)));
if (await tools) await runAll(forTools);
if (await registries) await runAll(forRegistry);
if (await clusters) await runAll(forCluster);

for (const { file, output } of results.filter(({ failed }) => failed > 0)) process.stdout.write(`\n${file}\n${output}\n`);
for (const { file, output } of results) for (const [line] of output.matchAll(/^skipped: .*$/gm)) process.stdout.write(`\n${file}: ${line}\n`);
const failed = sum(({ failed }) => failed);
// A run that found no test has not passed.
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${failed} failed\n`);

/** Builds what is missing of some tools, if any file needs them. Says whether they are there; if they are not, that is a failure. */
async function install(names: readonly string[], needing: readonly string[]): Promise<boolean> {
  if (needing.length === 0) return true;
  const { code, output } = await runNode(["dist/ci/tools/install.js", ...names]);
  if (code !== 0) results.push({ file: "tools", passed: 0, failed: 1, seconds: 0, output });
  return code === 0;
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
