import type { Catalogue, Service } from "../catalogue/catalogue.js";
import { isUnresolved, resolveRoute } from "../catalogue/target.js";
import type { ChartTemplate } from "./chart.js";
import { hostExpression } from "./endpoint.js";
import { goString, helmValue } from "./helm-expression.js";
import { objectName } from "./names.js";

/** The Ingress and the HTTPRoute of a service; the values decide which of them are written. */
export function routeTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  if (service.routes.length === 0) return [];
  const names = [...new Set(service.routes.map(({ host }) => host))];
  const hosts = names.map((host) => ({
    host: helmValue(`${hostExpression(catalogue, host)} | quote`),
    paths: service.routes.filter((route) => route.host === host).map((route) => path(service, route)),
  }));
  const own = { chart: service.name, component: undefined, annotations: undefined };
  const context = {
    ...own,
    name: objectName(service, service.name),
    hosts,
    ingress: { ...catalogue.ingress, className: goString(catalogue.ingress.className), tlsSecretName: goString(catalogue.ingress.tlsSecretName) },
    gateway: { ...catalogue.gateway, name: goString(catalogue.gateway.name), namespace: goString(catalogue.gateway.namespace), sectionName: goString(catalogue.gateway.sectionName) },
  };
  return [
    { template: "subchart/templates/ingress.yaml", path: "templates/ingress.yaml", context: { ...context, annotations: "$annotations .Values.ingress.annotations", fixedAnnotations: catalogue.ingress.annotations } },
    // One HTTPRoute has one set of paths for all its hosts, so each host gets its own.
    { template: "subchart/templates/httproute.yaml", path: "templates/httproute.yaml", context: { ...context, hosts: hosts.map((host, i) => ({ ...own, ...host, name: objectName(service, i === 0 ? service.name : `${service.name}-${names[i]!.toLowerCase()}`) })) } },
  ];
}

function path(service: Service, route: Service["routes"][number]): object {
  const target = resolveRoute(service, route);
  if (isUnresolved(target)) throw new Error(`${route.path}: ${target.name} is not among ${target.what}`);
  return {
    path: route.urlPath,
    pathType: route.pathType,
    matchType: { Prefix: "PathPrefix", Exact: "Exact", ImplementationSpecific: "PathPrefix" }[route.pathType],
    service: objectName(service, target.kubernetesService.name),
    port: target.port.port,
  };
}
