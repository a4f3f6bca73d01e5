import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import type { Catalogue } from "../../src/catalogue/model/catalogue.js";
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
  const chart = umbrellaChart(catalogueOf(services, more));
  return { chart, folder: writeChart(chart) };
}

/** A complete catalogue of services. */
export function catalogueOf(
  services: CatalogueSource["services"],
  more: Partial<CatalogueSource> = {},
): Catalogue {
  const value = { name: "shop", version: "1.0.0", description: "A shop", ...more, services };
  return validateCatalogue({ file: "shop", value }, objectNames);
}
