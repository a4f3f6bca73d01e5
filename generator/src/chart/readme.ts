import type { Catalogue, Container, Service, Workload } from "../catalogue/catalogue.js";
import { callTarget } from "./endpoint.js";
import { certificateNeeds } from "./certificates.js";
import type { Callers } from "./network-policy.js";
import { identityNeeds } from "./cloud-identity.js";
import { ownSecret } from "./own-secret.js";
import { schedulingNeeds } from "./scheduling-needs.js";
import { ownSecretHint, storeNeeds } from "./secret-needs.js";
import { configMapFiles, secretFiles } from "./volume-files.js";

/** What a chart's README says beside its values. */
export interface Readme {
  readonly name: string;
  readonly description: string;
  /** The umbrella, for a subchart. */
  readonly umbrella: string | undefined;
  readonly folder: string;
  /** The chart that makes the namespace, if there is one. */
  readonly namespaceChart: string | undefined;
  readonly services: readonly { readonly name: string; readonly description: string; readonly enabled: boolean }[];
  readonly calls: readonly { readonly callee: string; readonly ports: string; readonly env: string }[];
  readonly callers: readonly string[];
  readonly routes: readonly { readonly host: string; readonly path: string }[];
  /** What must exist before the installation. */
  readonly needs: readonly string[];
  readonly exceptions: readonly { readonly where: string; readonly what: string; readonly reason: string }[];
}

/** The README of the umbrella chart. */
export function umbrellaReadme(catalogue: Catalogue): Readme {
  return {
    name: catalogue.name,
    description: catalogue.description,
    umbrella: undefined,
    folder: catalogue.name,
    namespaceChart: namespaceChart(catalogue),
    services: catalogue.services.map(({ name, description, enabled }) => ({ name, description, enabled })),
    calls: [],
    callers: [],
    routes: [],
    needs: [...new Set([
      ...namespaceNeed(catalogue),
      ...catalogue.imagePullSecrets.map(pullSecret),
      ...catalogue.services.flatMap((service) => [...needs(service), ...schedulingNeeds(catalogue, service, true)]),
      ...identityNeeds(catalogue.services),
      ...storeNeeds(catalogue),
      ...certificateNeeds(catalogue),
    ])],
    exceptions: [
      ...catalogue.services.flatMap((service) => exceptions(service).map((exception) => ({ ...exception, where: `${service.name}: ${exception.where}` }))),
      ...unsupported("Ingress objects", catalogue.ingress),
      ...unsupported("HTTPRoute objects", catalogue.gateway),
    ],
  };
}

function unsupported(where: string, target: Catalogue["ingress" | "gateway"]): readonly Exception[] {
  return Object.entries(target.unsupported).map(([feature, reason]) => ({ where, what: `without ${feature}`, reason }));
}

/** The README of a subchart. */
export function subchartReadme(catalogue: Catalogue, service: Service, callers: Callers): Readme {
  return {
    name: service.name,
    description: service.description,
    umbrella: catalogue.name,
    folder: `${catalogue.name}/charts/${service.name}`,
    namespaceChart: namespaceChart(catalogue),
    services: [],
    calls: service.calls.map((call) => ({
      callee: call.callee,
      ports: callTarget(catalogue, call).ports.map(({ name, port }) => `${name} (${port})`).join(", "),
      env: Object.keys(call.env).map((name) => `\`${name}\``).join(", "),
    })),
    callers: [...new Set((callers.get(service.name) ?? []).map(({ caller }) => caller.name))],
    routes: service.routes.map(({ host, urlPath }) => ({ host: catalogue.hosts[host]!, path: urlPath })),
    needs: [...catalogue.imagePullSecrets.map(pullSecret), ...needs(service), ...schedulingNeeds(catalogue, service, false), ...identityNeeds([service])],
    exceptions: exceptions(service),
  };
}

function namespaceChart({ name, namespace }: Catalogue): string | undefined {
  return namespace && `${name}-namespace`;
}

function namespaceNeed(catalogue: Catalogue): readonly string[] {
  const chart = namespaceChart(catalogue);
  return chart === undefined ? [] : [`The namespace with its guard-rails, by the chart [${chart}](../${chart}/README.md)`];
}

function pullSecret(name: string): string {
  return `Secret \`${name}\` to pull images with (\`global.image.pullSecrets\`); with \`externalSecret\`, the store's property \`${name}\` instead`;
}

function needs(service: Service): readonly string[] {
  const containers = service.workloads.flatMap((workload) => [...workload.containers, ...workload.initContainers]);
  const keys = new Map<string, Set<string>>();
  const wholes = new Set<string>();
  for (const { env, envFrom } of containers) {
    for (const source of env) {
      if (source.from === "secret" && !source.optional) addKey(keys, `Secret \`${source.secret ?? service.name}\``, source.key);
      if (source.from === "configMap" && source.existing !== undefined && !source.optional) addKey(keys, `ConfigMap \`${source.existing}\``, source.key);
    }
    for (const source of envFrom) {
      if (source.optional) continue;
      if (source.from === "secret") wholes.add(`Secret \`${source.secret ?? service.name}\``);
      else if (source.existing !== undefined) wholes.add(`ConfigMap \`${source.existing}\``);
    }
  }
  for (const volume of service.workloads.flatMap(({ volumes }) => Object.values(volumes))) {
    for (const { name, items, optional } of secretFiles(volume)) if (!optional) addKeys(keys, `Secret \`${name ?? service.name}\``, items);
    for (const { name, items, optional } of configMapFiles(volume)) if (name !== undefined && !optional) addKeys(keys, `ConfigMap \`${name}\``, items);
    if (volume.existingClaim !== undefined) wholes.add(`PersistentVolumeClaim \`${volume.existingClaim}\``);
  }
  if (service.serviceAccount.shared) wholes.add(`ServiceAccount \`${service.serviceAccount.shared.name}\``);
  const named = [...keys].map(([object, names]) => names.size === 0 ? object : `${object} with ${[...names].map((key) => `\`${key}\``).join(", ")}`);
  const hint = ownSecret(service) ? [ownSecretHint(service)] : [];
  const all = [...named, ...[...wholes].filter((object) => !keys.has(object))];
  return all.map((need) => (need.startsWith(`Secret \`${service.name}\``) ? [need, ...hint].join(" ") : need));
}

function addKey(keys: Map<string, Set<string>>, object: string, key: string): void {
  keys.set(object, (keys.get(object) ?? new Set()).add(key));
}

function addKeys(keys: Map<string, Set<string>>, object: string, items: readonly { readonly key: string }[] | undefined): void {
  const known = keys.get(object) ?? new Set();
  items?.forEach(({ key }) => known.add(key));
  keys.set(object, known);
}

type Exception = Readme["exceptions"][number];

function exceptions(service: Service): readonly Exception[] {
  const { rbac, serviceAccount } = service;
  return [
    ...(rbac ? [{ where: "service account", what: "Kubernetes API (RBAC)", reason: rbac.reason }] : []),
    ...(serviceAccount.shared ? [{ where: "service account", what: `shared account ${serviceAccount.shared.name}`, reason: serviceAccount.shared.reason }] : []),
    ...(!rbac && serviceAccount.mountToken !== undefined ? [{ where: "service account", what: "mounted token", reason: serviceAccount.mountToken }] : []),
    ...service.workloads.flatMap((workload) => workloadExceptions(workload)),
  ];
}

function workloadExceptions(workload: Workload): readonly Exception[] {
  const where = workload.name === undefined ? "pod" : `pod of ${workload.name}`;
  return [
    ...Object.entries(workload.podExceptions).map(([what, reason]) => ({ where, what, reason })),
    ...Object.entries(workload.volumes).flatMap(([name, { hostPath }]) => hostPath ? [{ where: `volume ${name}`, what: `path ${hostPath.path} of the node`, reason: hostPath.reason }] : []),
    ...Object.entries(workload.volumes).flatMap(([name, { nfs }]) => nfs ? [{ where: `volume ${name}`, what: `NFS ${nfs.server}:${nfs.path}`, reason: nfs.reason }] : []),
    ...[...workload.containers, ...workload.initContainers].flatMap(containerExceptions),
  ];
}

function containerExceptions({ name, exceptions, ports }: Container): readonly Exception[] {
  const where = `container ${name}`;
  const { capabilities = {}, ...simple } = exceptions;
  return [
    ...Object.entries(simple).map(([what, reason]) => ({ where, what, reason })),
    ...Object.entries(capabilities).map(([capability, reason]) => ({ where, what: `capability ${capability}`, reason })),
    ...ports.flatMap(({ name: port, hostPort }) => hostPort ? [{ where, what: `port ${port} at port ${hostPort.port} of the node`, reason: hostPort.reason }] : []),
  ];
}
