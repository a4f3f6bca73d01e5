import type { Peer } from "../../../../schemas/types/catalogue.js";
import type { ExternalService } from "../../catalogue/model/catalogue.js";
import { isAddress, isPlaced, namespaceOf } from "../../catalogue/facts/host-place.js";
import { isMap, type ValueMap } from "../../chart/values/value-map.js";
import type { Pod } from "../scene/network.js";

/** Somebody who is not of the release: a pod, or an address. */
export type Outsider = Pod | string;

/** A pod as a peer describes it. Without labels of a namespace it is in that of the release. */
export function podOfPeer({ namespaceLabels, podLabels = {} }: Peer): Pod {
  return { labels: podLabels, ...(namespaceLabels === undefined ? {} : { namespace: namespaceLabels }) };
}

/** A pod of a namespace with a name. */
export function podIn(namespace: string): Pod {
  return { namespace: { "kubernetes.io/metadata.name": namespace }, labels: {} };
}

/** Addresses of ranges: the first of each. */
export function addressesOf(cidrs: readonly string[]): readonly string[] {
  return cidrs.map((cidr) => cidr.split("/")[0]!);
}

/** Who answers for an external service, as the catalogue says. */
export function answering({ hosts, peer, cidrs }: ExternalService): readonly Outsider[] {
  if (peer !== undefined) return [podOfPeer(peer)];
  return cidrs.length > 0 ? addressesOf(cidrs) : hosts.map(behind);
}

/** Who answers at an endpoint of values, whose callee the catalogue may place. */
export function answeringAt(endpoint: ValueMap, external: ExternalService | undefined): readonly Outsider[] {
  const { host, cidrs, namespaceLabels } = endpoint;
  if (isMap(namespaceLabels)) return [{ namespace: namespaceLabels, labels: {} }];
  if (Array.isArray(cidrs)) return addressesOf(cidrs as readonly string[]);
  const given = external !== undefined && isPlaced(external) ? answering(external) : [];
  const namespace = namespaceOf(String(host));
  // A name in the namespace of the catalogue's own peer means its pods.
  const isSame =
    namespace !== undefined && namespace === external?.peer?.namespaceLabels?.["kubernetes.io/metadata.name"];
  return isSame ? given : [...given, behind(String(host))];
}

function behind(host: string): Outsider {
  const namespace = namespaceOf(host);
  if (namespace !== undefined) return podIn(namespace);
  return isAddress(host) ? host : publicAddress;
}

/** One for documentation (RFC 5737): it stands for all. */
const publicAddress = "203.0.113.7";
