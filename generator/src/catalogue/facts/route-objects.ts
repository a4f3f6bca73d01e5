import type { Part, Route, Service } from "../model/catalogue.js";
import type { ObjectName } from "../model/object-name.js";

/** The Ingress objects of a service: one for all its routes without a name, one for those of each name. */
export function ingressGroups({ name, routes }: Pick<Service, "name" | "routes">): readonly {
  readonly name: string;
  readonly routes: readonly Route[];
}[] {
  return [...new Set(routes.map((route) => route.name))].map((group) => ({
    name: group === undefined ? name : `${name}-${group}`,
    routes: routes.filter((route) => route.name === group),
  }));
}

/** The host of the catalogue that a part of a text names. */
export function namedHost(part: Part | undefined): string | undefined {
  return typeof part === "object" && "host" in part ? part.host : undefined;
}

/** The name of the Ingress that leads to the canary of another, for controllers that want one. */
export function canaryIngress(ingress: string): string {
  return `${ingress}-canary`;
}

/**
 * The HTTPRoute objects of a service, one for each host: an HTTPRoute has one set of paths for all its hosts.
 */
export function httpRouteGroups({ name, routes }: Pick<Service, "name" | "routes">): readonly HostGroup[] {
  return hostGroups(
    name,
    routes.filter(({ grpc }) => !grpc),
  );
}

/** The GRPCRoute objects of a service, in the same way. */
export function grpcRouteGroups({ name, routes }: Pick<Service, "name" | "routes">): readonly HostGroup[] {
  return hostGroups(
    name,
    routes.filter(({ grpc }) => grpc),
  );
}

/** The routes of a host, and the name of the object that has them. */
export interface HostGroup {
  readonly name: string;
  /** Undefined: every host. */
  readonly host: string | undefined;
  readonly routes: readonly Route[];
}

function hostGroups(name: string, routes: readonly Route[]): readonly HostGroup[] {
  return [...new Set(routes.map(({ host }) => host))].map((host, i) => ({
    name: i === 0 ? name : `${name}-${host?.toLowerCase() ?? "every-host"}`,
    host,
    routes: routes.filter((route) => route.host === host),
  }));
}

/** The name of the HTTPRoute or GRPCRoute at the listener for plain HTTP, beside the one for HTTPS. */
export function plainHttpRoute(httpRoute: string): string {
  return `${httpRoute}-http`;
}

/** The Ingress objects that a service may have, and the routes that they come from. */
export function ingressNames(service: Service): readonly ObjectName[] {
  return ingressGroups(service).flatMap(({ name, routes }) => {
    const canary = routes.find((route) => route.canary !== undefined);
    return [
      { kind: "Ingress", name, path: routes[0]!.path },
      ...(canary ? [{ kind: "Ingress", name: canaryIngress(name), path: canary.path }] : []),
    ];
  });
}

/** The HTTPRoutes or GRPCRoutes of some hosts, in the same way. */
export function gatewayRouteNames(kind: string, groups: readonly HostGroup[]): readonly ObjectName[] {
  return groups.flatMap(({ name, routes }) => {
    const redirected = routes.find((route) => isAtPlainHttp(route));
    return [
      { kind, name, path: routes[0]!.path },
      ...(redirected ? [{ kind, name: plainHttpRoute(name), path: redirected.path }] : []),
    ];
  });
}

/**
 * Whether a route is at the listener for plain HTTP as well, where there is one for each: to send clients to
 * HTTPS, or because it wants to.
 */
export function isAtPlainHttp({ grpc, redirectToHttps }: Route): boolean {
  return grpc ? redirectToHttps === false : redirectToHttps !== undefined;
}
