import type { Call, Catalogue, Service } from "../catalogue.js";
import type { Problem } from "../problem.js";
import { isUnresolved, resolveCall, type Unresolved } from "../target.js";
import { at, hinted, notAmong, type Rule } from "./rule.js";

/** Each call leads to a service, a Kubernetes Service and ports that there are, once, and tells containers that there are. */
export const calls: Rule = (catalogue) => catalogue.services.flatMap((service) => {
  const seen = new Map<string, Call>();
  return service.calls.flatMap((call) => [...targetProblems(catalogue, call, seen), ...containerProblems(service, call)]);
});

function targetProblems(catalogue: Catalogue, call: Call, seen: Map<string, Call>): readonly Problem[] {
  const target = resolveCall(catalogue, call);
  if (isUnresolved(target)) return [unresolved(call, target)];
  const where = target.inside ? target.kubernetesService.name : "";
  return target.ports.flatMap(({ name }) => {
    const key = `${call.callee} ${where} ${name}`;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, call);
    if (earlier === undefined || earlier === call) return [];
    return [{ path: call.path, message: `calls ${call.callee} at its port ${name}, which ${earlier.path} does already. Make one call of both` }];
  });
}

function unresolved({ path, callee, kubernetesService, ports }: Call, { name, among, what }: Unresolved): Problem {
  if (name === callee && what === "the catalogue") {
    return { path, message: hinted(`names ${JSON.stringify(name)}, which is not in the catalogue`, name, among) };
  }
  if (name === "") return { path, message: `calls ${callee}, which has no exposed port` };
  if (name === kubernetesService) return { path: at(path, "kubernetesService"), message: notAmong(name, among, what) };
  const missing = ports.find((port) => !among.includes(port));
  if (missing === undefined) {
    return { path: at(path, "ports"), message: `names ports that no Kubernetes Service of ${callee} has together. Make a call for each Service` };
  }
  return { path: at(path, "ports", ports.indexOf(missing)), message: notAmong(missing, among, what) };
}

function containerProblems(service: Service, { path, containers = [] }: Call): readonly Problem[] {
  if (containers.length === 0) return [];
  const names = [...new Set(service.workloads.flatMap((workload) => [...workload.containers, ...workload.initContainers].map(({ name }) => name)))];
  return containers.flatMap((name, i) => names.includes(name) ? [] : [
    { path: at(path, "containers", i), message: notAmong(name, names, `the containers of ${service.name}`) },
  ]);
}
