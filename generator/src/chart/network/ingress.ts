import type { Templates } from "../../../../schemas/types/templates.js";
import { filledEntries } from "../../catalogue/facts/callee-references.js";
import { canaryAnnotations, controllerOf, possible } from "../../catalogue/controllers/gaps.js";
import type { Annotations } from "../../catalogue/controllers/controller.js";
import type { Catalogue, Route, Service } from "../../catalogue/model/catalogue.js";
import { canaryIngress, ingressGroups } from "../../catalogue/facts/route-objects.js";
import { backendsOf } from "../../catalogue/facts/target.js";
import { endpointVariables } from "../helm/endpoint.js";
import { filledDict, namedCalls } from "../helm/filled-text.js";
import { goString } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { backend, hostScalar, partsArgument } from "./route-parts.js";

/**
 * What the template of a service's Ingress objects reads: one for all routes that are alike, and one beside
 * it for their canary.
 */
export function ingressesContext(
  catalogue: Catalogue,
  service: Service,
): Templates["subchart/templates/ingress.yaml"] {
  const { ingress } = catalogue;
  const texts = { catalogue, service, calls: service.calls };
  const filled = filledEntries(service.ingressAnnotations);
  const own = Object.keys(filled).length === 0 ? "" : `${filledDict(texts, filled)} `;
  const controller = controllerOf(catalogue);
  return {
    enabled: ingress.enabled,
    fixedAnnotations: Object.entries(ingress.annotations).map(([key, text]) => ({ key, text })),
    endpoints: endpointVariables(namedCalls(texts, Object.values(filled))),
    className: goString(ingress.className),
    tlsSecretName: goString(ingress.tlsSecretName),
    ingresses: ingressGroups(service).flatMap(({ name, routes: wanted }) => {
      const routes = controller === undefined ? wanted : wanted.map((route) => possible(controller, route));
      const [first] = routes;
      const declared = controller?.annotations(first!) ?? {};
      const main = ingressContext(catalogue, service, name, routes, declared, own);
      const canary = canaryAnnotations(catalogue, first!);
      if (canary === undefined) return [main];
      return [
        main,
        ingressContext(
          catalogue,
          service,
          canaryIngress(name),
          routes.map((route) => backendsOf(route)[1]!),
          canary,
          own,
        ),
      ];
    }),
  };
}

type IngressContext = Templates["subchart/templates/ingress.yaml"]["ingresses"][number];

function ingressContext(
  catalogue: Catalogue,
  service: Service,
  name: string,
  routes: readonly Route[],
  declared: Annotations,
  filled: string,
): IngressContext {
  const names = [...new Set(routes.map(({ host }) => host))];
  const own = names.filter(
    (host): host is string => host !== undefined && Object.hasOwn(catalogue.tlsSecretNames, host),
  );
  const hosts = names.map((host) => ({
    host: host === undefined ? undefined : hostScalar(service.name, host),
    paths: routes.filter((route) => route.host === host).map((route) => path(catalogue, service, route)),
  }));
  const isDeclared = Object.keys(declared).length > 0;
  return {
    chart: service.name,
    name: objectName(service, name),
    annotations: `${isDeclared ? "$routing " : ""}$annotations ${filled}.Values.ingress.annotations`,
    declared: Object.entries(declared).map(([key, parts]) => ({
      key,
      text: partsArgument(service.name, parts),
    })),
    hosts,
    // Hosts that share the certificate of all, and those that have one of their own.
    shared: hosts.filter((_host, i) => !own.some((host) => host === names[i])).map(({ host }) => host),
    everyHost: names.includes(undefined),
    own: own.map((key) => ({
      host: hostScalar(service.name, key),
      secret:
        `dig "ingress" "tlsSecretNames" ${goString(key)} ` +
        `${goString(catalogue.tlsSecretNames[key]!)} $global`,
    })),
  };
}

function path(catalogue: Catalogue, service: Service, route: Route) {
  const { name, port } = backend(service, route);
  const { path, pathType } = controllerOf(catalogue)?.path(route) ?? {
    path: route.urlPath,
    pathType: route.pathType,
  };
  return { path, pathType, service: name, port };
}
