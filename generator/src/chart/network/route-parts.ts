import type { Part, Route, Service } from "../../catalogue/model/catalogue.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { isUnresolved, resolveRoute } from "../../catalogue/facts/target.js";
import { hostExpression } from "../helm/endpoint.js";
import {
  goString,
  helmText,
  helmValue,
  valuesPath,
  type HelmExpression,
  type HelmScalar,
} from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";

/** Name and port of the Kubernetes Service that a route of a valid catalogue leads to. */
export function backend(
  service: Service,
  route: Route,
): { readonly name: string | HelmScalar; readonly port: number } {
  const target = resolveRoute(service, route);
  if (isUnresolved(target)) throw new Error(`${route.path}: ${target.name} is not among ${target.what}`);
  return { name: objectName(service, target.kubernetesService.name), port: target.port.port };
}

/** One of the platform's hosts, as a manifest has it. */
export function hostScalar(chart: string, host: string): HelmScalar {
  return helmValue(`${hostExpression(chart, host)} | quote`);
}

/** The weight of a canary, which operators tune. */
export function canaryWeight(kubernetesService: string): string {
  return valuesPath(["canaryWeights", valuesKey(kubernetesService)]);
}

/** Text with hosts and weights in it, as a manifest has it. */
export function partsScalar(chart: string, parts: readonly Part[]): string | HelmScalar {
  return parts.every((part) => typeof part === "string")
    ? parts.join("")
    : helmText(parts.map((part) => (typeof part === "string" ? part : partExpression(chart, part))));
}

/** The same as the argument of a function: `"60"`, or `(printf "https://%s" …)`. */
export function partsArgument(chart: string, parts: readonly Part[]): string {
  if (parts.every((part) => typeof part === "string")) return goString(parts.join(""));
  const format = parts
    .map((part) => (typeof part === "string" ? part.replaceAll("%", "%%") : "host" in part ? "%s" : "%d"))
    .join("");
  const values = parts.flatMap((part) =>
    typeof part === "string" ? [] : [`(${partExpression(chart, part).expression})`],
  );
  return `(printf ${goString(format)} ${values.join(" ")})`;
}

function partExpression(chart: string, part: Exclude<Part, string>): HelmExpression {
  if ("weightOf" in part) return { expression: `${canaryWeight(part.weightOf)} | int` };
  return { expression: `${hostExpression(chart, part.host)}${part.inRegex ? " | regexQuoteMeta" : ""}` };
}
