import type { ContainerFields, Env, EnvEntry } from "../../../../schemas/types/catalogue.js";
import type { Call, EnvSource, EnvVar } from "../model/catalogue.js";
import { defaults } from "./defaults.js";
import { isFilledIn } from "../facts/callee-references.js";
import { expandedText, namesIn } from "../facts/env-text.js";

/**
 * All environment variables of a container: those of its groups, its own, and the addresses of its calls. A
 * later one with the same name takes the place of an earlier one, and null takes it back. Kubernetes expands
 * `$(NAME)` only from variables that stand before, so each is moved behind those that it names; otherwise the
 * order is kept.
 */
export function containerEnv(
  groups: Readonly<Record<string, Env>>,
  source: Pick<ContainerFields, "env" | "envGroups">,
  pathOf: (name: string) => string,
  calls: readonly Call[],
): readonly EnvVar[] {
  const variables = new Map<string, EnvVar>();
  for (const group of source.envGroups ?? []) {
    for (const [name, entry] of Object.entries(groups[group] ?? {})) {
      if (entry === null) variables.delete(name);
      else variables.set(name, { name, path: `envGroups.${group}.${name}`, ...envSource(entry, true) });
    }
  }
  for (const [name, entry] of Object.entries(source.env ?? {})) {
    if (entry === null) variables.delete(name);
    else variables.set(name, { name, path: pathOf(name), ...envSource(entry, false) });
  }
  for (const call of calls) {
    for (const [name, template] of Object.entries(call.env)) {
      variables.set(name, { name, path: `${call.path}.env.${name}`, from: "address", call, template });
    }
  }
  return inOrderOfUse(variables);
}

function inOrderOfUse(variables: ReadonlyMap<string, EnvVar>): readonly EnvVar[] {
  const ordered = new Set<EnvVar>();
  const open = new Set<EnvVar>();
  for (const variable of variables.values()) place(variable);
  return [...ordered];

  function place(variable: EnvVar): void {
    // A circle is a problem of its own (rule env-references); here it only must end.
    if (ordered.has(variable) || open.has(variable)) return;
    open.add(variable);
    for (const name of namesIn(expandedText(variable) ?? "")) {
      const used = variables.get(name);
      if (used) place(used);
    }
    ordered.add(variable);
  }
}

function envSource(entry: EnvEntry, shared: boolean): EnvSource {
  if (typeof entry === "string")
    return envSource(isFilledIn(entry) ? { value: entry } : { default: entry }, shared);
  if ("default" in entry)
    return {
      from: "setting",
      default: entry.default,
      description: entry.description,
      enum: entry.enum,
      shared,
      public: entry.public,
    };
  if ("value" in entry) return { from: "value", value: entry.value, public: entry.public };
  if ("secretKeyRef" in entry) {
    const { name: secret, key, optional = defaults.envReference.optional } = entry.secretKeyRef;
    return { from: "secret", secret, key, optional };
  }
  if ("configMapKeyRef" in entry) {
    const {
      configMap,
      name: existing,
      key,
      optional = defaults.envReference.optional,
    } = entry.configMapKeyRef;
    return { from: "configMap", configMap, existing, key, optional };
  }
  if ("hostRef" in entry)
    return { from: "host", host: entry.hostRef, template: entry.text ?? defaults.hostVariable.text };
  if ("portRef" in entry) return { from: "port", port: entry.portRef, template: entry.text ?? "{port}" };
  if ("fieldRef" in entry) return { from: "field", fieldPath: entry.fieldRef };
  const { resource, containerName, divisor } = entry.resourceFieldRef;
  return {
    from: "resource",
    resource,
    containerName,
    divisor: divisor === undefined ? undefined : String(divisor),
  };
}
