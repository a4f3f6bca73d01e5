import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { packageFolder } from "../../generator/src/package-folder.js";
import { toolPath } from "../tools/index.js";
import { catalogueText } from "./catalogue-text.js";
import { helmCost } from "./helm-costs.js";
import { compared, measured, type Comparison } from "./measure.js";
import { shares } from "./profile.js";
import { report } from "./report.js";
import type { Rows } from "./rows.js";

// npm run bench [FOLDER]: measures generation and what Helm makes of it, in FOLDER or the system's one for
// temporary files, and writes the results to ci/bench/results.md. Nothing else should run meanwhile.
const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), "chartwright-bench-"));
const helmProgram = toolPath("helm4");
// What runs remember goes with the rest.
process.env["XDG_CACHE_HOME"] = join(folder, "cache");
const cli = join(packageFolder, "dist/generator/bundle/cli.js");
/** The same before it is bundled: only there do modules have rooms. */
const modules = join(packageFolder, "dist/generator/src/cli.js");
const plainWrite = join(packageFolder, "dist/ci/bench/plain-write.js");
const pairs = 7;

try {
  const rows: Rows = {
    generation: [10, 100, 1000].map(generation),
    scaling: [500, 1000, 2000].map(scaled),
    shares: profiled(1000),
    helm: await helm([50, 200, 400, 1000]),
  };
  writeFileSync(
    join(packageFolder, "ci/bench/results.md"),
    report(rows, {
      node: process.version,
      cores: cpus().length,
      date: new Date().toISOString().slice(0, 10),
      pairs,
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}

function generation(count: number): Rows["generation"][number] {
  say(`${count} services`);
  const catalogue = written(count);
  const packed = join(folder, `${count}.json`);
  const first = join(folder, `${count}-first`);
  measured(generate(catalogue, first));
  measured([plainWrite, "pack", first, packed]);
  const cold = compared(
    pairs,
    (i) => measured(generate(catalogue, fresh(count, "cold", i))),
    (i) => measured([plainWrite, "write", packed, fresh(count, "plain", i)]),
  );
  settle(catalogue, first);
  const unchanged = compared(pairs, () => measured(generate(catalogue, first)), nothing);
  const oneChanged = compared(
    pairs,
    (i) => {
      writeFileSync(catalogue, catalogueText(count, `1.0.${i + 1}`));
      return measured(generate(catalogue, first));
    },
    nothing,
  );
  const check = compared(pairs, () => measured([...generate(catalogue, first), "--check"]), nothing);
  return { count, cold, unchanged, oneChanged, check };
}

function scaled(count: number): Rows["scaling"][number] {
  say(`${count} services, once`);
  return { count, cost: measured(generate(written(count), fresh(count, "scaled", 0))) };
}

function profiled(count: number): Rows["shares"] {
  say(`Profile of ${count} services`);
  return shares(fresh(count, "profile", 0), generate(written(count), fresh(count, "profiled", 0), modules));
}

async function helm(counts: readonly number[]): Promise<Rows["helm"]> {
  const rows: Rows["helm"][number][] = [];
  for (const count of counts) {
    say(`Helm, ${count} services`);
    const output = fresh(count, "helm", 0);
    measured(generate(written(count), output));
    rows.push({ count, cost: await helmCost(helmProgram, join(output, "charts/platform")) });
  }
  return rows;
}

/** The yardstick S: a process of Node that does nothing. */
function nothing(): Comparison["cost"] {
  return measured(["-e", "0"]);
}

function generate(catalogue: string, output: string, program = cli): readonly string[] {
  return [program, "generate", catalogue, "--output", output, "--no-prove"];
}

/** A run right after the catalogue was saved remembers nothing, see last-run.ts. */
function settle(catalogue: string, output: string): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  measured(generate(catalogue, output));
}

function written(count: number): string {
  const file = join(folder, `${count}.ts`);
  writeFileSync(file, catalogueText(count));
  return file;
}

// Never one that was there before: file systems are slow to make files where others have just been deleted.
function fresh(count: number, name: string, i: number): string {
  const path = join(folder, `${count}-${name}-${i}`);
  mkdirSync(path);
  return path;
}

function say(text: string): void {
  process.stderr.write(`${text} …\n`);
}
