import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import { inputsOf, type Inputs } from "../../src/source/inputs.js";
import { lastRun } from "../../src/output/last-run.js";
import { sha256 } from "../../src/output/state.js";

// Each test begins with a run that is remembered, with all that it read saved long before.
const cache = process.env["XDG_CACHE_HOME"];

export let folder: string;

export let root: string;

export let input: string;

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), "chartwright-last-run-"));
  root = join(folder, "out");
  input = join(folder, "catalogue.yaml");
  process.env["XDG_CACHE_HOME"] = join(folder, "cache");
  process.env["CHARTWRIGHT_TEST"] = "1";
  put("catalogue.yaml", "name: shop\n");
  put("program.js", "");
  put("values/a.yaml", "a: 1\n");
  for (const [path, text] of Object.entries(outputs)) put(`out/${path}`, text);
  pass();
  remember();
});

test.after.each(() => rmSync(folder, { recursive: true }));

test.after(() => {
  if (cache === undefined) delete process.env["XDG_CACHE_HOME"];
  else process.env["XDG_CACHE_HOME"] = cache;
  delete process.env["CHARTWRIGHT_TEST"];
});

const outputs = {
  "state.json": "{}",
  "a.yaml": "a: 1\n",
  "b.yaml": "b: 1\n",
  "shop/a.yaml": "a: 1\n",
  "shop/b/c.yaml": "c: 1\n",
};

export function program(): Inputs {
  return inputsOf({ programs: [join(folder, "program.js")] });
}

export function untouched(): number | undefined {
  return lastRun(input, root, "", program()).untouched();
}

export function filesOf(chart: string, origin: string): readonly string[] | undefined {
  return lastRun(input, root, "", program()).filesOf(chart, origin);
}

export function remember(): void {
  keep(lastRun(input, root, "", program()));
}

export function keep(
  run: ReturnType<typeof lastRun>,
  inputs: Inputs | "unknown" = inputsOf({
    files: [input, join(folder, "tsconfig.json")],
    folders: [
      { folder: join(folder, "values"), start: "" },
      { folder, start: "module" },
    ],
    variables: ["CHARTWRIGHT_TEST"],
  }),
): void {
  const { "state.json": state, ...others } = outputs;
  run.replace({
    inputs: inputs === "unknown" ? undefined : run.seen(inputs),
    statePath: "state.json",
    state,
    outputs: new Map(Object.entries(others).map(([path, text]) => [path, sha256(text)])),
    origins: new Map([
      ["shop", "1"],
      ["shop/b", "2"],
    ]),
  });
}

export function record(): string {
  return join(folder, "cache/chartwright/runs", readdirSync(join(folder, "cache/chartwright/runs"))[0]!);
}

export function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), "");
  appendFileSync(join(folder, path), text);
}

/** Longer than file systems' clocks stand still. */
export function pass(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40);
}
