import type { Catalogue, Container, Service, Workload } from "../../catalogue/model/catalogue.js";
import { isOpen } from "../../catalogue/facts/host-place.js";
import { listed } from "../../problem/shown.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { podGate } from "../ordering/migration-names.js";

/** What is beyond the usual security, or short of what routes ask for, and why: a row of a README. */
export interface Exception {
  readonly where: string;
  readonly what: string;
  readonly reason: string;
}

/** What a kind of route goes without. */
export function unsupported(where: string, target: Catalogue["ingress" | "gateway"]): readonly Exception[] {
  return Object.entries(target.unsupported).map(([feature, reason]) => ({
    where,
    what: `without ${feature}`,
    reason,
  }));
}

/** The exceptions of a service: its account, pods and containers, and whom they may call. */
export function exceptions(catalogue: Catalogue, service: Service): readonly Exception[] {
  const { rbac, serviceAccount } = service;
  return [
    ...gateExceptions(catalogue, service),
    ...(rbac ? [{ where: "service account", what: "Kubernetes API (RBAC)", reason: rbac.reason }] : []),
    ...(serviceAccount.shared
      ? [
          {
            where: "service account",
            what: `shared account ${serviceAccount.shared.name}`,
            reason: serviceAccount.shared.reason,
          },
        ]
      : []),
    ...(!rbac && serviceAccount.mountToken !== undefined
      ? [{ where: "service account", what: "mounted token", reason: serviceAccount.mountToken }]
      : []),
    ...service.workloads.flatMap((workload) => workloadExceptions(workload)),
    ...stepExceptions(service),
  ];
}

// What a migration or a smoke check has from its service is said there.
function stepExceptions(service: Service): readonly Exception[] {
  const { workloads } = service;
  const inherited = workloads.flatMap(({ containers, initContainers }) => [...containers, ...initContainers]);
  const known = inherited.flatMap(containerExceptions).map(({ what, reason }) => `${what} ${reason}`);
  return allWorkloads(service)
    .filter(({ step }) => step !== undefined)
    .flatMap(({ containers, initContainers }) => [...initContainers, ...containers])
    .flatMap(containerExceptions)
    .filter(({ what, reason }) => !known.includes(`${what} ${reason}`));
}

/** NetworkPolicies are for whole pods, so what their gate may call, all their containers may. */
function gateExceptions(catalogue: Catalogue, service: Service): readonly Exception[] {
  const { kubernetesApi, kubernetesApiPorts } = catalogue.networkPolicy;
  if (podGate(catalogue, service) === undefined || !isOpen(kubernetesApi)) return [];
  return [
    {
      where: "pod",
      what: `calls to every address at ${listed(kubernetesApiPorts.map(String), "and")}`,
      reason:
        "Where pods wait for migrations, they ask the Kubernetes API; " +
        "`global.networkPolicy.kubernetesApi` says where that is.",
    },
  ];
}

function workloadExceptions(workload: Workload): readonly Exception[] {
  const where = workload.name === undefined ? "pod" : `pod of ${workload.name}`;
  return [
    ...Object.entries(workload.podExceptions).map(([what, reason]) => ({ where, what, reason })),
    ...Object.entries(workload.volumes).flatMap(([name, { hostPath }]) =>
      hostPath
        ? [{ where: `volume ${name}`, what: `path ${hostPath.path} of the node`, reason: hostPath.reason }]
        : [],
    ),
    ...Object.entries(workload.volumes).flatMap(([name, { nfs }]) =>
      nfs ? [{ where: `volume ${name}`, what: `NFS ${nfs.server}:${nfs.path}`, reason: nfs.reason }] : [],
    ),
    ...[...workload.containers, ...workload.initContainers].flatMap(containerExceptions),
  ];
}

function containerExceptions({ name, exceptions, ports }: Container): readonly Exception[] {
  const where = `container ${name}`;
  const { capabilities = {}, ...simple } = exceptions;
  return [
    ...Object.entries(simple).map(([what, reason]) => ({ where, what, reason })),
    ...Object.entries(capabilities).map(([capability, reason]) => ({
      where,
      what: `capability ${capability}`,
      reason,
    })),
    ...ports.flatMap(({ name: port, hostPort }) =>
      hostPort
        ? [{ where, what: `port ${port} at port ${hostPort.port} of the node`, reason: hostPort.reason }]
        : [],
    ),
  ];
}
