import type { Peer } from "../../../../schemas/types/catalogue.js";
import type { Catalogue, KubernetesService, Service, Workload } from "../../catalogue/model/catalogue.js";
import { isBehind } from "../../catalogue/facts/parts.js";

export interface PolicyPort {
  readonly port: number;
  readonly protocol: string;
}

export interface PolicyRule {
  /** Who, in words. */
  readonly comment: string;
  readonly peers: readonly object[];
  readonly ports: readonly PolicyPort[];
}

// Rules that are alike in `key` become one, so that a policy reads as a short list.
export function merged(
  rules: readonly PolicyRule[],
  key: (rule: PolicyRule) => string,
  peers: (group: PolicyRule, rule: PolicyRule) => readonly object[],
): readonly PolicyRule[] {
  const groups = new Map<string, PolicyRule>();
  for (const rule of rules) {
    const group = groups.get(key(rule));
    groups.set(
      key(rule),
      group ? { ...group, comment: `${group.comment}, ${rule.comment}`, peers: peers(group, rule) } : rule,
    );
  }
  return [...groups.values()];
}

/** Every address that is not private: what "outside" means where nobody says more. */
export const everywhere = [
  {
    ipBlock: {
      cidr: "0.0.0.0/0",
      except: ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
    },
  },
  { ipBlock: { cidr: "::/0", except: ["fc00::/7", "fe80::/10"] } },
];

/**
 * Pods of a service of this catalogue, in whatever release they are; of some of its workloads, one peer each.
 */
export function servicePods(
  catalogue: Catalogue,
  service: Service,
  workloads: readonly string[] | undefined,
): readonly object[] {
  const labels = service.selectorLabels ?? {
    "app.kubernetes.io/name": service.name,
    "app.kubernetes.io/part-of": catalogue.name,
  };
  if (workloads === undefined) return [{ podSelector: { matchLabels: labels } }];
  return workloads.map((workload) => ({
    podSelector: { matchLabels: { ...labels, "app.kubernetes.io/component": workload } },
  }));
}

export function peerSelector({ namespaceLabels, podLabels }: Peer): object {
  return {
    ...(namespaceLabels ? { namespaceSelector: { matchLabels: namespaceLabels } } : {}),
    ...(podLabels ? { podSelector: { matchLabels: podLabels } } : {}),
  };
}

// A policy speaks of the pods' ports, not of the Services'.
export function answeringPorts(
  service: Service,
  kubernetesService: KubernetesService,
  targetPort: string,
): readonly PolicyPort[] {
  return service.workloads
    .filter((workload) => isBehind(kubernetesService, workload))
    .flatMap((workload) => portsByName(workload, [targetPort]));
}

export function portsByName(
  { containers, initContainers }: Workload,
  names: readonly string[] | undefined,
): readonly PolicyPort[] {
  return [...containers, ...initContainers]
    .flatMap(({ ports }) => ports)
    .filter(({ name }) => names === undefined || names.includes(name))
    .map(({ containerPort, protocol }) => ({ port: containerPort, protocol }));
}

export function unique(ports: readonly PolicyPort[]): readonly PolicyPort[] {
  return [...new Map(ports.map((port) => [`${port.port}/${port.protocol}`, port])).values()];
}
