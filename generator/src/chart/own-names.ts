import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { at } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";
import { serviceValues } from "./service-values.js";
import { subchart } from "./subchart.js";

/**
 * What services themselves add to their charts takes no name that is taken: no file of the chart, and no key
 * of its values. Only that service's own chart counts, so that a kind that others use takes nothing away.
 */
export function ownNameProblems(catalogue: Catalogue): readonly Problem[] {
  return catalogue.services.flatMap((service) => [
    ...(Object.keys(service.templates).length === 0 ? [] : fileProblems(catalogue, service)),
    ...(Object.keys(service.values).length === 0 ? [] : keyProblems(service)),
  ]);
}

function fileProblems(catalogue: Catalogue, service: Service): readonly Problem[] {
  const { path, templates } = service;
  // Only the paths of its files are looked at, so that no sum is needed.
  const taken = new Set(subchart({ catalogue, sum: "" }, service).templates.map(({ path }) => path));
  return Object.keys(templates)
    .filter((file) => taken.has(`templates/${file}`))
    .map((file) => ({
      path: at(path, "templates", file),
      message: "is the name of a file that chartwright writes itself. Choose another name",
    }));
}

function keyProblems(service: Service): readonly Problem[] {
  const taken = new Set([...Object.keys(serviceValues({ ...service, values: {} }).members), ...umbrellaKeys]);
  return Object.keys(service.values)
    .filter((key) => taken.has(key))
    .map((key) => ({
      path: at(service.path, "values", key),
      message: "is a key that the values of this chart have already. Choose another name",
    }));
}

/** Those that an umbrella has in the values of each of its subcharts. */
const umbrellaKeys = ["enabled", "global"];
