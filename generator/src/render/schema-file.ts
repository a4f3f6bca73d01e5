import type { JsonSchema } from "../schema/bundle.js";
import { jsonFile } from "./yaml.js";

/**
 * A schema as a JSON file, its `$defs` last. A definition that many charts share, being one object, is
 * printed once.
 */
export function schemaFile({ $defs, ...schema }: JsonSchema): string {
  const text = jsonFile(schema);
  if ($defs === undefined) return text;
  const definitions = Object.entries($defs as Readonly<Record<string, object>>).map(
    ([name, definition]) => `    ${JSON.stringify(name)}: ${printedDefinition(definition)}`,
  );
  return `${text.slice(0, -"\n}\n".length)},\n  "$defs": {\n${definitions.join(",\n")}\n  }\n}\n`;
}

function printedDefinition(definition: object): string {
  const known = printed.get(definition) ?? jsonFile(definition).trimEnd().replaceAll("\n", "\n    ");
  printed.set(definition, known);
  return known;
}

const printed = new WeakMap<object, string>();
