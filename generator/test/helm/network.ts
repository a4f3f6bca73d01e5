import { BlockList, isIPv6 } from "node:net";
import { at } from "./at.js";

/** A pod, as NetworkPolicies see it. No namespace: that of the release. */
export interface Pod {
  readonly namespace?: Labels;
  readonly labels: Labels;
}

type Labels = Readonly<Record<string, unknown>>;

/** The pods of a Deployment or StatefulSet. */
export function podOf(manifests: readonly unknown[], name: string): Pod {
  const workload = manifests.find((manifest) => /^(Deployment|StatefulSet)$/.test(String(at(manifest, "kind"))) && at(manifest, "metadata.name") === name);
  return { labels: (at(workload, "spec.template.metadata.labels") ?? {}) as Labels };
}

/**
 * Whether the NetworkPolicies let a pod of the release be called (Ingress) or call (Egress): some rule of some policy that
 * selects the pod names the other side, a pod or an address, and the pods' port. Without any policy everything is let.
 */
export function admits(
  manifests: readonly unknown[], direction: "Ingress" | "Egress", pod: Pod, other: Pod | string, port: number, protocol = "TCP",
): boolean {
  const policies = manifests.filter((manifest) => at(manifest, "kind") === "NetworkPolicy"
    && (list(at(manifest, "spec.policyTypes")).includes(direction))
    && selects(at(manifest, "spec.podSelector"), pod.labels));
  if (policies.length === 0) return true;
  const rules = policies.flatMap((policy) => list(at(policy, `spec.${direction.toLowerCase()}`)));
  return rules.some((rule) => {
    const peers = at(rule, direction === "Ingress" ? "from" : "to");
    const ports = at(rule, "ports");
    return (peers === undefined || list(peers).some((peer) => isPeer(peer, other)))
      && (ports === undefined || list(ports).some((open) => at(open, "port") === port && (at(open, "protocol") ?? "TCP") === protocol));
  });
}

function isPeer(peer: unknown, other: Pod | string): boolean {
  const block = at(peer, "ipBlock");
  if (typeof other === "string") return block !== undefined && inBlock(block, other);
  if (block !== undefined) return false;
  const namespace = at(peer, "namespaceSelector");
  const home = other.namespace === undefined;
  if (namespace === undefined ? !home : home || !selects(namespace, other.namespace)) return false;
  return selects(at(peer, "podSelector"), other.labels);
}

function inBlock(block: unknown, address: string): boolean {
  const inside = (cidr: string) => {
    const [network, prefix] = cidr.split("/") as [string, string];
    if (isIPv6(network) !== isIPv6(address)) return false;
    const addresses = new BlockList();
    addresses.addSubnet(network, Number(prefix), isIPv6(network) ? "ipv6" : "ipv4");
    return addresses.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  };
  return inside(String(at(block, "cidr"))) && !list(at(block, "except")).some((cidr) => inside(String(cidr)));
}

/** An absent or empty selector selects all. */
function selects(selector: unknown, labels: Labels): boolean {
  if (at(selector, "matchExpressions") !== undefined) throw new Error("matchExpressions are not understood here");
  const wanted = (at(selector, "matchLabels") ?? {}) as Labels;
  return Object.entries(wanted).every(([key, text]) => labels[key] === text);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
