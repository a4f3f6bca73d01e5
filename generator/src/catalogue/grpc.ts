import type { KubernetesService, Route } from "./catalogue.js";
import { isUnresolved, resolveRoute } from "./target.js";

/** Routes, each of which says whether it leads to a port that speaks gRPC: by its scheme or its appProtocol. */
export function withProtocols(service: string, kubernetesServices: readonly KubernetesService[], routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => {
    const target = resolveRoute({ name: service, kubernetesServices }, route);
    if (isUnresolved(target) || (target.port.scheme !== "grpc" && target.port.appProtocol !== "grpc")) return route;
    return { ...route, grpc: true, asked: { ...route.asked, grpc: route.path } };
  });
}

/**
 * The calls that the path of a route means: all, those of a service, or one method.
 *
 * @returns undefined for a path that no call has. Source: gRPC over HTTP2, "Path"; Gateway API, GRPCMethodMatch, for the characters
 */
export function grpcMethod({ urlPath, pathType }: Pick<Route, "urlPath" | "pathType">): { readonly service?: string; readonly method?: string } | undefined {
  if (urlPath === "/") return pathType === "Exact" ? undefined : {};
  const [, service, method] = /^\/([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\/([A-Za-z_]\w*)?)?$/.exec(urlPath) ?? [];
  if (service === undefined || (method === undefined && pathType === "Exact")) return undefined;
  return method === undefined ? { service } : { service, method };
}
