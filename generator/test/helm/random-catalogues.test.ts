import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { namespaceChartsOf } from "../../src/chart/namespace.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { catalogueSource, checkedCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { ProblemsError } from "../../src/problem/problem.js";
import { chartFiles } from "../../src/render/chart-files.js";
import { catalogueSchema } from "../../src/schema/files.js";
import { caseFolder, caseNames } from "../cases.js";
import { kubernetesVerdicts } from "./kubernetes-verdicts.js";
import { mutatedCatalogue } from "./mutated-catalogues.js";
import { kubeVersion } from "./render.js";
import { run } from "./run.js";

// CATALOGUES=5000 npm test -- random-catalogues: so many catalogues, made of those of all cases in turn.
const total = Number(process.env["CATALOGUES"] ?? 44);
// All tests together judge the same catalogues every time; a long run looks for others.
const chosen = process.env["CATALOGUES"] === undefined ? 1 : Date.now() % 1_000_000;
const seed = Number(process.env["CATALOGUES_SEED"] ?? chosen);

const scratch = mkdtempSync(join(tmpdir(), "random-catalogues-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const schema = catalogueSchema();

test(`Kubernetes accepts the objects of ${total} random catalogues, seed ${seed}`, async () => {
  const refusals = new Map<string, string[]>();
  const refuse = (message: string, where: string) =>
    refusals.set(message, [...(refusals.get(message) ?? []), where]);
  const counts = { changes: 0, objects: 0 };
  for (let from = 0; from < total; from += 20) {
    const numbers = Array.from({ length: Math.min(20, total - from) }, (_, i) => from + i);
    const printed = await Promise.all(
      numbers.map(async (number) => {
        const { where, changes, charts } = await written(number, refuse);
        counts.changes += changes;
        const texts = await Promise.all(charts.map((chart) => print(chart, (text) => refuse(text, where))));
        return { where, text: texts.join("\n---\n") };
      }),
    );
    const verdicts = await kubernetesVerdicts(printed.map(({ text }) => text));
    for (const [i, { refused, judged }] of verdicts.entries()) {
      counts.objects += judged;
      for (const { object, message } of refused) refuse(message, `${object} of ${printed[i]!.where}`);
    }
  }
  process.stdout.write(`${counts.changes} changes, ${counts.objects} objects judged\n`);
  const lines = [...refusals].map(
    ([message, where]) => `${message}\n    ${where.slice(0, 2).join("\n    ")}\n`,
  );
  // uvu would compare long texts for minutes.
  assert.ok(lines.length === 0, lines.join(""));
  assert.ok(counts.changes > total * 3, "too few changes are accepted");
});

test.run();

/** The charts of a random catalogue, each in a folder of its own; none where making them fails. */
async function written(number: number, refuse: (message: string, where: string) => void) {
  const name = caseNames[number % caseNames.length]!;
  const file = join(caseFolder(name), "catalogue.yaml");
  const { value: original } = await catalogueSource(file, undefined);
  const { value, changes } = mutatedCatalogue(schema, original, isAccepted, {
    seed: seed * 10_000 + number,
    tries: 60,
    most: 12,
  });
  const where = `${name}, number ${number}:\n      ${changes.join("\n      ")}`;
  try {
    return { where, changes: changes.length, charts: chartsIn(join(scratch, String(number)), value) };
  } catch (error) {
    refuse((error as Error).stack ?? "", where);
    return { where, changes: changes.length, charts: [] };
  }
}

function chartsIn(folder: string, value: unknown): readonly string[] {
  const catalogue = checkedCatalogue({ file: "catalogue.yaml", value: structuredClone(value) });
  const charts = [umbrellaChart(catalogue), ...namespaceChartsOf(catalogue)];
  for (const { path, contents } of charts.flatMap((chart) => [...chartFiles(chart)])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return charts.map((chart) => join(folder, "charts", chart.folder));
}

function isAccepted(value: unknown): boolean {
  try {
    checkedCatalogue({ file: "catalogue.yaml", value });
    return true;
  } catch (error) {
    if (error instanceof ProblemsError) return false;
    throw error;
  }
}

/** What Helm prints; nothing where it refuses what `validate` accepted, which is a finding as well. */
async function print(chart: string, refuse: (text: string) => void): Promise<string> {
  const { code, output, errors } = await run("helm4", [
    "template",
    "shop",
    chart,
    "--kube-version",
    kubeVersion,
  ]);
  if (code !== 0) refuse(errors);
  return code === 0 ? output : "";
}
