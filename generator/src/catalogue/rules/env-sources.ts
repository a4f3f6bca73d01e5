import type { Container, EnvVar, Workload } from "../catalogue.js";
import { everyContainer } from "./parts.js";
import { variablePath } from "./env-references.js";
import { at, hinted, notAmong, type Rule } from "./rule.js";

/** A setting's default is one of its texts; requests and limits are those of a container of the pod, in units that Kubernetes knows. */
export const envSources: Rule = (catalogue) => everyContainer(catalogue).flatMap(({ workload, container }) => [
  ...container.env.flatMap((variable) => {
    const fault = variableFault(workload, variable);
    return fault === undefined ? [] : [{ path: at(variablePath(variable), ...fault.steps), message: fault.message }];
  }),
  ...prefixProblems(container),
]);

function variableFault(workload: Workload, variable: EnvVar): { readonly steps: readonly string[]; readonly message: string } | undefined {
  if (variable.from === "setting" && variable.enum !== undefined && !variable.enum.includes(variable.default)) {
    return { steps: ["default"], message: hinted(`must be one of the enum (${variable.enum.join(", ")}), got ${JSON.stringify(variable.default)}`, variable.default, variable.enum) };
  }
  if (variable.from !== "resource") return undefined;
  const names = [...workload.containers, ...workload.initContainers].map(({ name }) => name);
  const { containerName, divisor, resource } = variable;
  if (containerName !== undefined && !names.includes(containerName)) {
    return { steps: ["resourceFieldRef", "containerName"], message: notAmong(containerName, names, "the containers of the pod") };
  }
  const units = resource.endsWith(".cpu") ? CPU : BYTES;
  if (divisor === undefined || units.includes(divisor)) return undefined;
  return { steps: ["resourceFieldRef", "divisor"], message: `must be one of ${units.join(", ")} for ${resource}, got ${divisor}` };
}

// Source: Kubernetes, pkg/apis/core/validation, validateContainerResourceDivisor.
const CPU = ["1m", "1"];
const BYTES = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

function prefixProblems({ path, envFrom }: Container) {
  return envFrom.flatMap(({ prefix }, i) => prefix === "" || /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(prefix) ? [] : [
    { path: at(path, "envFrom", i, "prefix"), message: `must be the beginning of a variable's name, got ${JSON.stringify(prefix)}` },
  ]);
}
