import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { differences, expectedFiles, writeExpected } from "./expected-files.js";

const scratch = mkdtempSync(join(tmpdir(), "chartwright-golden-"));
test.after(() => rmSync(scratch, { recursive: true }));

const template = { path: "charts/shop/templates/service.yaml", contents: "kind: Service\nmetadata:\n" };
const schema = { path: "charts/shop/values.schema.json", contents: '{\n  "type": "object"\n}\n' };
const types = { path: "schemas/types/shop.values.ts", contents: "export interface Values {}\n" };
const files = [template, schema, types];
const changed = { ...schema, contents: schema.contents.replace("object", "array") };
const more = { ...schema, path: "schemas/shop.values.schema.json" };

for (const [name, words] of [
  [
    "minimal",
    '/charts/shop/values.schema.json:2 is "  \\"type\\": \\"object\\"", would be "  \\"type\\": \\"array\\""',
  ],
  [
    "routes",
    "/charts/shop/values.schema.json has another digest. Its lines: " +
      "npm run golden:diff -- routes charts/shop/values.schema.json",
  ],
] as const) {
  const folder = join(scratch, name, "expected");
  const found = (now: typeof files) =>
    differences(folder, expectedFiles(name, now)).map((line) => line.replace(folder, ""));

  test.before.each(() => writeExpected(folder, expectedFiles(name, files)));

  test(`${name}: what is expected is fine`, () => assert.equal(found(files), []));

  test(`${name}: a changed schema is told`, () => assert.equal(found([template, changed, types]), [words]));

  test(`${name}: changed types are told`, () =>
    assert.match(
      found([template, schema, { ...types, contents: "" }]).join("\n"),
      /^\/schemas\/types\/shop\.values\.ts.*$/,
    ));

  test(`${name}: a file less is told`, () => {
    assert.equal(found([template, schema]), ["/schemas/types/shop.values.ts is not generated any more"]);
    assert.equal(found([schema, types]), ["/charts/shop/templates/service.yaml is not generated any more"]);
  });

  test(`${name}: a file more is told`, () => {
    assert.equal(found([...files, more]), ["/schemas/shop.values.schema.json is not expected"]);
    assert.equal(found([...files, { ...template, path: "charts/shop/templates/own.yaml" }]), [
      "/charts/shop/templates/own.yaml is not expected",
    ]);
  });

  test(`${name}: a file that lies there and is not made is told`, () => {
    writeFileSync(join(folder, "charts/shop/notes.txt"), "");
    assert.equal(found(files), ["/charts/shop/notes.txt is not generated any more"]);
  });

  test(`${name}: a changed template is told with its line`, () => {
    assert.equal(found([{ ...template, contents: "kind: Service\nmetadata: {}\n" }, schema, types]), [
      '/charts/shop/templates/service.yaml:2 is "metadata:", would be "metadata: {}"',
    ]);
  });
}

test("a line of the digests that is none is told", () => {
  const folder = join(scratch, "routes", "expected");
  appendFileSync(join(folder, "digests.sha256"), "more\n");
  assert.equal(differences(folder, expectedFiles("routes", files)), [
    `${folder}/digests.sha256:3 is "more", would be the end of the file`,
  ]);
});

test.run();
