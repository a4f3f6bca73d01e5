import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { namespaceChartsOf } from "../../src/chart/namespace.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { chartFiles } from "../../src/render/chart-files.js";
import { kubernetesVerdicts } from "./kubernetes-verdicts.js";
import { renderedText } from "./render.js";
import { catalogueOf } from "./written-catalogue.js";

// Labels are cut after 63 characters, and must not end there with what a label may only have inside.
const scratch = mkdtempSync(join(tmpdir(), "version-labels-"));
test.after(() => rmSync(scratch, { recursive: true }));

const services: CatalogueSource["services"] = {
  web: {
    description: "Pages",
    ports: { http: 80 },
    priorityClassName: "high",
    migration: { revision: 1, command: ["up"] },
  },
};

const long = [48, 49, 50, 51, 52].flatMap((length) =>
  [".b", "-b", "--b", "+b"].map((end) => `1.0.0-${"a".repeat(length)}${end}`),
);
const versions: readonly Partial<CatalogueSource>[] = [
  { version: "1.0.0+build.5" },
  ...long.map((version) => ({ version })),
  ...[".1", "-1", "__1", ""].map((end) => ({ appVersion: `${"1".repeat(62)}${end}${"2".repeat(60)}` })),
];

test("labels of every version are those of Kubernetes", async () => {
  const texts = await Promise.all(
    versions.flatMap((version, i) => charts(version, i).map((folder) => renderedText("helm4", folder))),
  );
  const found = await kubernetesVerdicts(texts);
  assert.equal([...new Set(found.flatMap(({ refused }) => refused.map(({ message }) => message)))], []);
  assert.ok(found.every(({ judged }) => judged > 0));
});

test("the default tag of images is the version, with _ for +", async () => {
  const [umbrella] = charts({ version: "1.0.0+build.5" }, 100);
  assert.match(await renderedText("helm4", umbrella!), /^ +image: web:1\.0\.0_build\.5$/m);
});

test.run();

/** The charts of a catalogue on disk. */
function charts(version: Partial<CatalogueSource>, number: number): readonly string[] {
  const catalogue = catalogueOf(services, {
    priorityClasses: { high: { description: "First", value: 1000 } },
    namespace: {},
    ...version,
  });
  return [umbrellaChart(catalogue), ...namespaceChartsOf(catalogue)].map((chart) => {
    for (const { path, contents } of chartFiles(chart)) {
      mkdirSync(dirname(join(scratch, String(number), path)), { recursive: true });
      writeFileSync(join(scratch, String(number), path), contents);
    }
    return join(scratch, String(number), "charts", chart.folder);
  });
}
