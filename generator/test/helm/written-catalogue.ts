import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import { writeChart } from "../values/charts.js";
import type { WrittenChart } from "./same-verdict.js";

/** The umbrella chart of services, written to a folder of its own. */
export function writtenCatalogue(
  services: CatalogueSource["services"],
  more: Partial<CatalogueSource> = {},
): WrittenChart {
  const value = { name: "shop", version: "1.0.0", description: "A shop", ...more, services };
  const chart = umbrellaChart(validateCatalogue({ file: "shop", value }, objectNames));
  return { chart, folder: writeChart(chart) };
}
