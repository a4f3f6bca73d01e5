import type { KubernetesService, Service, ServicePort } from "../model/catalogue.js";
import { isUnresolved, resolveRoute } from "./target.js";

/** What a smoke check asks at. */
export interface SmokeTarget {
  readonly kubernetesService: KubernetesService;
  readonly port: ServicePort;
  readonly urlPath: string;
}

/**
 * Each route of a service through its Kubernetes Service, or the check's own path at each of those; each
 * once.
 */
export function smokeTargets(service: Service): readonly SmokeTarget[] {
  const { kubernetesServices, routes, smokeCheck } = service;
  // What is only redirected never comes to the service.
  const routed = routes
    .filter(({ redirect }) => redirect === undefined)
    .flatMap((route) => {
      const target = resolveRoute(service, route);
      return isUnresolved(target)
        ? []
        : [{ ...target, urlPath: smokeCheck?.urlPath ?? route.rewritePath ?? route.urlPath }];
    });
  const [first] = kubernetesServices.filter(({ ports }) => ports.length > 0);
  const asked =
    routed.length === 0 && first && smokeCheck?.urlPath !== undefined
      ? [{ kubernetesService: first, port: first.ports[0]!, urlPath: smokeCheck.urlPath }]
      : routed;
  return [
    ...new Map(
      asked.map((target) => [
        `${target.kubernetesService.name} ${target.port.port} ${target.urlPath}`,
        target,
      ]),
    ).values(),
  ];
}
