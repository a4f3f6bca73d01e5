import type { Route, Service } from "./catalogue.js";
import type { ObjectName } from "./object-names.js";

/** The Ingress objects of a service: one for all its routes without a name, one for those of each name. */
export function ingressGroups({ name, routes }: Pick<Service, "name" | "routes">): readonly { readonly name: string; readonly routes: readonly Route[] }[] {
  return [...new Set(routes.map((route) => route.name))].map((group) => (
    { name: group === undefined ? name : `${name}-${group}`, routes: routes.filter((route) => route.name === group) }
  ));
}

/** The name of the Ingress that leads to the canary of another, for controllers that want one. */
export function canaryIngress(ingress: string): string {
  return `${ingress}-canary`;
}

/** The HTTPRoute objects of a service, one for each host: an HTTPRoute has one set of paths for all its hosts. */
export function httpRouteGroups({ name, routes }: Pick<Service, "name" | "routes">): readonly { readonly name: string; readonly host: string; readonly routes: readonly Route[] }[] {
  return [...new Set(routes.map(({ host }) => host))].map((host, i) => (
    { name: i === 0 ? name : `${name}-${host.toLowerCase()}`, host, routes: routes.filter((route) => route.host === host) }
  ));
}

/** The name of the HTTPRoute at the listener for plain HTTP, beside the one for HTTPS. */
export function plainHttpRoute(httpRoute: string): string {
  return `${httpRoute}-http`;
}

/** All of these that a service may have, and the routes that they come from. */
export function routeObjects(service: Service): readonly ObjectName[] {
  return [
    ...ingressGroups(service).flatMap(({ name, routes }) => {
      const canary = routes.find((route) => route.canary !== undefined);
      return [{ kind: "Ingress", name, path: routes[0]!.path }, ...(canary ? [{ kind: "Ingress", name: canaryIngress(name), path: canary.path }] : [])];
    }),
    ...httpRouteGroups(service).flatMap(({ name, routes }) => {
      const redirected = routes.find(({ redirectToHttps }) => redirectToHttps !== undefined);
      return [{ kind: "HTTPRoute", name, path: routes[0]!.path }, ...(redirected ? [{ kind: "HTTPRoute", name: plainHttpRoute(name), path: redirected.path }] : [])];
    }),
  ];
}
