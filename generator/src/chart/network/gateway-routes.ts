import { gaps } from "../../catalogue/controllers/gaps.js";
import { isAtPlainHttp, type HostGroup } from "../../catalogue/facts/route-objects.js";
import type { Installed, Needing } from "../kind/kind.js";
import { isOn } from "../kind/object-usage.js";

/** What routes of the Gateway API need. */
export function gatewayNeeds({ catalogue, services }: Needing): readonly string[] {
  const { enabled, name, namespace } = catalogue.gateway;
  // What cannot do what the routes want cannot be enabled.
  const possible = enabled || gaps(catalogue, "gateway").length === 0;
  if (!possible || services.every(({ routes }) => routes.length === 0)) return [];
  const inNamespace = namespace === "" ? "" : ` in namespace \`${namespace}\``;
  return [
    `gateway.networking.k8s.io/v1 (Gateway API) and Gateway \`${name}\`${inNamespace} ` +
      "(`global.gateway`), where `global.gateway.enabled` is true",
  ];
}

/**
 * How many objects the routes of some hosts are. Where something is redirected to HTTPS, a host has a second
 * one for plain HTTP.
 */
export function gatewayRouteCount({ catalogue, global }: Installed, groups: readonly HostGroup[]): number {
  if (!isOn(global, "gateway")) return 0;
  const { redirectsToHttps } = catalogue.gateway;
  return groups
    .map(({ routes }) => (redirectsToHttps && routes.some(isAtPlainHttp) ? 2 : 1))
    .reduce((a, b) => a + b, 0);
}
