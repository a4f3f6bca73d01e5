import type { Catalogue } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** An account that others own has no name and no annotations of ours, and each service has its own. */
export const serviceAccounts: Rule = (catalogue) => [
  ...catalogue.services.flatMap(({ path, serviceAccount: { name, annotations, shared } }) => {
    if (shared === undefined) return [];
    return [
      ...(Object.keys(annotations).length === 0 ? [] : ["annotations"]),
      ...(name === "" ? [] : ["name"]),
    ].map((field) => ({
      path: at(path, "serviceAccount", field),
      message:
        `${field === "name" ? "is" : "are"} for an account of the chart's own, ` +
        `but the pods use ${shared.name} (shared)`,
    }));
  }),
  ...sameNames(catalogue),
];

function sameNames({ services }: Catalogue): readonly Problem[] {
  const named = services.filter(({ serviceAccount: { name } }) => name !== "");
  return named.flatMap(({ path, serviceAccount: { name } }, i) => {
    const earlier = named.findIndex(({ serviceAccount }) => serviceAccount.name === name);
    return earlier === i
      ? []
      : [
          {
            path: at(path, "serviceAccount", "name"),
            message:
              `is the account of ${named[earlier]!.path} as well, and both charts would make it. ` +
              "Pods of several services have an account that exists already, by shared",
          },
        ];
  });
}
