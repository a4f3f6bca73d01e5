import { isIP } from "node:net";
import { isAddress, isPodAddress } from "../../facts/host-place.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Addresses are addresses, which a pattern alone cannot tell; the schema says what ranges are. */
export const addresses: Rule = (catalogue) => [
  ...Object.values(catalogue.externalServices).flatMap(({ name, hosts }) =>
    hosts.flatMap((host, i) =>
      isAddress(host) && isIP(host) === 0
        ? [
            {
              path: at("externalServices", name, "hosts", i),
              message: `must be an IP address or a name, got ${host}`,
            },
          ]
        : [],
    ),
  ),
  ...everyWorkload(catalogue).flatMap(({ workload: { path, hostAliases = [] } }) =>
    hostAliases.flatMap(({ ip }, i) =>
      isPodAddress(ip)
        ? []
        : [
            {
              path: at(path, "hostAliases", i, "ip"),
              message: `must be an IP address, got ${JSON.stringify(ip)}`,
            },
          ],
    ),
  ),
  ...Object.values(catalogue.externalServices)
    .filter(({ peer, cidrs }) => peer !== undefined && cidrs.length > 0)
    .map(({ name }) => ({
      path: at("externalServices", name, "cidrs"),
      message: "must not stand beside peer: it answers in the cluster or at addresses",
    })),
];
