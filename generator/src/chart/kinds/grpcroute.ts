import { gatewayRouteNames, grpcRouteGroups } from "../../catalogue/facts/route-objects.js";
import { grpcRoutesContext } from "../network/grpc-route.js";
import { gatewayNeeds, gatewayRouteCount } from "../network/gateway-routes.js";
import { noValues, type Kind } from "../kind/kind.js";

/** The GRPCRoute objects of a service's routes; `global.gateway.enabled` says whether they are written. */
export const grpcRoute: Kind = {
  kinds: ["GRPCRoute"],
  templates: ({ catalogue, service }) =>
    grpcRouteGroups(service).length === 0
      ? []
      : [
          {
            template: "subchart/templates/grpcroute.yaml",
            path: "templates/grpcroute.yaml",
            context: grpcRoutesContext(catalogue, service),
          },
        ],
  names: (service) => gatewayRouteNames("GRPCRoute", grpcRouteGroups(service)),
  values: noValues,
  workloadValues: noValues,
  needs: gatewayNeeds,
  quota: (installed) => [
    {
      key: "count/grpcroutes.gateway.networking.k8s.io",
      name: installed.service.name,
      count: gatewayRouteCount(installed, grpcRouteGroups(installed.service)),
    },
  ],
};
