import type {
  CatalogueSource,
  HeaderChanges as HeaderChangesSource,
  RouteSource,
  RoutingFields,
  ServiceSource,
} from "../../../../schemas/types/catalogue.js";
import type { Cors, Feature, HeaderChanges, Part, Route, RouteSettings } from "../model/routes.js";
import { defaults } from "./defaults.js";
import { wholeUnits } from "../facts/quantity.js";

/**
 * The routes of a service, each with the settings that hold for it: its own, else the service's, else the
 * catalogue's.
 */
export function completeRoutes(
  catalogue: CatalogueSource,
  service: string,
  source: ServiceSource,
): readonly Route[] {
  const path = `services.${service}`;
  const outer: readonly Layer[] = [
    { fields: catalogue.routing ?? {}, path: "routing" },
    { fields: source.routing ?? {}, path: `${path}.routing` },
  ];
  return (source.routes ?? []).map((route, i) =>
    completeRoute(catalogue, route, outer, `${path}.routes[${i}]`),
  );
}

/** The short names of hosts that have a Secret of their own, with its name. */
export function tlsSecretNames({ hosts = {} }: CatalogueSource): Record<string, string> {
  return Object.fromEntries(
    Object.entries(hosts).flatMap(([key, host]) =>
      typeof host === "string" ? [] : [[key, host.tlsSecretName]],
    ),
  );
}

/** Host names by their short names. */
export function hostNames({ hosts = {} }: CatalogueSource): Record<string, string> {
  return Object.fromEntries(
    Object.entries(hosts).map(([key, host]) => [key, typeof host === "string" ? host : host.name]),
  );
}

/** Whether two routes want the same of an Ingress, but for host, path and backend. */
export function isAlike(one: Route, other: Route): boolean {
  return wishes(one) === wishes(other);
}

interface Layer {
  readonly fields: RoutingFields;
  readonly path: string;
}

function completeRoute(
  catalogue: CatalogueSource,
  source: RouteSource,
  outer: readonly Layer[],
  path: string,
): Route {
  const layers = [...outer, { fields: source, path }];
  const { redirect, canary } = source;
  return {
    path,
    name: source.name,
    host: source.host,
    urlPath: source.path ?? defaults.route.path,
    pathType: source.pathType ?? defaults.route.pathType,
    kubernetesService: source.kubernetesService,
    port: source.port,
    rewritePath: source.rewritePath,
    redirect: redirect && {
      host: redirect.host === undefined ? undefined : hostPart(catalogue, redirect.host),
      path: redirect.path,
      statusCode: redirect.statusCode ?? defaults.redirect.statusCode,
    },
    canary,
    grpc: undefined,
    ...settings(Object.assign({}, ...layers.map(({ fields }) => fields)) as RoutingFields),
    asked: Object.fromEntries(
      layers.flatMap(({ fields, path }) =>
        featuresOf(fields).map(([feature, field]) => [
          feature,
          field === undefined ? undefined : `${path}.${field}`,
        ]),
      ),
    ),
  };
}

function settings({
  timeoutSeconds,
  bodySize,
  rateLimit,
  cors,
  headers,
  redirectToHttps,
}: RoutingFields): RouteSettings {
  return {
    timeoutSeconds,
    bodySize: bodySize === undefined ? undefined : wholeUnits(bodySize),
    requestsPerMinute: rateLimit ? rateLimit.requestsPerMinute : undefined,
    cors: cors ? completeCors(cors) : undefined,
    requestHeaders: headerChanges(headers?.request),
    responseHeaders: headerChanges(headers?.response),
    redirectToHttps,
  };
}

// Controllers differ in what they let in unless told, so they are told all of it.
function completeCors(source: Exclude<NonNullable<RoutingFields["cors"]>, false>): Cors {
  return {
    origins: source.origins.map((origin) =>
      /^[a-z][A-Za-z0-9]*$/.test(origin) ? ["https://", { host: origin }] : [origin],
    ),
    methods: source.methods ?? defaults.cors.methods,
    headers: source.headers ?? defaults.cors.headers,
    credentials: source.credentials ?? defaults.cors.credentials,
    maxAgeSeconds: source.maxAgeSeconds ?? defaults.cors.maxAgeSeconds,
  };
}

function hostPart({ hosts = {} }: CatalogueSource, host: string): Part {
  return Object.hasOwn(hosts, host) || !host.includes(".") ? { host } : host;
}

function headerChanges(source: HeaderChangesSource | undefined): HeaderChanges | undefined {
  const { set = {}, add = {}, remove = [] } = source ?? {};
  return Object.keys(set).length + Object.keys(add).length + remove.length === 0
    ? undefined
    : { set, add, remove };
}

/** What fields ask for, and by which field; undefined for what they take back. */
function featuresOf(
  fields: RouteSource | RoutingFields,
): readonly (readonly [Feature, string | undefined])[] {
  const { headers, ...others } = fields;
  const { request, response } = headers ?? {};
  const features: readonly Exclude<Feature, "grpc">[] = [
    "timeoutSeconds",
    "bodySize",
    "rateLimit",
    "cors",
    "redirectToHttps",
    "redirect",
    "rewritePath",
    "canary",
  ];
  return [
    ...features
      .filter((feature) => feature in others)
      .map(
        (feature) =>
          [feature, others[feature as keyof typeof others] === false ? undefined : feature] as const,
      ),
    ...(headers === undefined
      ? []
      : [
          ["requestHeaders", headerChanges(request) && "headers.request"] as const,
          ["responseHeaders", headerChanges(response) && "headers.response"] as const,
        ]),
  ];
}

function wishes({
  path: _path,
  name: _name,
  host: _host,
  urlPath: _url,
  pathType: _type,
  kubernetesService: _service,
  port: _port,
  asked: _asked,
  ...wanted
}: Route): string {
  return JSON.stringify(wanted, (_key, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}
