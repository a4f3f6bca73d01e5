import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** An account that others own has no annotations of ours. */
export const serviceAccounts: Rule = (catalogue) =>
  catalogue.services.flatMap(({ path, serviceAccount: { annotations, shared } }) => {
    if (shared === undefined || Object.keys(annotations).length === 0) return [];
    return [
      {
        path: at(path, "serviceAccount", "annotations"),
        message: `are for an account of the chart's own, but the pods use ${shared.name} (shared)`,
      },
    ];
  });
