import type { ProjectedSource } from "../../../../../schemas/types/catalogue.js";
import type { ConfigMap, Container, Service, Workload } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { variablePath } from "../../facts/env-text.js";
import { everyContainer, everyWorkload } from "../../facts/parts.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Where a container or volume takes from a ConfigMap, it is one of the service's own or one that exists, and
 * its keys are there.
 */
export const configMaps: Rule = (catalogue) => [
  ...everyWorkload(catalogue).flatMap(({ service, workload }) =>
    inVolumes(workload).flatMap((reference) => problems(service, reference)),
  ),
  ...everyContainer(catalogue).flatMap(({ service, container }) =>
    inContainer(container).flatMap((reference) => problems(service, reference)),
  ),
];

interface Reference {
  readonly path: string;
  readonly own: string | undefined;
  readonly existing: string | undefined;
  readonly keys: readonly { readonly path: string; readonly key: string }[];
}

function inVolumes({ path, volumes }: Workload): readonly Reference[] {
  return Object.entries(volumes).flatMap(([volume, { configMap, projected }]) => {
    const place = at(path, "volumes", volume);
    return [
      ...fileReference(at(place, "configMap"), configMap),
      ...(projected?.sources ?? []).flatMap((source, i) =>
        fileReference(at(place, "projected", "sources", i, "configMap"), source.configMap),
      ),
    ];
  });
}

function fileReference(place: string, source: ProjectedSource["configMap"]): readonly Reference[] {
  if (source === undefined) return [];
  const keys = (source.items ?? []).map(({ key }, i) => ({ path: at(place, "items", i, "key"), key }));
  return [{ path: place, own: source.configMap, existing: source.name, keys }];
}

function inContainer({ path, env, envFrom }: Container): readonly Reference[] {
  const variables = env.flatMap((variable): readonly Reference[] => {
    if (variable.from !== "configMap") return [];
    const place = at(variablePath(variable), "configMapKeyRef");
    return [
      {
        path: place,
        own: variable.configMap,
        existing: variable.existing,
        keys: [{ path: at(place, "key"), key: variable.key }],
      },
    ];
  });
  const whole = envFrom.flatMap((source, i): readonly Reference[] =>
    source.from === "configMap"
      ? [
          {
            path: at(path, "envFrom", i, "configMapRef"),
            own: source.configMap,
            existing: source.existing,
            keys: [],
          },
        ]
      : [],
  );
  return [...variables, ...whole];
}

function problems(
  { name, configMaps }: Service,
  { path, own, existing, keys }: Reference,
): readonly Problem[] {
  if ((own === undefined) === (existing === undefined)) {
    return [
      {
        path,
        message:
          "must have exactly one of configMap (one of the service's own) and name (one that exists already)",
      },
    ];
  }
  if (own === undefined) return [];
  const configMap = configMaps.find((candidate) => candidate.name === own);
  if (configMap === undefined) {
    return [
      {
        path: at(path, "configMap"),
        message: notAmong(
          own,
          configMaps.map((candidate) => candidate.name),
          `the configMaps of ${name}`,
        ),
      },
    ];
  }
  return keys.flatMap((key) => keyProblems(configMap, key));
}

function keyProblems(
  { name, data, files }: ConfigMap,
  { path, key }: Reference["keys"][number],
): readonly Problem[] {
  const known = [...Object.keys(data), ...Object.keys(files)];
  return known.includes(key)
    ? []
    : [{ path, message: notAmong(key, known, `the keys of the ConfigMap ${name}`) }];
}
