import type {
  Call,
  Catalogue,
  ExternalService,
  KubernetesService,
  Route,
  Service,
  ServicePort,
} from "../model/catalogue.js";

/** Where a call goes, resolved: what its caller must know of the callee. */
export type Target =
  | {
      readonly inside: true;
      readonly service: Service;
      readonly kubernetesService: KubernetesService;
      readonly ports: readonly ServicePort[];
    }
  | {
      readonly inside: false;
      readonly external: ExternalService;
      readonly ports: readonly { readonly name: string; readonly port: number; readonly scheme: string }[];
    };

/** Why a name leads nowhere: what was named, among which names, and how the list of names is called. */
export interface Unresolved {
  readonly name: string;
  readonly among: readonly string[];
  readonly what: string;
}

/**
 * The target of a call. Without a Kubernetes Service, the first one with the ports is meant; without ports,
 * its first one.
 *
 * @returns an `Unresolved` where a name does not exist; after the rule `calls` there is none
 */
export function resolveCall(catalogue: Catalogue, call: Call): Target | Unresolved {
  const external = externalNamed(catalogue, call.callee);
  if (external) return resolveExternal(external, call);
  const service = serviceNamed(catalogue, call.callee);
  if (!service) {
    const among = [...catalogue.services.map(({ name }) => name), ...Object.keys(catalogue.externalServices)];
    return { name: call.callee, among, what: "the catalogue" };
  }
  const open = service.kubernetesServices.filter(({ ports }) => ports.length > 0);
  const named = call.kubernetesService;
  if (named !== undefined && !open.some(({ name }) => name === named)) {
    return {
      name: named,
      among: open.map(({ name }) => name),
      what: `the kubernetesServices of ${service.name}`,
    };
  }
  const candidates = named === undefined ? preferred(open) : open.filter(({ name }) => name === named);
  for (const kubernetesService of candidates) {
    const ports =
      call.ports.length === 0
        ? kubernetesService.ports.slice(0, 1)
        : pick(call.ports, kubernetesService.ports);
    if (ports) return { inside: true, service, kubernetesService, ports };
  }
  const among = [...new Set(candidates.flatMap(({ ports }) => ports.map(({ name }) => name)))];
  const missing = call.ports.find((name) => !among.includes(name)) ?? call.ports[0] ?? "";
  return { name: missing, among, what: `the exposed ports of ${service.name}` };
}

/** The service with a name, if there is one. */
export function serviceNamed({ services }: Catalogue, name: string): Service | undefined {
  let byName = indexes.get(services);
  if (byName === undefined) {
    byName = new Map(services.map((service) => [service.name, service]));
    indexes.set(services, byName);
  }
  return byName.get(name);
}

/** The external service with a name, if there is one. */
export function externalNamed({ externalServices }: Catalogue, name: string): ExternalService | undefined {
  return Object.hasOwn(externalServices, name) ? externalServices[name] : undefined;
}

// Every call is resolved several times, so looking through all services each time would take quadratic time.
const indexes = new WeakMap<readonly Service[], ReadonlyMap<string, Service>>();

/** The Kubernetes Service and port that a route leads to. */
export function resolveRoute(
  service: Pick<Service, "name" | "kubernetesServices">,
  route: Pick<Route, "kubernetesService" | "port">,
): { readonly kubernetesService: KubernetesService; readonly port: ServicePort } | Unresolved {
  const named = route.kubernetesService;
  const open =
    named === undefined
      ? preferred(service.kubernetesServices)
      : service.kubernetesServices.filter(({ name }) => name === named);
  if (named !== undefined && open.length === 0)
    return {
      name: named,
      among: service.kubernetesServices.map(({ name }) => name),
      what: `the kubernetesServices of ${service.name}`,
    };
  for (const kubernetesService of open) {
    const port =
      route.port === undefined
        ? kubernetesService.ports[0]
        : kubernetesService.ports.find(({ name }) => name === route.port);
    if (port) return { kubernetesService, port };
  }
  return {
    name: route.port ?? "",
    among: open.flatMap(({ ports }) => ports.map(({ name }) => name)),
    what: `the exposed ports of ${service.name}`,
  };
}

/** A route as it stands, and as it leads to its canary. */
export function backendsOf(route: Route): readonly Route[] {
  return route.canary === undefined
    ? [route]
    : [route, { ...route, kubernetesService: route.canary.kubernetesService }];
}

export function isUnresolved(result: object): result is Unresolved {
  return "among" in result;
}

// A headless Service is a name for the pods one by one; who calls the service as a whole means another one,
// if there is any.
function preferred(services: readonly KubernetesService[]): readonly KubernetesService[] {
  return [...services.filter(({ headless }) => !headless), ...services.filter(({ headless }) => headless)];
}

function pick<P extends { readonly name: string }>(
  names: readonly string[],
  ports: readonly P[],
): readonly P[] | undefined {
  const picked = names.flatMap((name) => ports.filter((port) => port.name === name));
  return picked.length === names.length ? picked : undefined;
}

function resolveExternal(external: ExternalService, call: Call): Target | Unresolved {
  const all = Object.entries(external.ports).map(([name, port]) => ({
    name,
    port,
    scheme: external.scheme ?? name,
  }));
  const ports = call.ports.length === 0 ? all.slice(0, 1) : pick(call.ports, all);
  if (ports) return { inside: false, external, ports };
  const among = all.map(({ name }) => name);
  return {
    name: call.ports.find((name) => !among.includes(name))!,
    among,
    what: `the ports of ${external.name}`,
  };
}
