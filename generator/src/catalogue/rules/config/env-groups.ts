import type { CatalogueSource } from "../../../../../schemas/types/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { everyContainer, sourceOf } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * The groups of a container exist, and two of them do not disagree about a variable that the container does
 * not set itself.
 */
export const envGroups: Rule = (catalogue, source) =>
  everyContainer(catalogue).flatMap(({ service, workload, container }) => {
    const { envGroups = [], env = {} } = sourceOf(source.services[service.name]!, workload, container);
    const path = at(container.path, "envGroups");
    return [
      ...unknown(path, envGroups, source.envGroups ?? {}),
      ...disagreements(path, envGroups, source.envGroups ?? {}, Object.keys(env)),
    ];
  });

type Groups = NonNullable<CatalogueSource["envGroups"]>;

function unknown(path: string, names: readonly string[], groups: Groups): readonly Problem[] {
  return names.flatMap((name, i) =>
    Object.hasOwn(groups, name)
      ? []
      : [
          {
            path: at(path, i),
            message: notAmong(name, Object.keys(groups), "the envGroups of the catalogue"),
          },
        ],
  );
}

function disagreements(
  path: string,
  names: readonly string[],
  groups: Groups,
  own: readonly string[],
): readonly Problem[] {
  const first = new Map<string, { group: string; entry: string }>();
  return names.flatMap((group, i) =>
    Object.entries(Object.hasOwn(groups, group) ? groups[group]! : {}).flatMap(([variable, value]) => {
      const entry = JSON.stringify(value);
      const earlier = first.get(variable);
      if (earlier === undefined) first.set(variable, { group, entry });
      if (earlier === undefined || earlier.entry === entry || own.includes(variable)) return [];
      return [
        {
          path: at(path, i),
          message: `brings ${variable}, which ${earlier.group} brings with another value. Set it in env`,
        },
      ];
    }),
  );
}
