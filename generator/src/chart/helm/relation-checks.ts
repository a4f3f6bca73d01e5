import type { Service } from "../../catalogue/model/catalogue.js";
import { pathText } from "../../problem/positions.js";
import { orderingRelation, type Relation } from "../values/relations.js";
import type { ChartTemplate } from "./chart-template.js";
import { goString, valuesPath } from "./helm-expression.js";
import { nameExpression } from "./names.js";

/**
 * The chart file that refuses values that do not go together; none where nothing depends on others.
 *
 * @param services whose charts the relations of an umbrella speak of
 */
export function relationChecks(
  chart: string,
  relations: readonly Relation[],
  services: readonly Service[] = [],
): readonly ChartTemplate[] {
  const of = (wanted: Relation["of"]) =>
    relations
      .filter(({ of, path }) => of === wanted && path[0] !== "global")
      .map(({ path }) => ({ path: pathText(path), value: valuesPath(path) }));
  if (relations.length === 0) return [];
  return [
    {
      template: "subchart/templates/checks.yaml",
      path: "templates/checks.yaml",
      context: {
        chart,
        isOfService: relations.some(({ path }) => path.length > 0 && path[0] !== "global"),
        resources: of("resources"),
        autoscaling: of("autoscaling"),
        constraints: of("topologySpreadConstraints"),
        variables: of("extraEnv"),
        affinities: of("affinity"),
        annotations: annotations(relations),
        accounts: accounts(relations, services),
        ordering: relations.includes(orderingRelation),
      },
    },
  ];
}

function annotations(relations: readonly Relation[]) {
  return relations.flatMap((relation) => {
    if (relation.of !== "annotations") return [];
    const { path, most } = relation;
    const isGlobal = path[0] === "global";
    const keys = path.slice(1).map(goString).join(" ");
    return [
      {
        at: isGlobal ? goString(pathText(path)) : `(print $at ${goString(pathText(path))})`,
        value: isGlobal ? `(dig ${keys} dict (.Values.global | default dict))` : valuesPath(path),
        most,
      },
    ];
  });
}

function accounts(relations: readonly Relation[], services: readonly Service[]) {
  const named = relations.flatMap((relation) =>
    relation.of === "accounts" ? relation.accounts.map(({ service }) => service) : [],
  );
  return services
    .filter(({ name }) => named.includes(name))
    .map((service) => ({
      service: service.name,
      value: valuesPath([service.name]),
      own: nameExpression(service, service.name),
    }));
}
