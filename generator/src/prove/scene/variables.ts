import { at } from "../../manifests/at.js";
import { keyOf } from "../../manifests/identity.js";
import type { Present } from "./lifecycle.js";
import { listAt, textAt, textMapAt, textsAt } from "../../manifests/reading.js";

/** The environment variables of a container whose values are known. */
export type Variables = ReadonlyMap<string, string>;

/**
 * Environment variables as far as the release itself says them: literally, or in its ConfigMaps and Secrets.
 *
 * @param made everything that the release makes at some time
 */
export function variablesOf(container: unknown, namespace: string, made: Present): Variables {
  const found = new Map<string, string>();
  const content = (kind: string, name: string | undefined) =>
    name === undefined ? {} : contentOf(made.get(keyOf({ kind, group: "", name, namespace }))?.body);
  for (const source of listAt(container, "envFrom")) {
    const prefix = textAt(source, "prefix") ?? "";
    const all = {
      ...content("ConfigMap", textAt(source, "configMapRef.name")),
      ...content("Secret", textAt(source, "secretRef.name")),
    };
    for (const [name, value] of Object.entries(all)) found.set(prefix + name, value);
  }
  for (const variable of listAt(container, "env")) {
    const name = textAt(variable, "name");
    if (name === undefined) continue;
    const value =
      textAt(variable, "value") ??
      [
        ["ConfigMap", "configMapKeyRef"],
        ["Secret", "secretKeyRef"],
      ]
        .flatMap(([kind, field]) => {
          const reference = at(variable, `valueFrom.${field!}`);
          const key = textAt(reference, "key");
          return key === undefined ? [] : [content(kind!, textAt(reference, "name"))[key]];
        })
        .find((text) => text !== undefined);
    if (value === undefined) found.delete(name);
    else found.set(name, expanded(value, found));
  }
  return found;
}

/** Command and arguments as one text, with the known variables filled in. */
export function programText(container: unknown, variables: Variables): string {
  return expanded([...textsAt(container, "command"), ...textsAt(container, "args")].join(" "), variables);
}

/** Kubernetes fills in `$(NAME)`, a shell `$NAME` and `${NAME}`. What is not known stays. */
function expanded(text: string, variables: Variables): string {
  return text.replace(
    /\$\((\w+)\)|\$\{(\w+)(?::?-[^}]*)?\}|\$(\w+)/g,
    (written: string, ...names: (string | undefined)[]) =>
      variables.get(names.slice(0, 3).find((name) => name !== undefined)!) ?? written,
  );
}

function contentOf(body: unknown): Readonly<Record<string, string>> {
  const decoded =
    textAt(body, "kind") === "Secret"
      ? Object.fromEntries(
          Object.entries(textMapAt(body, "data")).map(([key, text]) => [
            key,
            Buffer.from(text, "base64").toString("utf8"),
          ]),
        )
      : textMapAt(body, "data");
  return { ...decoded, ...textMapAt(body, "stringData") };
}
