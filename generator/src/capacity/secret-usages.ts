import type { Service } from "../catalogue/model/catalogue.js";
import { allWorkloads } from "../catalogue/facts/steps.js";
import { nameInRelease } from "../chart/helm/names.js";
import { containerScope } from "../chart/values/container-values.js";
import type { EffectiveValues } from "./effective-values.js";
import { mapAt, type ValueMap } from "../chart/values/value-map.js";
import type { ObjectUsage } from "../chart/kind/object-usage.js";

/**
 * The Secrets that a release needs, each once however many read it, and those in which Helm keeps its
 * releases.
 */
export function secretUsages(
  installed: readonly Service[],
  { global, services }: EffectiveValues,
): readonly ObjectUsage[] {
  const read = new Set(installed.flatMap((service) => readSecrets(service, services.get(service.name)!)));
  const { enabled, tlsSecretName = "" } = mapAt(global, ["ingress"]);
  const certificate =
    enabled === true &&
    tlsSecretName !== "" &&
    !read.has(String(tlsSecretName)) &&
    installed.some(({ routes }) => routes.length > 0);
  const pull = pullSecrets([global, ...installed.map(({ name }) => services.get(name)!)]).filter(
    (name) => !read.has(name),
  );
  return [
    { key: "secrets", name: "Secrets that the services read", count: read.size },
    { key: "secrets", name: "for pulling images", count: pull.length },
    { key: "secrets", name: "certificate", count: certificate ? 1 : 0 },
    { key: "secrets", name: "Helm's record of releases", count: helmHistory },
  ];
}

/** How many releases Helm keeps unless it is told otherwise (--history-max). */
const helmHistory = 10;

/** Those of all services and those of each, every name once. */
function pullSecrets(lists: readonly ValueMap[]): readonly string[] {
  const named = lists.flatMap(
    ({ imagePullSecrets = [] }) => imagePullSecrets as readonly { readonly name: string }[],
  );
  return [...new Set(named.map(({ name }) => name))];
}

function readSecrets(service: Service, values: ValueMap): readonly string[] {
  const own = String(values["existingSecret"] || nameInRelease(service, service.name, "release"));
  return allWorkloads(service).flatMap((workload) => {
    const { containers, initContainers, volumes } = workload;
    return [
      ...[...containers, ...initContainers].flatMap((container) =>
        extraSecrets(mapAt(values, containerScope(workload, container))),
      ),
      ...[...containers, ...initContainers]
        .flatMap(({ env, envFrom }) => [...env, ...envFrom])
        .flatMap((source) => (source.from === "secret" ? [source.secret ?? own] : [])),
      ...Object.values(volumes).flatMap(({ secret, projected }) => [
        ...(secret ? [secret.name ?? own] : []),
        ...(projected?.sources ?? []).flatMap((source) => (source.secret ? [source.secret.name ?? own] : [])),
      ]),
    ];
  });
}

function extraSecrets({ extraEnv = [] }: ValueMap): readonly string[] {
  const variables = extraEnv as readonly {
    readonly valueFrom?: { readonly secretKeyRef?: { name: string } };
  }[];
  return variables.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []);
}
