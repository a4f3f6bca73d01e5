import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { namespaceChartsOf } from "../../src/chart/namespace.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../../src/package-folder.js";
import { contextShape, type Shape, type Use } from "../../src/render/context-shape.js";
import { templateFiles } from "../../src/render/template-folder.js";

/** `a{b c?}`: a name, what is read of it, and whether it may be missing. */
function shown({ names, partials }: Shape): string {
  const uses = [...names].map(([name, use]) => `${name}${use.isNeeded ? "" : "?"}${inner(use)}`);
  return [...uses, ...[...partials].map((name) => `>${name}`)].sort().join(" ");
}

function inner({ prints, members, elements, readsKeys }: Use): string {
  if (members) return `{${shown(members)}}`;
  if (elements) return `${readsKeys ? "[key]" : "[]"}${inner(elements)}`;
  return prints === "any" ? "" : `:${prints}`;
}

const shapes: readonly (readonly [source: string, expected: string])[] = [
  ["[[a]] [[yaml b]] [[raw c]] [[helmString d]]", "a:plain b c:plain d:text"],
  ["[[#if a]]x[[/if]]", "a?"],
  ["[[#if a]][[a]][[/if]]", "a?:plain"],
  ["[[#if a]]x[[/if]][[a]]", "a:plain"],
  ["[[#if a]]x[[else]][[yaml a]][[/if]]", "a"],
  ["[[#unless a]]x[[else]][[yaml a]][[/unless]]", "a?"],
  ["[[#if (and a (not b))]][[a]][[yaml b]][[/if]]", "a?:plain b"],
  ["[[#if (or a b)]][[a]][[/if]]", "a:plain b?"],
  ['[[#if (eq a "x")]][[b]][[/if]]', "a b:plain"],
  ["[[#each a]][[b]][[../c]][[/each]]", "a[]{b:plain} c:plain"],
  ["[[#each a]][[@key]]: [[yaml this]][[/each]]", "a[key]"],
  ["[[#each a]][[#each b]][[@key]][[/each]][[/each]]", "a[]{b[key]}"],
  ["[[#each a]][[#if @first]]x[[/if]][[raw this]][[/each]]", "a[]:plain"],
  ["[[#with a]][[b]][[/with]][[a.c.d]]", "a{b:plain c{d:plain}}"],
  ["[[#if a]][[> p a]][[/if]][[> q this]][[> r]]", ">q >r a?{>p}"],
];

for (const [source, expected] of shapes) {
  test(`${source} reads ${expected}`, () => {
    assert.is(shown(contextShape("t", source)), expected);
  });
}

// What the types cannot see: a misspelt name that only a condition asks for, which no chart ever gives, and a
// name that a context has by `...` and that its template does not read.

const folder = join(packageFolder, "generator/templates");
const { whole, partials } = templateFiles(folder);
const shapeOf = (file: string) => contextShape(file, readFileSync(join(folder, file), "utf8"));
const templateShapes = new Map(whole.map((file) => [file.replace(/\.hbs$/, ""), shapeOf(file)]));
const partialShapes = new Map([...partials].map(([name, file]) => [name, shapeOf(file)]));

const fixtures = join(packageFolder, "generator/test/fixtures");
const files = (
  await Promise.all(
    readdirSync(fixtures).map(async (name) => {
      const catalogue = await readCatalogue(join(fixtures, name, "catalogue.yaml"));
      const umbrella = umbrellaChart(catalogue);
      return [umbrella, ...umbrella.dependencies, ...namespaceChartsOf(catalogue)].flatMap(
        ({ templates }) => templates,
      );
    }),
  )
).flat();

test("what a template asks for is given by some chart", () => {
  const asked = new Set<string>();
  const given = new Set<string>();
  const look = (place: string, { names, partials }: Shape, context: unknown) => {
    for (const partial of partials) look(`partial ${partial}`, partialShapes.get(partial)!, context);
    for (const [name, use] of names) {
      const value: unknown = Object(context)[name];
      if (!use.isNeeded) asked.add(`${place}: ${name}`);
      if (Array.isArray(value) ? value.length > 0 : value) given.add(`${place}: ${name}`);
      if (use.members) look(`${place}: ${name}`, use.members, value);
      if (use.elements?.members)
        for (const element of Object.values(Object(value)))
          look(`${place}: ${name}`, use.elements.members, element);
    }
  };
  for (const { template, context } of files) look(template, templateShapes.get(template)!, context);
  assert.ok(asked.size > 50);
  assert.equal(
    [...asked].filter((name) => !given.has(name)),
    [],
  );
});

test("no template is given what it does not read", () => {
  const read = ({ names, partials }: Shape): readonly string[] => [
    ...names.keys(),
    ...[...partials].flatMap((partial) => read(partialShapes.get(partial)!)),
  ];
  const unread = files.flatMap(({ template, context }) => {
    const names = new Set(read(templateShapes.get(template)!));
    return Object.keys(context).flatMap((name) => (names.has(name) ? [] : [`${template}: ${name}`]));
  });
  assert.equal([...new Set(unread)], []);
});

test.run();
