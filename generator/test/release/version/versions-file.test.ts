import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { ProblemsError } from "../../../src/problem/problem.js";
import { planGeneration } from "../../../src/generate.js";
import { readVersions, versionsPath, versionsText } from "../../../src/release/version/versions-file.js";
import { newFolder } from "../package/chart-folder.js";

const catalogue = `name: shop
version: "1.0.0"
description: A small shop
namespace: {}
services:
  api: { description: Prices }
  web: { description: Pages, version: "2.0.0" }
`;

test("without the file every version is the catalogue's", async () => {
  assert.equal(await versions(), { shop: "1.0.0", api: "1.0.0", web: "2.0.0", "shop-namespace": "1.0.0" });
});

test("versions of the file count where they are above the catalogue's, also in the umbrella's dependencies; the program's own version stays", async () => {
  const text = 'shop: "1.1.0"\napi: "1.0.1"\nweb: "1.9.0"\nshop-namespace: "1.0.3"\n';
  assert.equal(await versions(text), {
    shop: "1.1.0",
    api: "1.0.1",
    web: "2.0.0",
    "shop-namespace": "1.0.3",
  });
  const { umbrella } = await planGeneration(...place(text));
  assert.equal(
    (umbrella.metadata["dependencies"] as readonly { readonly name: string; readonly version: string }[]).map(
      ({ name, version }) => [name, version],
    ),
    [
      ["api", "1.0.1"],
      ["web", "2.0.0"],
    ],
  );
  assert.is(umbrella.metadata["appVersion"], "1.0.0");
});

test("generate depends on the file, whether it is there or not", async () => {
  const [file, output] = place();
  assert.ok((await planGeneration(file, output)).inputs!.files.includes(join(output, versionsPath)));
});

// What the file says, and the problem with it.
const refused: readonly (readonly [string, string])[] = [
  [
    'apy: "1.0.1"\n',
    'apy  is not a chart of the catalogue. Take the line out, or run chartwright version. Did you mean "api"?',
  ],
  [
    'long-gone: "1.0.1"\n',
    "long-gone  is not a chart of the catalogue. Take the line out, or run chartwright version\n",
  ],
  ["api: 1.1\n", '1:6  api  must be a semantic version in quotes, such as "1.2.0", got 1.1'],
  [
    'shop: "1.0.1"\napi: v1.1.0\n',
    '2:6  api  must be a semantic version in quotes, such as "1.2.0", got "v1.1.0"',
  ],
  ["- 1.0.0\n", "must have keys at the top, got a list"],
];

for (const [text, message] of refused) {
  test(`it must not say ${JSON.stringify(text)}`, async () => {
    const error = await planGeneration(...place(text)).catch((error: unknown) => error);
    assert.instance(error, ProblemsError);
    assert.ok((error as ProblemsError).message.includes(message), (error as ProblemsError).message);
  });
}

test("the file is read as it is written", async () => {
  const [, output] = place(
    versionsText(
      new Map([
        ["web", "2.0.1"],
        ["api", "1.0.0-rc.1"],
      ]),
    ),
  );
  assert.equal(
    [...(await readVersions(output, output))],
    [
      ["api", "1.0.0-rc.1"],
      ["web", "2.0.1"],
    ],
  );
  const [, none] = place(versionsText(new Map()));
  assert.is((await readVersions(none, none)).size, 0);
});

test.run();

/** The catalogue and the output folder of a new place with a file of versions. */
function place(text?: string): readonly [string, string] {
  const folder = newFolder();
  writeFileSync(join(folder, "catalogue.yaml"), catalogue);
  mkdirSync(join(folder, "charts"));
  if (text !== undefined) writeFileSync(join(folder, versionsPath), text);
  return [join(folder, "catalogue.yaml"), folder];
}

async function versions(text?: string): Promise<Readonly<Record<string, unknown>>> {
  const { umbrella, namespaceCharts } = await planGeneration(...place(text));
  return Object.fromEntries(
    [umbrella, ...umbrella.dependencies, ...namespaceCharts].map(({ name, metadata }) => [
      name,
      metadata["version"],
    ]),
  );
}
