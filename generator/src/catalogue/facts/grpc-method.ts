import type { Route } from "../model/catalogue.js";

/**
 * The calls that the path of a route means: all, those of a service, or one method.
 *
 * @returns undefined for a path that no call has. Source: gRPC over HTTP2, "Path"; Gateway API,
 * GRPCMethodMatch, for the characters
 */
export function grpcMethod({
  urlPath,
  pathType,
}: Pick<Route, "urlPath" | "pathType">): { readonly service?: string; readonly method?: string } | undefined {
  if (urlPath === "/") return pathType === "Exact" ? undefined : {};
  const [, service, method] =
    /^\/([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\/([A-Za-z_]\w*)?)?$/.exec(urlPath) ?? [];
  if (service === undefined || (method === undefined && pathType === "Exact")) return undefined;
  return method === undefined ? { service } : { service, method };
}
