import { quantity } from "../../../generator/src/catalogue/facts/quantity.js";
import type { Api } from "../api.js";
import type { Container, Pod, Texts, ValueFrom } from "./pod.js";
import { ConfigError, textOf, textsOf } from "./sources.js";

/**
 * The variables of a container, as a kubelet makes them: those of `envFrom`, then those of `env`, which may
 * name others before them.
 * @throws ConfigError
 */
export async function containerVariables(api: Api, pod: Pod, container: Container): Promise<Texts> {
  const { namespace } = pod.metadata;
  const variables: Record<string, string> = {};
  for (const { prefix = "", configMapRef, secretRef } of container.envFrom ?? []) {
    const texts = {
      ...(configMapRef && (await textsOf(api, "configmap", namespace, configMapRef))),
      ...(secretRef && (await textsOf(api, "secret", namespace, secretRef))),
    };
    for (const [key, text] of Object.entries(texts)) variables[prefix + key] = text;
  }
  for (const { name, value = "", valueFrom } of container.env ?? []) {
    const text = valueFrom ? await textFrom(api, pod, container, valueFrom) : expanded(value, variables);
    if (text !== undefined) variables[name] = text;
  }
  return variables;
}

/**
 * A text with `$(NAME)` replaced by that variable; an unknown one stays, and so does `$$(NAME)`, with one `$`
 * less.
 */
export function expanded(text: string, variables: Texts): string {
  return text.replace(/\$\$|\$\(([-._a-zA-Z][-._a-zA-Z0-9]*)\)/g, (found, name: string | undefined) =>
    name === undefined ? "$" : (variables[name] ?? found),
  );
}

async function textFrom(
  api: Api,
  pod: Pod,
  container: Container,
  { fieldRef, configMapKeyRef, secretKeyRef, resourceFieldRef }: ValueFrom,
): Promise<string | undefined> {
  const { namespace } = pod.metadata;
  if (fieldRef) return field(pod, fieldRef.fieldPath);
  if (configMapKeyRef) return textOf(api, "configmap", namespace, configMapKeyRef);
  if (secretKeyRef) return textOf(api, "secret", namespace, secretKeyRef);
  return resourceFieldRef && amount(container, resourceFieldRef.resource, resourceFieldRef.divisor);
}

/** `limits.memory` in whole units of the divisor, rounded up. */
function amount({ resources }: Container, resource: string, divisor = "1"): string {
  const [kind = "", name = ""] = resource.split(/\.(.*)/);
  const [whole, unit] = [
    quantity(resources?.[kind]?.[name] ?? "1"),
    quantity(divisor === "0" ? "1" : divisor),
  ];
  return String((whole + unit - 1n) / unit);
}

function field({ metadata, spec }: Pod, path: string): string {
  const [, map, key] = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path) ?? [];
  if (map && key) return metadata[map as "labels" | "annotations"]?.[key] ?? "";
  const fields: Texts = {
    "metadata.name": metadata.name,
    "metadata.namespace": metadata.namespace,
    "metadata.uid": metadata.uid,
    "spec.nodeName": spec.nodeName ?? "",
    "spec.serviceAccountName": spec.serviceAccountName,
    "status.podIP": podIp,
    "status.hostIP": hostIp,
  };
  const text = fields[path];
  if (text === undefined) throw new ConfigError(`no program here has a field ${path}`);
  return text;
}

/** Addresses for documentation: nobody has them, and Endpoints may not be on the loopback interface. */
export const podIp = "192.0.2.2";
export const hostIp = "192.0.2.1";
