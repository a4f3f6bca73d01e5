import type { Catalogue, Route, Service } from "../model/catalogue.js";
import type { Problem } from "../../problem/problem.js";
import { grpcRouteGroups, httpRouteGroups, type HostGroup } from "../facts/route-objects.js";
import type { Target } from "./controller.js";

/** HTTPRoute and GRPCRoute as the standard channel of the Gateway API 1.6 has them. */
export const gatewayRoute: Target = {
  title: ({ grpc }) => (grpc ? "a GRPCRoute" : "an HTTPRoute"),
  cannot: ({ grpc }) => ({ bodySize: "", rateLimit: "", ...(grpc ? { timeoutSeconds: "", cors: "" } : {}) }),
  conflicts,
};

const maxRules = 16;

function conflicts(catalogue: Catalogue, service: Service): readonly Problem[] {
  const crowded = (kind: string, groups: readonly HostGroup[]) =>
    groups
      .filter(({ routes }) => routes.length > maxRules)
      .map(({ host, routes }) => ({
        path: `${service.path}.routes`,
        message:
          `has ${routes.length} routes of ${host === undefined ? "every host" : `the host ${host}`}; ` +
          `${kind} takes ${maxRules}`,
      }));
  return [
    ...crowded("an HTTPRoute", httpRouteGroups(service)),
    ...crowded("a GRPCRoute", grpcRouteGroups(service)),
    ...sharedHosts(catalogue, service.routes),
  ];
}

// Source: Gateway API, GRPCRouteSpec.hostnames: of an HTTPRoute and a GRPCRoute with one host, a Gateway
// takes the older only.
function sharedHosts({ hosts, services }: Catalogue, own: readonly Route[]): readonly Problem[] {
  const ofGrpc = own.filter(({ grpc }) => grpc);
  const routes = ofGrpc.length === 0 ? [] : services.flatMap((service) => service.routes);
  const named = (host: string | undefined) => (host === undefined ? "*" : hosts[host]);
  return ofGrpc.flatMap((route) => {
    const other = routes.find(({ grpc, host }) => !grpc && meets(named(host), named(route.host)));
    return other === undefined
      ? []
      : [
          {
            path: `${route.path}.host`,
            message:
              `is the host of ${other.path} as well, which is not gRPC; a Gateway ` +
              "takes one kind of route for a host. Give it a host of its own",
          },
        ];
  });
}

function meets(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const covers = (wildcard: string, host: string) =>
    wildcard === "*" || (wildcard.startsWith("*.") && host.endsWith(wildcard.slice(1)));
  return one === other || covers(one, other) || covers(other, one);
}
