import type { Catalogue, Service, Workload } from "../../model/catalogue.js";
import { valuesKey } from "../../facts/object-names.js";
import { migrationSteps } from "../../facts/steps.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** What the catalogue names becomes keys of values, in which `read-1` and `read1` are the same. */
export const valuesKeys: Rule = (catalogue) => [
  ...collisions(callees(catalogue)),
  ...catalogue.services.flatMap((service) => roomsOf(service).flatMap(collisions)),
];

interface Named {
  readonly name: string;
  readonly path: string;
}

function callees({ services, externalServices }: Catalogue): readonly Named[] {
  return [
    ...Object.keys(externalServices).map((name) => ({ name, path: at("externalServices", name) })),
    ...services,
  ];
}

function roomsOf(service: Service): readonly (readonly Named[])[] {
  const named = service.workloads.flatMap(({ name, path }) => (name === undefined ? [] : [{ name, path }]));
  return [
    named,
    [
      ...new Map(
        service.routes.flatMap(({ canary, path }) =>
          canary
            ? [
                [
                  canary.kubernetesService,
                  { name: canary.kubernetesService, path: at(path, "canary") },
                ] as const,
              ]
            : [],
        ),
      ).values(),
    ],
    service.configMaps.map(({ name }) => ({ name, path: at(service.path, "configMaps", name) })),
    ...service.workloads.flatMap(workloadRooms),
    service.migration ? migrationSteps(service.migration.workload) : [],
  ];
}

function workloadRooms({
  path,
  containers,
  initContainers,
  volumes,
  volumeClaimTemplates,
}: Workload): readonly (readonly Named[])[] {
  const claims = Object.entries(volumes).flatMap(([name, { persistentVolumeClaim }]) =>
    persistentVolumeClaim ? [{ name, path: at(path, "volumes", name) }] : [],
  );
  const templates = Object.keys(volumeClaimTemplates).map((name) => ({
    name,
    path: at(path, "volumeClaimTemplates", name),
  }));
  return [containers.slice(1), initContainers, [...claims, ...templates]];
}

function collisions(group: readonly Named[]): readonly Problem[] {
  const seen = new Map<string, Named>();
  return group.flatMap(({ name, path }) => {
    const key = valuesKey(name);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, { name, path });
    // The same name twice is a problem of its own.
    return earlier === undefined || earlier.name === name
      ? []
      : [{ path, message: `becomes the key ${key} of the values, and so does ${earlier.path}` }];
  });
}
