import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { grpcRouteTemplate } from "./grpc-route.js";
import { httpRouteTemplate } from "./http-route.js";
import { ingressTemplate } from "./ingress.js";

/** The Ingress, HTTPRoute and GRPCRoute objects of a service; the values decide which of them are written. */
export function routeTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  if (service.routes.length === 0) return [];
  return [
    ingressTemplate(catalogue, service),
    ...(service.routes.some(({ grpc }) => !grpc) ? [httpRouteTemplate(catalogue, service)] : []),
    ...(service.routes.some(({ grpc }) => grpc) ? [grpcRouteTemplate(catalogue, service)] : []),
  ];
}
