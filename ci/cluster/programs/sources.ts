import { ApiError, type Api } from "../api.js";
import type { Reference, Texts } from "./pod.js";

/** A container cannot be made yet: something that it names is not there. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * The texts of a ConfigMap or Secret. What is optional may be missing.
 * @throws ConfigError
 */
export async function textsOf(
  api: Api,
  kind: "configmap" | "secret",
  namespace: string,
  { name, optional }: Reference,
): Promise<Texts> {
  try {
    const { data = {} } = (await api.ask("GET", `/api/v1/namespaces/${namespace}/${kind}s/${name}`)) as {
      readonly data?: Texts;
    };
    return kind === "configmap"
      ? data
      : Object.fromEntries(
          Object.entries(data).map(([key, text]) => [key, Buffer.from(text, "base64").toString()]),
        );
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    if (optional) return {};
    throw new ConfigError(error.message);
  }
}

/** One text of them; undefined when it is optional and missing. */
export async function textOf(
  api: Api,
  kind: "configmap" | "secret",
  namespace: string,
  reference: Reference & { readonly key: string },
): Promise<string | undefined> {
  const text = (await textsOf(api, kind, namespace, reference))[reference.key];
  if (text === undefined && !reference.optional)
    throw new ConfigError(`couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`);
  return text;
}
