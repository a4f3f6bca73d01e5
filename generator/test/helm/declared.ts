import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import * as assert from "uvu/assert";
import type { Catalogue } from "../../src/catalogue/model/catalogue.js";
import type { Chart } from "../../src/chart/chart.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { writeChart } from "../values/charts.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";
import { sameVerdict, type WrittenChart } from "./same-verdict.js";

/** A catalogue that a test declares, as a chart on disk. */
export function declared(source: Omit<CatalogueSource, "version" | "description">): Declared {
  const whole = { version: "1.0.0", description: "A shop", ...source };
  const catalogue = validateCatalogue({ file: source.name, value: whole }, objectNames);
  const chart = umbrellaChart(catalogue);
  const written: WrittenChart = { chart, folder: writeChart(chart) };
  folders.push(join(written.folder, "..", ".."));
  return {
    rendered: async (values, service) => {
      const file = join(mkdtempSync(join(scratch, "values-")), "values.yaml");
      writeFileSync(file, values);
      const folder = service === undefined ? written.folder : join(written.folder, "charts", service);
      const [four, three] = await Promise.all(
        (["helm4", "helm3"] as const).map((helm) => renderedText(helm, folder, [file])),
      );
      assert.equal(manifestsIn(three!), manifestsIn(four!));
      return manifestsIn(four!);
    },
    problems: (values) =>
      sameVerdict(written, [values]).flatMap(({ problems }) =>
        problems.map(({ path, message }) => `${path} ${message}`),
      ),
    catalogue,
    chart,
  };
}

export interface Declared {
  readonly catalogue: Catalogue;
  readonly chart: Chart;
  /** What both Helms print for values, the same; of the whole, or of the chart of one service. */
  readonly rendered: (values: string, service?: string) => Promise<readonly Manifest[]>;
  /** What `validate` says of values; both Helms refuse the same places. */
  readonly problems: (values: string) => readonly string[];
}

const scratch = mkdtempSync(join(tmpdir(), "chartwright-declared-"));
const folders = [scratch];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
