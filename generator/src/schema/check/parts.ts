import type { ValidateFunction } from "ajv/dist/2020.js";
import { newAjv } from "./validator.js";

/** Validators for the parts of a schema, each found by its object; undefined for what is no part of it. */
export interface SchemaParts {
  readonly root: unknown;
  /** The validator of what `steps` lead to from a part: `(schema, ["anyOf", 0])`. */
  readonly validator: (part: unknown, steps: readonly (string | number)[]) => ValidateFunction | undefined;
}

/** The parts of a whole schema, prepared once for each. */
export function schemaParts(root: unknown): SchemaParts {
  const known = typeof root === "object" && root !== null ? PARTS.get(root) : undefined;
  if (known) return known;
  const parts = partsOf(root);
  if (typeof root === "object" && root !== null) PARTS.set(root, parts);
  return parts;
}

const PARTS = new WeakMap<object, SchemaParts>();

function partsOf(root: unknown): SchemaParts {
  const id = (isObject(root) && typeof root["$id"] === "string" ? root["$id"] : "schema:root").replace(
    /#$/,
    "",
  );
  // The schema has passed strict mode by now; here even annotations that we do not know are fine.
  const ajv = newAjv({ allErrors: true, verbose: true, strict: false, logger: false });
  if (isObject(root)) ajv.addSchema(root, id);
  const pointers = new Map<unknown, string>();
  collectPointers(root, "", pointers);
  return {
    root,
    validator: (part, steps) => {
      const pointer = pointers.get(part);
      return pointer === undefined
        ? undefined
        : ajv.getSchema(`${id}#${pointer}${steps.map(token).join("")}`);
    },
  };
}

function collectPointers(node: unknown, pointer: string, pointers: Map<unknown, string>): void {
  if (typeof node !== "object" || node === null || pointers.has(node)) return;
  pointers.set(node, pointer);
  for (const [key, member] of Object.entries(node)) collectPointers(member, pointer + token(key), pointers);
}

function token(step: string | number): string {
  return `/${encodeURIComponent(String(step).replaceAll("~", "~0").replaceAll("/", "~1"))}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
