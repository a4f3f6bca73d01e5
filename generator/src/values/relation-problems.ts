import type { Affinity, Resources, TopologySpreadConstraints } from "../../../schemas/types/catalogue.js";
import { resourceFaults } from "../catalogue/rules/workload/resources.js";
import { repeatedConstraints, repeatedLabelKeys } from "../catalogue/rules/workload/scheduling.js";
import type { Chart } from "../chart/chart.js";
import { isMap, mapAt, type ValueMap } from "../chart/values/value-map.js";
import type { Account, Relation } from "../chart/values/relations.js";
import { pathText, type Step } from "../problem/positions.js";
import type { Problem } from "../problem/problem.js";

/**
 * What charts refuse of values that their schemas accept, because those depend on each other.
 *
 * @param values as Helm merges them, for a chart and the subcharts that it installs
 */
export function relationProblems(
  chart: Chart,
  enabled: readonly Chart[],
  values: ValueMap,
): readonly Problem[] {
  const found = [
    ...chart.relations.map((relation) => ({ relation, path: relation.path })),
    ...enabled.flatMap(({ name, relations }) =>
      relations.map((relation) => ({
        relation,
        path: relation.path[0] === "global" ? relation.path : [name, ...relation.path],
      })),
    ),
  ].flatMap(({ relation, path }) =>
    faults(relation, valueAt(values, path), enabled).map(({ steps, message }) => ({
      path: pathText([...path, ...steps]),
      message,
    })),
  );
  return found.filter(({ path }, i) => i === found.findIndex((other) => other.path === path));
}

interface Fault {
  readonly steps: readonly Step[];
  readonly message: string;
}

function faults(relation: Relation, value: unknown, enabled: readonly Chart[]): readonly Fault[] {
  if (value === undefined || value === null) return [];
  switch (relation.of) {
    case "resources":
      return resourceFaults(value as Resources);
    case "topologySpreadConstraints":
      return repeatedConstraints(value as TopologySpreadConstraints);
    case "affinity":
      return repeatedLabelKeys(value as Affinity);
    case "extraEnv":
      return repeatedNames(value as readonly { readonly name: string }[]);
    case "annotations":
      return tooMany(value as Readonly<Record<string, string>>, relation.most);
    case "autoscaling":
      return wrongBounds(value as Bounds);
    case "accounts":
      return repeatedAccounts(relation.accounts, value as ValueMap, enabled);
  }
}

// A list with a name twice is one that Kubernetes cannot merge: server-side apply refuses it.
function repeatedNames(variables: readonly { readonly name: string }[]): readonly Fault[] {
  const names = variables.map(({ name }) => name);
  return names.flatMap((name, i) => {
    const first = names.indexOf(name);
    return first === i ? [] : [{ steps: [i, "name"], message: `repeats that of item ${first}, ${name}` }];
  });
}

function tooMany(annotations: Readonly<Record<string, string>>, most: number): readonly Fault[] {
  const bytes = Object.entries(annotations)
    .flat()
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes > most
    ? [{ steps: [], message: `must have at most ${most} bytes of keys and texts, got ${bytes}` }]
    : [];
}

interface Bounds {
  readonly enabled: boolean;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

function wrongBounds({ enabled, minReplicas, maxReplicas }: Bounds): readonly Fault[] {
  const message = `must be at most maxReplicas, which is ${maxReplicas}, got ${minReplicas}`;
  return enabled && minReplicas > maxReplicas ? [{ steps: ["minReplicas"], message }] : [];
}

// The names that follow from that of the release only the chart knows, and refuses.
function repeatedAccounts(
  accounts: readonly Account[],
  values: ValueMap,
  enabled: readonly Chart[],
): readonly Fault[] {
  const created = accounts
    .filter(({ service }) => enabled.some(({ name }) => name === service))
    .flatMap(({ service, own }) => {
      const { create, name } = mapAt(values, [service, "serviceAccount"]);
      return create === true ? [{ service, name: name || own }] : [];
    });
  return created.flatMap(({ service, name }, i) => {
    const first = created.findIndex((other) => name !== undefined && other.name === name);
    return first === i || first === -1
      ? []
      : [{ steps: [service, "serviceAccount", "name"], message: repeatedAccount(created[first]!.service) }];
  });
}

function repeatedAccount(service: string): string {
  return `is that of an account which ${service} creates as well; only one may have create: true`;
}

function valueAt(values: ValueMap, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), values);
}
