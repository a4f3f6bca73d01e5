import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { globalValues } from "../../src/chart/global-values.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { isGroup, type ValueNode } from "../../src/chart/values/value-tree.js";
import { toYaml } from "../../src/render/yaml.js";
import { checkValues } from "../../src/values/check-values.js";
import { writeChart } from "../values/charts.js";
import { platforms } from "./platforms.js";
import { renderedText } from "./render.js";
import { catalogueOf } from "./written-catalogue.js";

// Null takes a default of the umbrella away; then each chart has the catalogue's own, which is the same.
const folder = mkdtempSync(join(tmpdir(), "null-globals-"));
test.after(() => rmSync(folder, { recursive: true }));

const closed = catalogueOf(
  { web: { description: "Pages", ports: { http: 80 }, migration: { revision: 1, command: ["up"] } } },
  { networkPolicy: { enabled: false }, ingress: { enabled: false }, autoscaling: { engine: "keda" } },
);
const switchedOff = { name: "switched off", catalogue: closed, chart: writeChart(umbrellaChart(closed)) };
test.after(() => rmSync(join(switchedOff.chart, "..", ".."), { recursive: true }));

for (const { name, catalogue, chart } of [switchedOff, ...platforms]) {
  test(`${name}: null for global values prints what the catalogue says`, async () => {
    const umbrella = umbrellaChart(catalogue);
    const all = Object.entries(globalValues(catalogue).members);
    const accepted = all.filter(([key, node]) => isAccepted({ [key]: nulls(node) }));
    const whole = all.filter(([key]) => isAccepted({ [key]: null }));
    assert.ok(accepted.length > 5 && whole.length > 5, "null takes hardly anything away");
    const usual = await renderedText("helm4", chart);
    for (const [i, global] of [
      Object.fromEntries(accepted.map(([key, node]) => [key, nulls(node)])),
      Object.fromEntries(whole.map(([key]) => [key, null])),
    ].entries()) {
      const file = join(folder, `${name}-${i}.yaml`);
      writeFileSync(file, toYaml({ global }));
      assert.is(differences(usual, await renderedText("helm4", chart, [file])), "", toYaml({ global }));
    }

    function isAccepted(global: object): boolean {
      return checkValues(umbrella, [{ file: "values.yaml", value: { global } }]).length === 0;
    }
  });
}

test.run();

/** Null in the place of every default. */
function nulls(node: ValueNode): unknown {
  if (isGroup(node))
    return Object.fromEntries(Object.entries(node.members).map(([key, member]) => [key, nulls(member)]));
  return node.default === undefined ? undefined : null;
}

/** The first lines in which two texts differ. */
function differences(usual: string, other: string): string {
  if (usual === other) return "";
  const [lines, others] = [usual.split("\n"), other.split("\n")];
  const first = lines.findIndex((line, i) => line !== others[i]);
  return [...lines.slice(first, first + 5), "became", ...others.slice(first, first + 5)].join("\n");
}
