import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { each } from "../../src/exact/meaning.js";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { acceptedKey } from "./accepted-values.js";
import { unsafeText, type Printed } from "./plain-scalars.js";
import { platforms } from "./platforms.js";
import { printedPlaces } from "./printed-places.js";
import { printedValues } from "./printed-values.js";
import { freeMember, schemaNodes } from "./schema-nodes.js";

// Every action in a scalar's place is quoted, or what it prints is text (or the number that is meant) for every
// value that the chart's schema takes, and for every name of a release and a namespace.
for (const { name, chart, namespace } of platforms)
  test(`${name}: nothing is printed that YAML could read as something else`, () => {
    const folders = new Set([chart, ...namespace.map(([folder]) => folder)]);
    assert.equal([...folders].flatMap(unquoted), []);
  });

// Helm's toYaml breaks the lines of keys with these characters.
for (const { name, chart } of platforms)
  test(`${name}: no object takes keys that Helm misprints`, () => {
    const schema = JSON.parse(readFileSync(join(chart, "values.schema.json"), "utf8")) as JsonSchema;
    const free = schemaNodes(schema)
      .filter((node) => freeMember(node.schema))
      .map(({ steps }) => steps.map((step) => (typeof step === "number" ? each : step)))
      .filter((path) => acceptedKey(schema, path, "a\u2028b"))
      .map((path) => path.join("."));
    // The names of metrics are printed in quotes; those of services are looked up, and not printed.
    assert.equal(
      free.filter((path) => !/(^|\.)podMetrics$|^global\.endpoints$/.test(path)),
      [],
    );
  });

test.run();

function unquoted(folder: string): readonly string[] {
  const files = filesBelow(folder).map((path) => ({
    path: join("chart", path),
    contents: readFileSync(join(folder, path), "utf8"),
  }));
  const values = printedValues(files, "chart");
  const printed = files
    .filter(({ path }) => /(^|\/)templates\/[^/]+\.(yaml|tpl)$/.test(path))
    .flatMap(({ path, contents }) => {
      const own = values.filter(({ file }) => file === path);
      return printedPlaces(contents).map((place): Printed => {
        const value = own.find(({ offset }) => offset >= place.start && offset < place.end);
        if (!value) throw new Error(`${path}: ${contents.slice(place.start, place.end)} is not followed`);
        return { place, value };
      });
    });
  const bodies = new Map<string, Printed[]>();
  for (const one of printed) {
    const name = one.place.named ?? "";
    bodies.set(name, [...(bodies.get(name) ?? []), one]);
  }
  return printed.flatMap((one) => {
    const why = unsafeText(one, bodies);
    return why === undefined ? [] : [`${one.value.file}: ${one.value.action} in ${one.place.scalar} ${why}`];
  });
}

function filesBelow(folder: string, inside = ""): readonly string[] {
  return readdirSync(join(folder, inside)).flatMap((name) => {
    const path = join(inside, name);
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
  });
}
