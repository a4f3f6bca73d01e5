import type { Catalogue, Service } from "../catalogue/catalogue.js";
import type { ChartTemplate } from "./chart.js";
import { httpRouteTemplate } from "./http-route.js";
import { ingressTemplate } from "./ingress.js";

/** The Ingress objects and the HTTPRoute objects of a service; the values decide which of them are written. */
export function routeTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  return service.routes.length === 0 ? [] : [ingressTemplate(catalogue, service), httpRouteTemplate(catalogue, service)];
}
