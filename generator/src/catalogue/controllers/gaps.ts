import type { Catalogue, Feature, Route } from "../model/catalogue.js";
import type { Problem } from "../../problem/problem.js";
import type { Annotations, Controller, Target } from "./controller.js";
import { gatewayRoute } from "./gateway.js";
import { haproxy } from "./haproxy.js";
import { nginx } from "./nginx.js";

export type TargetName = "ingress" | "gateway";

/** Something that the routes want and a target cannot do, nor does the catalogue say that this is right. */
export interface Gap extends Problem {
  /** Undefined for what comes from routes together. */
  readonly feature: Feature | undefined;
}

/** The controller that the catalogue names for its Ingress objects; undefined if it names none. */
export function controllerOf({ ingress }: Catalogue): Controller | undefined {
  return ingress.controller && { nginx, haproxy }[ingress.controller];
}

/** A route as its Ingress can have it: without what the catalogue says that it goes without there. */
export function possible(controller: Controller, route: Route): Route {
  const beyond = Object.keys(controller.cannot(route)) as Feature[];
  return {
    ...route,
    ...Object.fromEntries(
      beyond.map((feature) => [feature === "rateLimit" ? "requestsPerMinute" : feature, undefined]),
    ),
  };
}

/**
 * All that stands against having the routes of a catalogue as Ingress objects, or as objects of the Gateway
 * API.
 */
export function gaps(catalogue: Catalogue, name: TargetName): readonly Gap[] {
  // Every chart asks, and the answer is the same for all.
  const known = found[name].get(catalogue) ?? foundGaps(catalogue, name);
  found[name].set(catalogue, known);
  return known;
}

const found = {
  ingress: new WeakMap<Catalogue, readonly Gap[]>(),
  gateway: new WeakMap<Catalogue, readonly Gap[]>(),
};

function foundGaps(catalogue: Catalogue, name: TargetName): readonly Gap[] {
  const target: Target | undefined = name === "gateway" ? gatewayRoute : controllerOf(catalogue);
  const { unsupported } = catalogue[name];
  return catalogue.services.flatMap((service) => [
    ...service.routes.flatMap((route) => {
      const beyond = target?.cannot(route);
      const asked = Object.entries(route.asked) as [Feature, string][];
      return asked
        .filter(
          ([feature, path]) =>
            path !== undefined &&
            unsupported[feature] === undefined &&
            (beyond === undefined || feature in beyond),
        )
        .map(([feature, path]) => ({
          path,
          feature,
          message: sentence(name, target, route, feature, beyond?.[feature]),
        }));
    }),
    ...(target?.conflicts(catalogue, service) ?? []).map((problem) => ({ ...problem, feature: undefined })),
  ]);
}

/** Whether a target can do a feature wherever the routes ask for it, so that no reason is needed. */
export function isSupported(catalogue: Catalogue, name: TargetName, feature: Feature): boolean {
  const without = { ...catalogue, [name]: { ...catalogue[name], unsupported: {} } };
  return !gaps(without, name).some((gap) => gap.feature === feature);
}

function sentence(
  name: TargetName,
  target: Target | undefined,
  route: Route,
  feature: Feature,
  why: string | undefined,
): string {
  if (target === undefined)
    return "is told to an Ingress by annotations of its controller. Name that in ingress.controller";
  const because = why === undefined || why === "" ? "" : `: ${why}`;
  return (
    `is more than ${target.title(route)} can do${because}. Leave it ` +
    `out, or say in ${name}.unsupported.${feature} why that is right`
  );
}

/**
 * Annotations of the Ingress that leads to a route's canary; undefined where the controller wants none, or is
 * not known.
 */
export function canaryAnnotations(catalogue: Catalogue, { canary }: Route): Annotations | undefined {
  const annotations = canary && controllerOf(catalogue)?.canaryAnnotations(canary);
  return annotations && Object.keys(annotations).length > 0 ? annotations : undefined;
}
