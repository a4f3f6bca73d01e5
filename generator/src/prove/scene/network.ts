import { assumed } from "../../catalogue/facts/assumed-defaults.js";
import { BlockList, isIP, isIPv6 } from "node:net";
import { at } from "../../manifests/at.js";
import { listAt, textAt, textsAt } from "../../manifests/reading.js";

/** A pod, as NetworkPolicies see it. No namespace: that of the release. */
export interface Pod {
  readonly namespace?: Labels;
  readonly labels: Labels;
  /** What is known of the labels of the release's own namespace, where the pod is in it. */
  readonly home?: Labels;
  /** Its ports by name. */
  readonly ports?: Readonly<Record<string, number>>;
}

type Labels = Readonly<Record<string, unknown>>;
export type Direction = "Ingress" | "Egress";

/**
 * Whether the NetworkPolicies let a pod of the release be called (Ingress) or call (Egress): some rule of
 * some policy that selects the pod names the other side, a pod or an address, and the pods' port. Without any
 * policy everything is let.
 */
export function admits(
  manifests: readonly unknown[],
  direction: Direction,
  pod: Pod,
  other: Pod | string,
  port: number,
  protocol = "TCP",
): boolean {
  const policies = policiesOn(manifests, direction, pod);
  const called = direction === "Ingress" ? pod : typeof other === "string" ? { labels: {} } : other;
  return (
    policies.length === 0 ||
    rulesOf(policies, direction).some((rule) => {
      const peers = peersOf(rule, direction);
      return (
        (peers === undefined || peers.some((peer) => isPeer(peer, other))) &&
        opens(rule, called, port, protocol)
      );
    })
  );
}

/**
 * Whether some rule lets a pod call somebody outside of the release: an address, or a pod of another
 * namespace.
 */
export function admitsOutside(manifests: readonly unknown[], pod: Pod, port: number | undefined): boolean {
  const policies = policiesOn(manifests, "Egress", pod);
  return (
    policies.length === 0 ||
    rulesOf(policies, "Egress").some((rule) => {
      const peers = peersOf(rule, "Egress");
      return (
        (peers === undefined ||
          peers.some(
            (peer) => at(peer, "ipBlock") !== undefined || at(peer, "namespaceSelector") !== undefined,
          )) &&
        (port === undefined || opens(rule, { labels: {} }, port, "TCP"))
      );
    })
  );
}

/** Whether any rule at all lets the pod out. */
export function admitsAnything(manifests: readonly unknown[], pod: Pod): boolean {
  const policies = policiesOn(manifests, "Egress", pod);
  return policies.length === 0 || rulesOf(policies, "Egress").length > 0;
}

/**
 * The NetworkPolicies that speak of a direction of a pod. Without policyTypes: Ingress, and Egress where
 * there are rules for it.
 */
export function policiesOn(
  manifests: readonly unknown[],
  direction: Direction,
  pod: Pod,
): readonly unknown[] {
  return manifests.filter((manifest) => {
    if (at(manifest, "kind") !== "NetworkPolicy") return false;
    const types = textsAt(manifest, "spec.policyTypes");
    const speaks =
      types.length > 0
        ? types.includes(direction)
        : direction === "Ingress" || at(manifest, "spec.egress") !== undefined;
    return speaks && selects(at(manifest, "spec.podSelector"), pod.labels);
  });
}

function rulesOf(policies: readonly unknown[], direction: Direction): readonly unknown[] {
  return policies.flatMap((policy) => listAt(policy, `spec.${direction.toLowerCase()}`));
}

/** Undefined, or none: everybody. */
function peersOf(rule: unknown, direction: Direction): readonly unknown[] | undefined {
  const peers = listAt(rule, direction === "Ingress" ? "from" : "to");
  return peers.length === 0 ? undefined : peers;
}

function opens(rule: unknown, called: Pod, port: number, protocol: string): boolean {
  const ports = listAt(rule, "ports");
  return (
    ports.length === 0 ||
    ports.some((open) => {
      if ((textAt(open, "protocol") ?? assumed.protocol) !== protocol) return false;
      const first = at(open, "port");
      const last = at(open, "endPort");
      if (first === undefined) return true;
      if (typeof first === "string") return called.ports?.[first] === port;
      return typeof first === "number" && port >= first && port <= (typeof last === "number" ? last : first);
    })
  );
}

function isPeer(peer: unknown, other: Pod | string): boolean {
  const block = at(peer, "ipBlock");
  if (typeof other === "string") return block !== undefined && inBlock(block, other);
  if (block !== undefined) return false;
  const namespace = at(peer, "namespaceSelector");
  const home = other.namespace === undefined;
  if (namespace !== undefined && home)
    return selects(namespace, other.home ?? {}) && selects(at(peer, "podSelector"), other.labels);
  if (namespace === undefined ? !home : !selects(namespace, other.namespace ?? {})) return false;
  return selects(at(peer, "podSelector"), other.labels);
}

function inBlock(block: unknown, address: string): boolean {
  const inside = (cidr: string) => {
    const [network = "", prefix = ""] = cidr.split("/");
    if (isIP(network) === 0 || isIPv6(network) !== isIPv6(address)) return false;
    const addresses = new BlockList();
    addresses.addSubnet(network, Number(prefix), isIPv6(network) ? "ipv6" : "ipv4");
    return addresses.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  };
  return inside(textAt(block, "cidr") ?? "") && !textsAt(block, "except").some(inside);
}

/** Whether a label selector selects what has these labels. An absent or empty selector selects all. */
export function selects(selector: unknown, labels: Labels): boolean {
  const wanted = Object.entries((at(selector, "matchLabels") ?? {}) as Labels);
  return (
    wanted.every(([key, text]) => labels[key] === text) &&
    listAt(selector, "matchExpressions").every((expression) => {
      const label = labels[textAt(expression, "key") ?? ""];
      const values = textsAt(expression, "values");
      switch (textAt(expression, "operator")) {
        case "In":
          return typeof label === "string" && values.includes(label);
        case "NotIn":
          return typeof label !== "string" || !values.includes(label);
        case "Exists":
          return label !== undefined;
        case "DoesNotExist":
          return label === undefined;
        default:
          return false;
      }
    })
  );
}
