import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A JSON Schema (2020-12) as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

interface Definition {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Files that it refers to. */
  readonly uses: readonly string[];
}

/** Where a reference leads: the file, and its place in a bundle. */
interface Target {
  readonly file: string;
  readonly pointer: string;
}

/** Turns a schema that refers to files of one folder into a self-contained one. */
export type Bundle = (root: JsonSchema) => JsonSchema;

/**
 * A bundler for the schemas of a folder: each file that the root refers to, directly or not, becomes a member
 * of `$defs` named by its title, and `values/quantity.schema.json` becomes `#/$defs/Quantity`. Helm, ajv and
 * editors then need no second file. Each file is read once, however many schemas are bundled.
 */
export function schemaBundler(folder: string): Bundle {
  const definitions = new Map<string, Definition>();
  const targets = new Map<string, Target>();
  return (root) => {
    const { schema, uses } = rewrite(root, "");
    const needed = new Set<string>();
    uses.forEach((file) => collect(file, needed));
    const used = [...needed].map((file) => definition(file)).sort((a, b) => (a.name < b.name ? -1 : 1));
    return used.length === 0
      ? schema
      : { ...schema, $defs: Object.fromEntries(used.map(({ name, schema }) => [name, schema])) };
  };

  function collect(file: string, needed: Set<string>): void {
    if (needed.has(file)) return;
    needed.add(file);
    definition(file).uses.forEach((used) => collect(used, needed));
  }

  function definition(file: string): Definition {
    const known = definitions.get(file);
    if (known) return known;
    const source = JSON.parse(readFileSync(join(folder, file), "utf8")) as JsonSchema;
    const { schema, uses } = rewrite(source, file);
    const made = { name: source["title"] as string, schema, uses };
    definitions.set(file, made);
    return made;
  }

  function rewrite(source: JsonSchema, from: string): { schema: JsonSchema; uses: string[] } {
    const uses: string[] = [];
    return { schema: walk(source) as JsonSchema, uses };

    function walk(node: unknown): unknown {
      if (Array.isArray(node)) return node.map(walk);
      if (typeof node !== "object" || node === null) return node;
      const copy: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(node))
        copy[key] = key === "$ref" ? internal(value as string) : walk(value);
      return copy;
    }

    function internal(reference: string): string {
      if (reference.startsWith("#")) return reference;
      const place = `${from}>${reference}`;
      const target = targets.get(place) ?? targetOf(reference, from);
      targets.set(place, target);
      uses.push(target.file);
      return target.pointer;
    }
  }

  function targetOf(reference: string, from: string): Target {
    const [path = "", pointer = ""] = reference.split("#");
    const file = normalize(join(dirname(from), path));
    // Only the title is needed here, and a file may refer to itself by way of others.
    const title =
      definitions.get(file)?.name ??
      (JSON.parse(readFileSync(join(folder, file), "utf8")) as JsonSchema)["title"];
    return { file, pointer: `#/$defs/${title as string}${pointer}` };
  }
}
