import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readSource } from "../../src/source/read.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { catalogueSchema } from "../../src/schema/files.js";
import { caseFolder, caseNames } from "../cases.js";

const schema = catalogueSchema();
const definitions = schema["$defs"] as Readonly<Record<string, JsonSchema>>;

test("every option of a catalogue is used in some fixture", async () => {
  const used = new Set<string>();
  for (const name of caseNames)
    mark((await readSource(join(caseFolder(name), "catalogue.yaml"))).value, schema, "Catalogue", used);
  // Of some definitions only a part is referred to. `$schema` is for editors of JSON.
  const whole = new Set(
    [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map(([, name]) => name!),
  );
  const all = [
    ...options(schema, "Catalogue"),
    ...[...whole].flatMap((name) => options(definitions[name], name)),
  ];
  assert.equal(
    [...new Set(all)].filter((option) => !used.has(option) && option !== "Catalogue.$schema").sort(),
    [],
  );
  assert.ok(all.length > 300);
});

test.run();

/** `Service.ports`: all keys that a definition describes, below its own objects as well. */
function options(node: unknown, path: string): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item) => options(item, path));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([keyword, value]) => {
    if (keyword === "properties")
      return Object.entries(value as object)
        .filter(([, inner]) => inner !== false)
        .flatMap(([key, inner]) => [`${path}.${key}`, ...options(inner, `${path}.${key}`)]);
    return ["allOf", "anyOf", "oneOf", "items", "additionalProperties", "then", "else"].includes(keyword)
      ? options(value, path)
      : [];
  });
}

/** Follows a value along its schema; of several branches all are followed, for a key is told by its name. */
function mark(value: unknown, node: JsonSchema, path: string, used: Set<string>): void {
  const {
    $ref,
    properties = {},
    additionalProperties,
    items,
    then,
    else: otherwise,
  } = node as Readonly<Record<string, JsonSchema | undefined>> & { readonly $ref?: string };
  if ($ref !== undefined) {
    const [name = "", ...steps] = $ref.replace("#/$defs/", "").split("/");
    if (steps[0] === "properties") used.add(`${name}.${steps[1]!}`);
    mark(
      value,
      steps.reduce((inner, step) => inner[step] as JsonSchema, definitions[name]!),
      name,
      used,
    );
  }
  for (const branch of [
    ...listed(node, "allOf"),
    ...listed(node, "anyOf"),
    ...listed(node, "oneOf"),
    then,
    otherwise,
  ])
    if (branch) mark(value, branch, path, used);
  if (Array.isArray(value)) for (const item of value) if (items) mark(item, items, path, used);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const inner = (properties as Readonly<Record<string, JsonSchema | boolean>>)[key];
    if (inner !== undefined) used.add(`${path}.${key}`);
    if (typeof inner === "object") mark(member, inner, `${path}.${key}`, used);
    else if (typeof additionalProperties === "object") mark(member, additionalProperties, path, used);
  }
}

function listed(node: JsonSchema, keyword: string): readonly JsonSchema[] {
  return (node[keyword] ?? []) as readonly JsonSchema[];
}
