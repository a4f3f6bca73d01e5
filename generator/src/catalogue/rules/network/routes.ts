import type { Catalogue, Route, Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { isUnresolved, resolveRoute } from "../../facts/target.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Routes lead from a host of the catalogue to an exposed port, by a path that Kubernetes takes, and no two
 * are the same.
 */
export const routes: Rule = (catalogue) => {
  const seen = new Map<string, string>();
  return catalogue.services.flatMap((service) =>
    service.routes.flatMap((route) => [
      ...hostProblems(catalogue, route, seen),
      ...portProblems(service, route),
      ...pathProblems(catalogue, route),
    ]),
  );
};

function hostProblems({ hosts }: Catalogue, route: Route, seen: Map<string, string>): readonly Problem[] {
  if (route.host !== undefined && !Object.hasOwn(hosts, route.host)) {
    return [
      {
        path: at(route.path, "host"),
        message: notAmong(route.host, Object.keys(hosts), "the hosts of the catalogue"),
      },
    ];
  }
  const host = route.host === undefined ? "*" : hosts[route.host];
  const key = `${host} ${route.pathType} ${route.urlPath}`;
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, route.path);
  return earlier === undefined
    ? []
    : [
        {
          path: route.path,
          message: `takes ${host}${route.urlPath}, which ${earlier} takes already`,
        },
      ];
}

function portProblems(service: Service, route: Route): readonly Problem[] {
  const target = resolveRoute(service, route);
  if (!isUnresolved(target)) {
    if (target.port.protocol === "TCP") return [];
    return [
      {
        path: route.path,
        message:
          `leads to the port ${target.port.name}, which is ` +
          `${target.port.protocol}, but HTTP comes by TCP`,
      },
    ];
  }
  if (target.name === "")
    return [{ path: route.path, message: `leads to ${service.name}, which has no exposed port` }];
  const field = target.name === route.kubernetesService ? "kubernetesService" : "port";
  return [{ path: at(route.path, field), message: notAmong(target.name, target.among, target.what) }];
}

// Sources: Kubernetes, pkg/apis/networking/validation; Gateway API, HTTPPathMatch, which knows no other
// characters.
function pathProblems({ gateway }: Catalogue, { path, pathType, urlPath }: Route): readonly Problem[] {
  const strict = pathType !== "ImplementationSpecific" || gateway.enabled;
  const forbidden = strict ? /\/\/|\/\.\.?(?=\/|$)|%2f/i.exec(urlPath)?.[0] : undefined;
  if (forbidden !== undefined)
    return [
      {
        path: at(path, "path"),
        message: `has ${JSON.stringify(forbidden)}, which Kubernetes does not take in a path`,
      },
    ];
  const foreign = gateway.enabled
    ? /[^-A-Za-z0-9/._~!$&'()*+,;=:@%]|%(?![0-9a-fA-F]{2})/.exec(urlPath)?.[0]
    : undefined;
  return foreign === undefined
    ? []
    : [
        {
          path: at(path, "path"),
          message: `has ${JSON.stringify(foreign)}, which an HTTPRoute does not take in a path`,
        },
      ];
}
