import type { Call, Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { valuesKey, workloadName } from "../../catalogue/facts/object-names.js";
import { podPort, statefulWorkloads } from "../../catalogue/facts/stateful-pods.js";
import { isUnresolved, resolveCall, type Target } from "../../catalogue/facts/target.js";
import { workloadScope } from "../values/container-values.js";
import { goString, valuesPath, type HelmExpression } from "./helm-expression.js";
import { nameExpression } from "./names.js";
import { governingService } from "../../catalogue/facts/stateful-pods.js";

/** The variable that holds `global.endpoints` of a callee in a template: `$aiCoachService`. */
export function endpointVariable(callee: string): string {
  return `$${valuesKey(callee)}`;
}

/** The variables that a template needs to know where callees are, each once: name and expression. */
export function endpointVariables(
  calls: readonly Call[],
): readonly { readonly variable: string; readonly callee: string }[] {
  return [...new Set(calls.map(({ callee }) => callee))].map((callee) => ({
    variable: endpointVariable(callee),
    callee,
  }));
}

/** The target of a call of a valid catalogue. */
export function callTarget(catalogue: Catalogue, call: Call): Target {
  const target = resolveCall(catalogue, call);
  if (isUnresolved(target)) throw new Error(`${call.path}: ${target.name} is not among ${target.what}`);
  return target;
}

/** The placeholders of a text with an address. */
export const placeholder = /\{(url|pods|pod\.\d+(?:\.address)?|scheme|host|address|port(?:\.[a-z0-9-]+)?)\}/g;

/**
 * A text with `{url}`, `{host}` and so on as what Helm prints: each part is what the values say of the
 * callee, else what the catalogue says.
 */
export function addressParts(
  catalogue: Catalogue,
  caller: Service,
  call: Call,
  template: string,
): readonly (string | HelmExpression)[] {
  const target = callTarget(catalogue, call);
  const variable = endpointVariable(call.callee);
  const [first] = target.ports;
  const scheme = { expression: `${variable}.scheme | default ${goString(first!.scheme)}` };
  const host = { expression: `${variable}.host | default ${defaultHost(target)}` };
  const port = (name?: string): HelmExpression => {
    const { port } = target.ports.find((candidate) => candidate.name === name) ?? first!;
    return { expression: `${variable}.port | default ${port}` };
  };
  return split(template).flatMap((part): readonly (string | HelmExpression)[] => {
    switch (part) {
      case "{scheme}":
        return [scheme];
      case "{host}":
        return [host];
      case "{port}":
        return [port()];
      case "{address}":
        return [host, ":", port()];
      case "{url}":
        return [
          {
            expression:
              `include ${goString(`${caller.name}.url`)} (dict "endpoint" ${variable} "scheme" ` +
              `${goString(first!.scheme)} "host" ${defaultHost(target)} "port" ${first!.port})`,
          },
        ];
      case "{pods}":
        return podList(caller, target, variable);
      default:
        if (part.startsWith("{pod.")) return podAddress(target, variable, part);
        return [/^\{port\./.test(part) ? port(part.slice(6, -1)) : part];
    }
  });
}

/** A text with `{host}` for one of the platform's host names. */
export function hostParts(
  chart: string,
  host: string,
  template: string,
): readonly (string | HelmExpression)[] {
  const expression = hostExpression(chart, host);
  return template
    .split("{host}")
    .flatMap((text, i) => [...(i === 0 ? [] : [{ expression }]), ...(text === "" ? [] : [text])]);
}

/** The expression for one of the platform's host names, which operators set for all services. */
export function hostExpression(chart: string, host: string): string {
  return `include ${goString(`${chart}.host.${host}`)} $`;
}

function split(template: string): readonly string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of template.matchAll(placeholder)) {
    parts.push(template.slice(end, match.index), match[0]);
    end = match.index + match[0].length;
  }
  return [...parts, template.slice(end)].filter((part) => part !== "");
}

// Each pod of the StatefulSets that answer, host:port. A service that tells its own pods counts those that
// the values want.
function podList(caller: Service, target: Target, variable: string): readonly (string | HelmExpression)[] {
  if (!target.inside) return [];
  const { service } = target;
  return statefulWorkloads(target).flatMap((workload, i) => {
    const { pod, domain, port } = podNames(target, workload);
    const count =
      caller.name === service.name
        ? valuesPath([...workloadScope(workload), "replicaCount"])
        : workload.replicas;
    const expression =
      `include ${goString(`${caller.name}.pods`)} (dict "endpoint" ${variable} ` +
      `"pod" ${pod} "domain" ${domain} "port" ${port} "count" ${count})`;
    return [...(i === 0 ? [] : [","]), { expression }];
  });
}

// One pod by its number. A callee that is elsewhere has one host for all.
function podAddress(target: Target, variable: string, part: string): readonly (string | HelmExpression)[] {
  const [workload] = statefulWorkloads(target);
  if (!target.inside || workload === undefined) return [];
  const { pod, domain, port } = podNames(target, workload);
  const [, ordinal, address] = /^\{pod\.(\d+)(\.address)?\}$/.exec(part)!;
  const host = { expression: `${variable}.host | default (printf "%s-${ordinal}.%s" ${pod} ${domain})` };
  return address === undefined ? [host] : [host, ":", { expression: `${variable}.port | default ${port}` }];
}

function podNames(target: Target & { readonly inside: true }, workload: Workload) {
  const { service } = target;
  return {
    pod: nameExpression(service, workloadName(service, workload)),
    domain: nameExpression(service, governingService(service, workload).name),
    port: podPort(workload, target),
  };
}

function defaultHost(target: Target): string {
  return target.inside
    ? nameExpression(target.service, target.kubernetesService.name)
    : goString(target.external.hosts[0]!);
}
