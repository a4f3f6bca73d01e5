import type { Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Cors, HeaderChanges, Route, Service } from "../../catalogue/model/catalogue.js";
import {
  httpRouteGroups,
  isAtPlainHttp,
  plainHttpRoute,
  type HostGroup,
} from "../../catalogue/facts/route-objects.js";
import { backendsOf } from "../../catalogue/facts/target.js";
import { goString, helmValue } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { backend, canaryWeight, hostScalar, partsScalar } from "./route-parts.js";

/**
 * What the template of a service's HTTPRoutes reads: those at the listener for HTTPS, and those for plain
 * HTTP, from where most clients are sent to HTTPS.
 */
export function httpRoutesContext(
  catalogue: Catalogue,
  service: Service,
): Templates["subchart/templates/httproute.yaml"] {
  return {
    gateway: gatewayContext(catalogue),
    httpRoutes: httpRouteGroups(service).flatMap((group) =>
      routeObjects(
        catalogue,
        service,
        group,
        (route) => rule(service, route),
        (route) => ({ matches: matches(route), filters: [toHttps] }),
      ),
    ),
  };
}

type GatewayRoute = Templates["subchart/templates/httproute.yaml"]["httpRoutes"][number];

/** The Gateway that values may override. */
export function gatewayContext({ gateway: { enabled, name, namespace } }: Catalogue) {
  return { enabled, name: goString(name), namespace: goString(namespace) };
}

/**
 * The one or two objects for the routes of a host.
 *
 * @param redirected the rule at plain HTTP for a route that is sent to HTTPS; undefined for what cannot be
 * sent
 */
export function routeObjects(
  catalogue: Catalogue,
  service: Service,
  { name, host, routes }: HostGroup,
  rule: (route: Route) => object,
  redirected: ((route: Route) => object) | undefined,
): readonly GatewayRoute[] {
  // Where nothing is redirected, routes are at whatever listener fits.
  const plain = catalogue.gateway.redirectsToHttps ? routes.filter(isAtPlainHttp) : [];
  const one = (name: string, listener: "sectionName" | "httpSectionName", rules: readonly object[]) => ({
    chart: service.name,
    name: objectName(service, name),
    host: host === undefined ? undefined : hostScalar(service.name, host),
    listener,
    listenerName: goString(catalogue.gateway[listener]),
    rules,
  });
  return [
    one(name, "sectionName", routes.map(rule)),
    ...(plain.length === 0
      ? []
      : [
          one(
            plainHttpRoute(name),
            "httpSectionName",
            plain.map((route) => (route.redirectToHttps && redirected ? redirected(route) : rule(route))),
          ),
        ]),
  ];
}

const toHttps = { type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } };

function rule(service: Service, route: Route): object {
  const filters = [
    ...headerFilters(route),
    ...corsFilter(service.name, route.cors),
    ...pathFilters(service.name, route),
  ];
  return {
    matches: matches(route),
    filters: filters.length === 0 ? undefined : filters,
    backendRefs: route.redirect === undefined ? backends(service, route) : undefined,
    timeouts: route.timeoutSeconds === undefined ? undefined : { request: `${route.timeoutSeconds}s` },
  };
}

function matches({ pathType, urlPath }: Route): readonly object[] {
  return [
    {
      path: {
        type: { Prefix: "PathPrefix", Exact: "Exact", ImplementationSpecific: "PathPrefix" }[pathType],
        value: urlPath,
      },
    },
  ];
}

/** The Kubernetes Services that a route leads to, with their weights where there is a canary. */
export function backends(service: Service, route: Route): readonly object[] {
  const { canary } = route;
  const [main, second] = backendsOf(route).map((one) => backend(service, one));
  if (canary === undefined) return [main!];
  const weight = canaryWeight(canary.kubernetesService);
  return [
    { ...main, weight: helmValue(`sub 100 ${weight}`) },
    { ...second, weight: helmValue(weight) },
  ];
}

/** Filters that change headers. */
export function headerFilters({ requestHeaders, responseHeaders }: Route): readonly object[] {
  return [
    ...(requestHeaders === undefined
      ? []
      : [{ type: "RequestHeaderModifier", requestHeaderModifier: modifier(requestHeaders) }]),
    ...(responseHeaders === undefined
      ? []
      : [{ type: "ResponseHeaderModifier", responseHeaderModifier: modifier(responseHeaders) }]),
  ];
}

function modifier({ set, add, remove }: HeaderChanges): object {
  const list = (headers: Readonly<Record<string, string>>) =>
    filled(Object.entries(headers).map(([name, value]) => ({ name, value })));
  return { set: list(set), add: list(add), remove: filled(remove) };
}

function corsFilter(chart: string, cors: Cors | undefined): readonly object[] {
  if (cors === undefined) return [];
  const { origins, methods, headers, credentials, maxAgeSeconds } = cors;
  return [
    {
      type: "CORS",
      cors: {
        allowOrigins: origins.map((parts) => partsScalar(chart, parts)),
        allowMethods: methods,
        allowHeaders: headers,
        allowCredentials: credentials,
        maxAge: maxAgeSeconds,
      },
    },
  ];
}

function pathFilters(chart: string, { redirect, rewritePath }: Route): readonly object[] {
  if (rewritePath !== undefined)
    return [
      {
        type: "URLRewrite",
        urlRewrite: { path: { type: "ReplacePrefixMatch", replacePrefixMatch: rewritePath } },
      },
    ];
  if (redirect === undefined) return [];
  return [
    {
      type: "RequestRedirect",
      requestRedirect: {
        scheme: "https",
        hostname: redirect.host === undefined ? undefined : partsScalar(chart, [redirect.host]),
        path:
          redirect.path === undefined
            ? undefined
            : { type: "ReplaceFullPath", replaceFullPath: redirect.path },
        statusCode: redirect.statusCode,
      },
    },
  ];
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
