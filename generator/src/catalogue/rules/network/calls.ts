import type { Call, Catalogue, Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { isUnresolved, resolveCall, type Unresolved } from "../../facts/target.js";
import { hinted, notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Each call leads to a service, a Kubernetes Service and ports that there are, once, from workloads and
 * containers that there are.
 */
export const calls: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => {
    const seen = new Map<string, Call>();
    return service.calls.flatMap((call) => [
      ...targetProblems(catalogue, service, call, seen),
      ...callerProblems(service, call),
    ]);
  });

function targetProblems(
  catalogue: Catalogue,
  service: Service,
  call: Call,
  seen: Map<string, Call>,
): readonly Problem[] {
  const target = resolveCall(catalogue, call);
  if (isUnresolved(target)) return [unresolved(call, target)];
  const where = target.inside ? target.kubernetesService.name : "";
  const callers = call.workloads ?? service.workloads.map(({ name }) => name ?? "");
  const messages = target.ports.flatMap(({ name }) =>
    callers.flatMap((caller) => {
      // Two containers may be told the address under different names.
      const keys = (call.containers ?? [service.workloads[0]!.containers[0]!.name]).map(
        (container) => `${caller} ${container} ${call.callee} ${where} ${name}`,
      );
      const earlier = keys.map((key) => seen.get(key)).find((one) => one !== undefined && one !== call);
      for (const key of keys) if (!seen.has(key)) seen.set(key, call);
      return earlier === undefined
        ? []
        : [
            `calls ${call.callee} at its port ${name}, which ` +
              `${earlier.path} does already. Make one call of both`,
          ];
    }),
  );
  return [...new Set(messages)].map((message) => ({ path: call.path, message }));
}

function unresolved(
  { path, callee, kubernetesService, ports }: Call,
  { name, among, what }: Unresolved,
): Problem {
  if (name === callee && what === "the catalogue") {
    return {
      path,
      message: hinted(`names ${JSON.stringify(name)}, which is not in the catalogue`, name, among),
    };
  }
  if (name === "") return { path, message: `calls ${callee}, which has no exposed port` };
  if (name === kubernetesService)
    return { path: at(path, "kubernetesService"), message: notAmong(name, among, what) };
  const missing = ports.find((port) => !among.includes(port));
  if (missing === undefined) {
    return {
      path: at(path, "ports"),
      message:
        "names ports that no Kubernetes Service of " + `${callee} has together. Make a call for each Service`,
    };
  }
  return { path: at(path, "ports", ports.indexOf(missing)), message: notAmong(missing, among, what) };
}

function callerProblems(
  service: Service,
  { path, containers = [], workloads = [] }: Call,
): readonly Problem[] {
  const known = service.workloads.flatMap(({ name }) => name ?? []);
  const callers = service.workloads.filter(
    ({ name = "" }) => workloads.length === 0 || workloads.includes(name),
  );
  const names =
    containers.length === 0
      ? []
      : callers.flatMap((workload) =>
          [...workload.containers, ...workload.initContainers].map(({ name }) => name),
        );
  const unknown = (field: string, given: readonly string[], among: readonly string[]) =>
    given.flatMap((name, i) =>
      among.includes(name)
        ? []
        : [
            {
              path: at(path, field, i),
              message: notAmong(name, [...new Set(among)], `the ${field} of ${service.name}`),
            },
          ],
    );
  const strangers = unknown("workloads", workloads, known);
  return strangers.length > 0 ? strangers : unknown("containers", containers, names);
}
