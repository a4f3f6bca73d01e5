import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { namespaceChartsOf } from "../../src/chart/namespace.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { toYaml } from "../../src/render/yaml.js";
import { at } from "./at.js";
import { createdPods } from "./created-pods.js";
import { kubernetesVerdicts } from "./kubernetes-verdicts.js";
import { platforms } from "./platforms.js";
import { randomSets } from "./random-sets.js";
import { repeatedItems } from "./merge-keys.js";
import { kubeVersion, manifestsIn } from "./render.js";
import { run } from "./run.js";
import type { WrittenChart } from "./same-verdict.js";

// VALUES_SETS=5000 npm test -- random-values: so many sets over all charts, a fifth of them for the platform.
const total = Number(process.env["VALUES_SETS"] ?? 150);
// All tests together judge the same sets every time; a long run looks for others.
const chosen = process.env["VALUES_SETS"] === undefined ? 1 : Date.now() % 1_000_000;
const seed = Number(process.env["VALUES_SEED"] ?? chosen);

const scratch = mkdtempSync(join(tmpdir(), "random-values-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const [platform, ...others] = platforms.flatMap(({ catalogue, chart: folder }) => [
  { chart: umbrellaChart(catalogue), folder },
  ...namespaceChartsOf(catalogue).map((chart) => ({ chart, folder: join(dirname(folder), chart.folder) })),
]) as [WrittenChart, ...WrittenChart[]];

/** What there is to say against sets, each with the first places where it was said. */
const refusals = new Map<string, string[]>();
const counts = { sets: 0, objects: 0, custom: 0 };

test(`Kubernetes accepts what charts print of ${total} random sets of values, seed ${seed}`, async () => {
  const share = Math.ceil((total * 0.8) / others.length);
  for (const written of [platform, ...others]) {
    const sets = randomSets(written.chart, written === platform ? Math.ceil(total * 0.2) : share, seed);
    const given = sets.flatMap((values, i) =>
      values ? [{ name: `${written.chart.folder}-${i}`, values }] : [],
    );
    for (let from = 0; from < given.length; from += 20)
      await judge(written.folder, given.slice(from, from + 20));
  }
  process.stdout.write(
    `${counts.sets} sets, ${counts.objects} objects judged, ${counts.custom} custom resources not judged\n`,
  );
  const lines = [...refusals].map(
    ([message, where]) => `${message}\n    ${where.slice(0, 3).join("\n    ")}\n`,
  );
  // uvu would compare long texts for minutes.
  assert.ok(lines.length === 0, lines.join(""));
  assert.ok(counts.sets > total * 0.9, "too few sets are left");
});

test.run();

interface NamedSet {
  readonly name: string;
  readonly values: object;
}

async function judge(chart: string, sets: readonly NamedSet[]): Promise<void> {
  const printed = await Promise.all(sets.map(({ name, values }) => print(chart, name, values)));
  const objects = printed.map(manifestsIn);
  const withPods = printed.map((text, i) => [text, ...createdPods(objects[i]!)].join("\n---\n"));
  const verdicts = await kubernetesVerdicts(withPods);
  for (const [i, { refused, judged, custom }] of verdicts.entries()) {
    counts.sets++;
    counts.objects += judged;
    counts.custom += Object.values(custom).reduce((sum, number) => sum + number, 0);
    for (const { object, message } of refused) refuse(message, `${sets[i]!.name}: ${object}`);
    for (const manifest of objects[i]!)
      for (const item of repeatedItems(manifest))
        refuse(`an item is there twice: ${item}`, `${sets[i]!.name}: ${at(manifest, "metadata.name")}`);
  }
}

/** What Helm prints; nothing where it refuses what `validate` accepted, which is a finding as well. */
async function print(chart: string, name: string, values: object): Promise<string> {
  const file = join(scratch, `${name}.yaml`);
  writeFileSync(file, toYaml(values));
  const [release, namespace] = [picked(releases, name), picked(namespaces, name)];
  // The chart of a namespace is installed from another one.
  const from = at(values, "name") === namespace ? "elsewhere" : namespace;
  const where = ["--kube-version", kubeVersion, "--namespace", from];
  const args = ["template", release, chart, ...where, "--values", file];
  const { code, output, errors } = await run("helm4", args);
  if (code !== 0) refuse(errors, name);
  return code === 0 ? output : "";
}

/** Names that YAML could read otherwise, and such as are as long as they may be. */
const releases = ["shop", "on", "yes", "null", "e1", "a--b", "true", "n", "inf", `r${"-0".repeat(26)}`];
const namespaces = ["default", "1234", "0123", "1e3", "yes", "null", "0x1f", "n".repeat(63), "1-2"];

function picked(names: readonly string[], of: string): string {
  const sum = [...`${of} ${seed}`].reduce(
    (sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_521,
    7,
  );
  return names[sum % names.length]!;
}

function refuse(message: string, where: string): void {
  refusals.set(message, [...(refusals.get(message) ?? []), where]);
}
