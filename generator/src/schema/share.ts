import type { JsonSchema } from "./bundle.js";

/** Shorter ones are not worth a jump of the reader's eye. */
const shortest = 120;

/**
 * The same schema with what stands in it several times, as services are much alike, moved to `$defs` and
 * referred to. Helm keeps the umbrella's schema with each release and compiles it at each command.
 */
export function shareDefinitions(schema: JsonSchema): JsonSchema {
  const texts = new Map<JsonSchema, string>();
  const counts = new Map<string, number>();
  count(schema["properties"]);
  const names = new Map<string, string>();
  // `Values` is the name of the whole in the types.
  const taken = new Set(["Values", ...Object.keys((schema["$defs"] ?? {}) as object)]);
  const definitions: Record<string, unknown> = {};
  const properties = replaced(schema["properties"]);
  const all = Object.entries({ ...(schema["$defs"] as object), ...definitions }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return { ...schema, properties, ...(all.length === 0 ? {} : { $defs: Object.fromEntries(all) }) };

  // What a repeated schema holds need not be counted again: it moves along.
  function count(properties: unknown): void {
    for (const member of Object.values((properties ?? {}) as Record<string, JsonSchema>)) {
      const text = JSON.stringify(member);
      texts.set(member, text);
      const before = counts.get(text) ?? 0;
      counts.set(text, before + 1);
      if (before === 0) count(member["properties"]);
    }
  }

  function replaced(properties: unknown): unknown {
    if (properties === undefined) return undefined;
    return Object.fromEntries(
      Object.entries(properties as Record<string, JsonSchema>).map(([key, member]) => {
        // What was not counted lies in a short one, and is shorter still.
        const text = texts.get(member) ?? "";
        if (text.length < shortest || counts.get(text) === 1)
          return [
            key,
            "properties" in member ? { ...member, properties: replaced(member["properties"]) } : member,
          ];
        let name = names.get(text);
        if (name === undefined) {
          name = newName(key);
          names.set(text, name);
          definitions[name] =
            "properties" in member ? { ...member, properties: replaced(member["properties"]) } : member;
        }
        return [key, { $ref: `#/$defs/${name}` }];
      }),
    );
  }

  function newName(key: string): string {
    const stem = key.replace(/(^|[^A-Za-z0-9_]+)([A-Za-z0-9_]?)/g, (_, __, letter: string) =>
      letter.toUpperCase(),
    );
    let name = stem;
    for (let i = 2; taken.has(name); i++) name = `${stem}${i}`;
    taken.add(name);
    return name;
  }
}
