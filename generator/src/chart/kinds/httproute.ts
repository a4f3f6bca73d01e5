import { gatewayRouteNames, httpRouteGroups } from "../../catalogue/facts/route-objects.js";
import { httpRoutesContext } from "../network/http-route.js";
import { gatewayNeeds, gatewayRouteCount } from "../network/gateway-routes.js";
import { noValues, type Kind } from "../kind/kind.js";

/** The HTTPRoute objects of a service's routes; `global.gateway.enabled` says whether they are written. */
export const httpRoute: Kind = {
  kinds: ["HTTPRoute"],
  templates: ({ catalogue, service }) =>
    httpRouteGroups(service).length === 0
      ? []
      : [
          {
            template: "subchart/templates/httproute.yaml",
            path: "templates/httproute.yaml",
            context: httpRoutesContext(catalogue, service),
          },
        ],
  names: (service) => gatewayRouteNames("HTTPRoute", httpRouteGroups(service)),
  values: noValues,
  workloadValues: noValues,
  needs: gatewayNeeds,
  quota: (installed) => [
    {
      key: "count/httproutes.gateway.networking.k8s.io",
      name: installed.service.name,
      count: gatewayRouteCount(installed, httpRouteGroups(installed.service)),
    },
  ],
};
