import type { Container, EnvVar, Service, Workload } from "../../catalogue/model/catalogue.js";
import { credentialNames, isForSecrets } from "../../catalogue/facts/credential-names.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import { extraEnvValue, takesExtraEnv } from "./extra-env.js";
import { probeValues } from "./probe-values.js";
import { schemaValue, valueGroup, type Value, type ValueGroup, type ValueNode } from "./value-tree.js";

/**
 * The keys under which the values of a workload stand: none for the only one of its service, else `workloads`
 * and its name.
 */
export function workloadScope(workload: Workload): readonly string[] {
  if (workload.step !== undefined) return [workload.step];
  return workload.name === undefined ? [] : ["workloads", valuesKey(workload.name)];
}

/**
 * The keys under which the values of a container stand: those of its workload for the one whose fields stand
 * there.
 */
export function containerScope(workload: Workload, container: Container): readonly string[] {
  if (container.path === workload.path) return workloadScope(workload);
  const group =
    workload.step !== undefined
      ? "steps"
      : workload.initContainers.includes(container)
        ? "initContainers"
        : "containers";
  return [...workloadScope(workload), group, valuesKey(container.name)];
}

/** Where the image of a container stands: at the container, or where it is inherited from. */
export function imageScope(service: Service, workload: Workload, container: Container): readonly string[] {
  if (container.imagePath === service.path) return [];
  if (container.imagePath === workload.path) return workloadScope(workload);
  return containerScope(workload, container);
}

/**
 * Where a setting stands: at its container, or at the service for one that the main containers of several
 * workloads share, or at the migration for one that its steps share.
 */
export function settingScope(
  service: Service,
  workload: Workload,
  { main }: Container,
  scope: readonly string[],
  variable: EnvVar,
): readonly string[] {
  if (
    main &&
    isServiceWide(service, variable) &&
    (workload.step === undefined || isOfService(service, variable))
  )
    return [];
  return variable.path.startsWith(`${workload.path}.env.`) ? workloadScope(workload) : scope;
}

// A migration inherits most variables of its service, but may have groups of its own.
function isOfService({ workloads }: Service, { path, name }: EnvVar): boolean {
  return workloads.some(({ containers }) =>
    containers[0]!.env.some((variable) => variable.name === name && variable.path === path),
  );
}

/**
 * Whether an environment variable comes from the service itself or a group, and not from one of its
 * workloads.
 */
export function isServiceWide(service: Service, { path }: EnvVar): boolean {
  return path.startsWith(`${service.path}.env.`) || path.startsWith("envGroups.");
}

/** The values of a container, as members of the group that it stands in. */
export function containerValues(
  service: Service,
  workload: Workload,
  container: Container,
): Record<string, ValueNode | undefined> {
  const scope = containerScope(workload, container);
  const settings = container.env.filter(
    (variable) =>
      variable.from === "setting" &&
      settingScope(service, workload, container, scope, variable).length === scope.length,
  );
  return {
    ...(container.imagePath !== "ordering" && imageScope(service, workload, container).length === scope.length
      ? { image: imageValue(container) }
      : {}),
    env: envGroup(container.name, settings),
    extraEnv: takesExtraEnv(service, workload) ? extraEnvValue(container) : undefined,
    resources: schemaValue("resources", container.resources),
    ...probeValues(container),
  };
}

export function imageValue({ image, name }: Container): ValueNode {
  const { registry = "", repository, tag = "", digest = "", pullPolicy = "" } = image;
  return {
    ...schemaValue(
      "image",
      { registry, repository, tag, digest, pullPolicy },
      `Image of the container ${name}.`,
    ),
    required: ["repository"],
    complete: {
      if: { required: ["registry"], properties: { registry: { minLength: 1 }, digest: { maxLength: 0 } } },
      then: { required: ["tag"] },
    },
  };
}

/**
 * The settings among environment variables; those of the catalogue's groups have no default of their own, for
 * they come from global.env.
 */
export function envGroup(container: string, settings: readonly EnvVar[]): ValueGroup | undefined {
  return valueGroup(
    `Environment variables of the container ${container}.`,
    Object.fromEntries(settings.map((variable) => [variable.name, setting(variable)])),
  );
}

/** A setting as a value. */
export function setting(variable: EnvVar): ValueNode | undefined {
  if (variable.from !== "setting") return undefined;
  const description = variable.description ?? `Environment variable ${variable.name}.`;
  const node =
    variable.enum === undefined
      ? textValue(variable, variable.default, description)
      : { description, default: variable.default, schema: { enum: variable.enum } };
  if (!variable.shared) return node;
  const { default: inherited, ...rest } = node;
  return {
    ...rest,
    description: `${description} Empty here: global.env.${variable.name}, else ${JSON.stringify(inherited)}.`,
  };
}

// Helm prints the constant, so it says why; see `refused` in schema-rules.ts.
function textValue(variable: EnvVar, text: string, description: string): Value {
  const value = schemaValue("setting", text, description);
  return isForSecrets(variable)
    ? {
        ...value,
        schema: {
          ...value.schema,
          if: { not: { pattern: credentialNames.harmless } },
          then: { const: noPlainText, "x-expected": noPlainText },
        },
      }
    : value;
}

const noPlainText = "empty, for it is a credential by its name: the catalogue names a key of a Secret for it";
