import type { Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { labelsToBeSelected } from "../../catalogue/facts/pod-metadata.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { workloadScope } from "./container-values.js";
import { refused, said } from "./schema-rules.js";

/**
 * Rules for the `allOf` of the umbrella's schema: `podLabels` do not make pods of one service those of
 * another that selects its own by `selectorLabels`.
 */
export function strayPods(catalogue: Catalogue): readonly JsonSchema[] {
  return catalogue.services.flatMap((selecting) =>
    selecting.selectorLabels === undefined
      ? []
      : catalogue.services
          .filter((other) => other !== selecting)
          .flatMap((other) =>
            other.workloads.flatMap((workload) => stray(catalogue, selecting, other, workload)),
          ),
  );
}

function stray(
  catalogue: Catalogue,
  { name, selectorLabels = {} }: Service,
  other: Service,
  workload: Workload,
): readonly JsonSchema[] {
  const needed = labelsToBeSelected(catalogue, other, workload, selectorLabels);
  if (needed === undefined) return [];
  const path = [other.name, ...workloadScope(workload), "podLabels"];
  return [
    refused(
      Object.entries(needed).map(([key, value]) =>
        said(path, { [key]: { const: value } }, workload.podLabels[key] === value),
      ),
      path,
      `other labels: by these ${name} selects its own pods, and would select those of ${other.name} as well`,
    ),
  ];
}
