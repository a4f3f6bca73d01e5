import { join } from "node:path";
import { ToolError } from "./tools/index.js";
import { costOf, installTools, missingTools } from "./tools/install-tools.js";
import { runNode, startWorker, type ExitResult, type Worker } from "./test-processes.js";
import { checks, tierFiles, tiers, type Tier } from "./test-tiers.js";

// node dist/ci/run-tests.js [TIER …] [PART-OF-A-PATH …]: the test files of these tiers (unit, changes, tools,
// registry, cluster; none for all) whose paths have one of these parts, two at a time. The tools of a tier
// are built while the tiers before it run. What a file could not do here is said at the end: its lines that
// begin with `skipped:`. The last line is `N passed, N failed`.
const atOnce = 2;

interface Result {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

const args = process.argv.slice(2);
const asked = tiers.filter(({ name }) => args.length === 0 || args.includes(name));
const parts = args.filter((arg) => !tiers.some(({ name }) => name === arg));
const chosen = (asked.length > 0 ? asked : tiers)
  .map((tier) => ({ tier, files: tierFiles(tier, parts) }))
  .filter(({ files }) => files.length > 0);
const results: Result[] = [];

const missing = missingTools([...new Set(chosen.flatMap(({ tier }) => tier.tools))]);
if (missing.length > 0)
  sayOfTools(`to be built once: ${missing.join(", ")}; ${costOf(missing) ?? "seconds"}`);

let last = Promise.resolve(true);
const installed = chosen.map(({ tier }) => (last = last.then(() => install(tier))));
for (const [i, { tier, files }] of chosen.entries()) {
  const programs = tier.name === "unit" && parts.length === 0 ? checks : [];
  if (await installed[i])
    await runAll([...programs.map(programJob), ...files.map((file) => fileJob(file, tier))]);
}

for (const { name, output } of results.filter(({ failed }) => failed > 0))
  process.stdout.write(`\n${name}\n${output}\n`);
for (const { name, output } of results)
  for (const [line] of output.matchAll(/^skipped: .*$/gm)) process.stdout.write(`\n${name}: ${line}\n`);
const failed = sum(({ failed }) => failed);
// A run that found no test has not passed.
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;
process.stdout.write(`\n${sum(({ passed }) => passed)} passed, ${failed} failed\n`);

/**
 * Builds what is missing of a tier's tools. Says whether they are there; if they are not, that is a failure.
 */
async function install({ name, tools }: Tier): Promise<boolean> {
  try {
    await installTools(tools, sayOfTools);
    return true;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    results.push({ name: `the tools of ${name}`, passed: 0, failed: 1, output: error.message });
    return false;
  }
}

// The last line of the output is for counts.
function sayOfTools(line: string): void {
  process.stdout.write(`tools: ${line}\n`);
}

function sum(count: (result: Result) => number): number {
  return results.reduce((total, result) => total + count(result), 0);
}

interface Job {
  readonly name: string;
  readonly run: (worker: Worker) => Promise<ExitResult>;
  readonly counts: (ending: ExitResult) => { readonly passed: number; readonly failed: number };
}

function programJob([name, ...command]: readonly [string, ...string[]]): Job {
  return {
    name,
    run: () => runNode(command),
    counts: ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

function fileJob(name: string, { sharesProcess }: Tier): Job {
  const path = join("dist", name);
  return { name, run: (worker) => (sharesProcess ? worker.run(path) : runNode([path])), counts };
}

function counts({ code, output }: ExitResult): { readonly passed: number; readonly failed: number } {
  const total = count(output, "Total");
  const passed = count(output, "Passed") ?? 0;
  // A file that ends without a total has crashed; one without a test hides them.
  const failed = total === undefined || total === 0 ? 1 : total - passed;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function count(output: string, word: string): number | undefined {
  const found = [...output.matchAll(new RegExp(`^\\s*${word}:\\s+(\\d+)`, "gm"))];
  return found.length === 0 ? undefined : found.reduce((total, [, number]) => total + Number(number), 0);
}

async function runAll(jobs: readonly Job[]): Promise<void> {
  const waiting = [...jobs];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const worker = startWorker();
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        const start = performance.now();
        const ending = await job.run(worker);
        const { passed, failed } = job.counts(ending);
        results.push({ name: job.name, passed, failed, output: ending.output });
        process.stdout.write(
          `${failed > 0 ? "FAIL" : "ok  "} ${job.name}  ${passed} passed, ${failed} ` +
            `failed, ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
        );
      }
      worker.stop();
    }),
  );
}
