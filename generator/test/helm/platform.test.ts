import { isDeepStrictEqual } from "node:util";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import type { Fact } from "./fact.js";
import { facts } from "./platform-facts.js";
import { renderUmbrella } from "./render.js";

const rendered = new Map<string, ReturnType<typeof renderUmbrella>>();

for (const [title, rows] of byObject(facts)) {
  test(title, async () => {
    const [[environment, kind, name]] = rows as [Fact];
    const object = (await manifests(environment)).find(
      (manifest) => at(manifest, "kind") === kind && isNamed(at(manifest, "metadata.name"), name),
    );
    const wrong = rows.flatMap(([, , , path, expected]) => {
      const found = at(object, path);
      return holds(found, expected) ? [] : [`${path}: must be ${shown(expected)}, got ${shown(found)}`];
    });
    assert.is(wrong.join("\n"), "");
  });
}

test.run();

function byObject(all: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of all) {
    const title = fact.slice(0, 3).join(" ");
    groups.set(title, [...(groups.get(title) ?? []), fact]);
  }
  return groups;
}

function manifests(environment: string): ReturnType<typeof renderUmbrella> {
  const known = rendered.get(environment) ?? renderUmbrella(environment);
  rendered.set(environment, known);
  return known;
}

/** A name that ends with `*` stands for one that goes on with a hash and a number. */
function isNamed(found: unknown, name: string): boolean {
  return name.endsWith("*")
    ? /^[0-9a-f]{8}-\d+$/.test(String(found).slice(name.length - 1)) &&
        String(found).startsWith(name.slice(0, -1))
    : found === name;
}

/** A set stands for a list in any order. */
function holds(found: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp && Array.isArray(found))
    return found.some((item) => expected.test(String(item)));
  if (expected instanceof RegExp) return typeof found === "string" && expected.test(found);
  if (expected instanceof Set) return Array.isArray(found) && isDeepStrictEqual(new Set(found), expected);
  return isDeepStrictEqual(found, expected);
}

function shown(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  return JSON.stringify(value instanceof Set ? [...value] : value) ?? "nothing";
}
