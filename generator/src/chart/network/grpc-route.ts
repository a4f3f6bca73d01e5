import type { Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Route, Service } from "../../catalogue/model/catalogue.js";
import { grpcMethod } from "../../catalogue/facts/grpc-method.js";
import { grpcRouteGroups } from "../../catalogue/facts/route-objects.js";
import { backends, gatewayContext, headerFilters, routeObjects } from "./http-route.js";

/** What the template of a service's GRPCRoutes reads, for routes to ports that speak gRPC. */
export function grpcRoutesContext(
  catalogue: Catalogue,
  service: Service,
): Templates["subchart/templates/grpcroute.yaml"] {
  const groups = grpcRouteGroups(service);
  return {
    gateway: gatewayContext(catalogue),
    grpcRoutes: groups.flatMap((group) =>
      routeObjects(catalogue, service, group, (route) => rule(service, route), undefined),
    ),
  };
}

function rule(service: Service, route: Route): object {
  const filters = headerFilters(route);
  const method = grpcMethod(route)!;
  return {
    matches: Object.keys(method).length === 0 ? undefined : [{ method: { type: "Exact", ...method } }],
    filters: filters.length === 0 ? undefined : filters,
    backendRefs: backends(service, route),
  };
}
