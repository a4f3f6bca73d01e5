import type { KubernetesService, Route } from "../model/catalogue.js";
import { isUnresolved, resolveRoute } from "../facts/target.js";

/**
 * Routes, each of which says whether it leads to a port that speaks gRPC: by its scheme or its appProtocol.
 */
export function withProtocols(
  service: string,
  kubernetesServices: readonly KubernetesService[],
  routes: readonly Route[],
): readonly Route[] {
  return routes.map((route) => {
    const target = resolveRoute({ name: service, kubernetesServices }, route);
    if (isUnresolved(target) || (target.port.scheme !== "grpc" && target.port.appProtocol !== "grpc"))
      return route;
    return { ...route, grpc: true, asked: { ...route.asked, grpc: route.path } };
  });
}
