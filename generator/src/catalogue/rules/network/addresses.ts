import { isIP } from "node:net";
import type { Catalogue } from "../../model/catalogue.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Addresses are addresses, which a pattern alone cannot tell. */
export const addresses: Rule = (catalogue) => [
  ...ranges(catalogue)
    .filter(({ cidr }) => isIP(cidr.split("/")[0]!) === 0)
    .map(({ path, cidr }) => ({
      path,
      message: `must be a range of addresses such as "10.0.0.0/8", got ${JSON.stringify(cidr)}`,
    })),
  ...everyWorkload(catalogue).flatMap(({ workload: { path, hostAliases = [] } }) =>
    hostAliases.flatMap(({ ip }, i) =>
      isIP(ip) !== 0
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

function ranges({
  externalServices,
  services,
  networkPolicy: { kubernetesApi = [] },
}: Catalogue): readonly { readonly path: string; readonly cidr: string }[] {
  return [
    ...kubernetesApi.map((cidr, i) => ({ path: at("networkPolicy.kubernetesApi", i), cidr })),
    ...Object.values(externalServices).flatMap(({ name, cidrs }) =>
      cidrs.map((cidr, i) => ({ path: at("externalServices", name, "cidrs", i), cidr })),
    ),
    ...services.flatMap(({ path, clients, kubernetesServices }) => [
      ...clients.flatMap((client) =>
        client.cidr === undefined ? [] : [{ path: at(client.path, "cidr"), cidr: client.cidr }],
      ),
      ...kubernetesServices.flatMap(({ name, source: { loadBalancerSourceRanges = [] } }) =>
        loadBalancerSourceRanges.map((cidr, i) => ({
          path: at(path, "kubernetesServices", name, "loadBalancerSourceRanges", i),
          cidr,
        })),
      ),
    ]),
  ];
}
