import type { Catalogue, Namespace } from "../catalogue/model/catalogue.js";
import type { Chart, OwnReadme } from "./chart.js";
import type { ChartTemplate } from "./helm/chart-template.js";
import { namespaceMetadata } from "./metadata.js";
import { schemaValue, type Value, type ValueGroup } from "./values/value-tree.js";
import { loneSchema } from "./values-schema.js";

/**
 * The chart of the namespace's guard-rails; none if the catalogue says nothing of them. It is no part of the
 * umbrella: guard-rails must be there before the first release, and who deploys must neither have the rights
 * that they take nor be able to change them.
 */
export function namespaceChartsOf(catalogue: Catalogue): readonly Chart[] {
  return catalogue.namespace === undefined ? [] : [namespaceChart(catalogue, catalogue.namespace)];
}

/** The chart's name, whether there is one or not. */
export function namespaceChartName({ name }: Pick<Catalogue, "name">): string {
  return `${name}-namespace`;
}

function namespaceChart(catalogue: Catalogue, namespace: Namespace): Chart {
  const name = namespaceChartName(catalogue);
  const description = `Guard-rails of the namespace of ${catalogue.name}`;
  const values = namespaceValues(catalogue, namespace, description);
  return {
    origin: undefined,
    name,
    folder: name,
    metadata: namespaceMetadata(catalogue, namespace, name, description),
    lock: undefined,
    values,
    schema: loneSchema(values, true),
    readme: namespaceReadme(catalogue, namespace, name),
    templates: templates(catalogue, namespace, name),
    files: [],
    relations: [],
    dependencies: [],
  };
}

function namespaceValues(
  { name }: Catalogue,
  { labels, annotations, resourceQuota, limitRange }: Namespace,
  description: string,
): ValueGroup {
  return {
    description,
    members: {
      name: schemaValue("namespace-name", name, "Name of the namespace."),
      labels: schemaValue("namespace-labels", labels, "More labels of the Namespace."),
      annotations: schemaValue("annotations", annotations, "Annotations of the Namespace."),
      ...(resourceQuota ? { resourceQuota: complete(schemaValue("resource-quota", resourceQuota)) } : {}),
      ...(limitRange ? { limitRange: complete(schemaValue("limit-range", limitRange)) } : {}),
    },
  };
}

// null must not take a part of the guard-rails away.
function complete(value: Value): Value {
  return { ...value, required: Object.keys(value.default as object) };
}

function templates(
  catalogue: Catalogue,
  { podSecurity, resourceQuota, limitRange, defaultDeny }: Namespace,
  chart: string,
): readonly ChartTemplate[] {
  const file = <Name extends string>(name: Name) =>
    ({ template: `namespace/templates/${name}`, path: `templates/${name}` }) as const;
  const limits = [...(resourceQuota ? ["resourcequota"] : []), ...(limitRange ? ["limitrange"] : [])];
  const quota: ChartTemplate = {
    ...file("resourcequota.yaml"),
    context: { chart, name: "resource-quota" },
  };
  const range: ChartTemplate = { ...file("limitrange.yaml"), context: { chart, name: "limit-range" } };
  const checks: ChartTemplate = {
    ...file("checks.yaml"),
    context: { chart, bounds: bounds(limitRange), defaults: limitRange?.container !== undefined },
  };
  const deny: ChartTemplate = { ...file("networkpolicy.yaml"), context: { chart, name: "default-deny" } };
  return [
    { ...file("NOTES.txt"), context: { platform: catalogue.name, limits: limits.join(",") } },
    { ...file("_helpers.tpl"), context: { chart, platform: catalogue.name } },
    { ...file("namespace.yaml"), context: { chart, podSecurity } },
    ...(resourceQuota ? [quota] : []),
    ...(limitRange ? [range, checks] : []),
    ...(defaultDeny ? [deny] : []),
  ];
}

// What each kind of the LimitRange has, the lowest first.
function bounds(limitRange: Namespace["limitRange"] = {}) {
  const kinds = {
    container: ["min", "defaultRequest", "default", "max"],
    pod: ["min", "max"],
    persistentVolumeClaim: ["min", "max"],
  } as const;
  return Object.entries(kinds)
    .filter(([name]) => Object.hasOwn(limitRange, name))
    .map(([name, keys]) => ({ name, keys }));
}

function namespaceReadme(
  catalogue: Catalogue,
  { podSecurity, resourceQuota, limitRange, defaultDeny }: Namespace,
  name: string,
): OwnReadme {
  return {
    template: "namespace/README.md",
    context: {
      name,
      platform: catalogue.name,
      podSecurity,
      hasResourceQuota: resourceQuota !== undefined,
      hasLimitRange: limitRange !== undefined,
      defaultDeny,
    },
  };
}
