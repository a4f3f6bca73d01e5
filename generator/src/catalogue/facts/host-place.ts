import { isIP } from "node:net";
import type { ExternalService } from "../model/catalogue.js";

/** `NAME.NAMESPACE.svc`, with the cluster's usual domain or without: the namespace is its group. */
const inCluster = String.raw`^(?:[^.]+\.)+([^.]+)\.svc(?:\.cluster\.local)?$`;

const ipv4 = String.raw`^[0-9]+(?:\.[0-9]+){3}$`;

// Source: IANA, Root Zone Database: the country codes.
const countries =
  "a[cdefgilmoqrstuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|f[ijkmor]|" +
  "g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]|" +
  "m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]|" +
  "s[abcdeghijklmnorstuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]";

// A name of two labels may as well be NAME.NAMESPACE, which DNS of a cluster completes: `redis.data`.
const publicName =
  String.raw`^(?:[^.]+\.)+(?:com|net|org|edu|gov|mil|int|info|biz|${countries})$|` +
  String.raw`^(?:[^.]+\.){2,}(?:[a-z]{3,}|xn--[a-z0-9-]+)$`;

// Sources: RFC 6761, 6762, 8375 and 9476 with its like in networks; the names of Azure's and AWS's private
// endpoints.
const privateName =
  String.raw`\.(?:internal|intranet|intra|local|localdomain|localhost|lan|private|corp|home|home\.arpa|` +
  String.raw`test|invalid|consul|svc)$|\.privatelink\.|\.vpce\.amazonaws\.com$`;

/**
 * A schema, in the words that Helm knows too, of host names that do not say where in the network they are:
 * neither in which namespace, nor at which address, nor that it is a public one.
 */
export const unplacedHost = {
  type: "string",
  minLength: 1,
  not: { pattern: `${inCluster}|${ipv4}` },
  anyOf: [{ not: { pattern: publicName } }, { pattern: privateName }],
};

/** Whether a host name is such a one. */
export function isUnplaced(host: string): boolean {
  const is = (pattern: string) => new RegExp(pattern).test(host);
  return !is(inCluster) && !is(ipv4) && (!is(publicName) || is(privateName));
}

/** The namespace that a name of the cluster says; undefined for any other name. */
export function namespaceOf(host: string): string | undefined {
  return new RegExp(inCluster).exec(host)?.[1];
}

/** Whether a host is an IPv4 address. */
export function isAddress(host: string): boolean {
  return new RegExp(ipv4).test(host);
}

/**
 * Whether a text is an address that pods may have in `hostAliases` and `nameservers`: one without a zone, and
 * not IPv4 in the guise of IPv6. Source: Kubernetes, IsValidIP of apimachinery.
 */
export function isPodAddress(text: string): boolean {
  if (isIP(text) === 0 || text.includes("%")) return false;
  return isIP(text) === 4 || !/^\[::ffff:[0-9a-f]+:[0-9a-f]+\]$/.test(new URL(`http://[${text}]`).hostname);
}

/** Whether the catalogue says itself where an external service is. */
export function isPlaced({ peer, cidrs }: Pick<ExternalService, "peer" | "cidrs">): boolean {
  return peer !== undefined || cidrs.length > 0;
}

/** Whether ranges of addresses hold every address of a kind. */
export function isOpen(cidrs: readonly string[]): boolean {
  return cidrs.some((cidr) => /\/0+$/.test(cidr));
}
