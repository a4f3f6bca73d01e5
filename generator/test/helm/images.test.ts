import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { manifestsIn, renderedText } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

const digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const { folder } = writtenCatalogue(
  {
    own: { description: "The platform's own image" },
    pinned: {
      description: "Tag and digest as Renovate writes them",
      image: { registry: "docker.io", repository: "valkey/valkey", tag: `9.1.2@${digest}` },
    },
    affixed: {
      description: "A tag with a beginning and an end",
      image: { repository: "shop/parts", tagPrefix: "front-", tagSuffix: "-slim" },
      containers: {
        ended: { image: { repository: "shop/parts", tag: `7@${digest}`, tagSuffix: "-slim" } },
      },
    },
  },
  { appVersion: "v9", imageRegistry: "registry.example.com" },
);
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));

/** What values say, and the images that the pods then have. */
const rows: readonly (readonly [values: string, images: Readonly<Record<string, string>>])[] = [
  [
    "{}",
    {
      own: "registry.example.com/own:v9",
      pinned: `docker.io/valkey/valkey:9.1.2@${digest}`,
      affixed: "registry.example.com/shop/parts:front-v9-slim",
      ended: `registry.example.com/shop/parts:7-slim@${digest}`,
    },
  ],
  [
    `{ own: { image: { tag: "10@${digest}" } }, affixed: { image: { tag: "10@${digest}" } } }`,
    {
      own: `registry.example.com/own:10@${digest}`,
      pinned: `docker.io/valkey/valkey:9.1.2@${digest}`,
      affixed: `registry.example.com/shop/parts:front-10-slim@${digest}`,
      ended: `registry.example.com/shop/parts:7-slim@${digest}`,
    },
  ],
  [
    "{ global: { image: { registry: mirror.local, tag: v10 } }, own: { image: { tag: null } } }",
    {
      own: "mirror.local/own:v10",
      pinned: `docker.io/valkey/valkey:9.1.2@${digest}`,
      affixed: "mirror.local/shop/parts:front-v10-slim",
      ended: `mirror.local/shop/parts:7-slim@${digest}`,
    },
  ],
];

for (const [values, expected] of rows) {
  for (const helm of ["helm4", "helm3"] as const) {
    test(`${helm} renders the images of ${values.slice(0, 60)}`, async () => {
      const file = join(folder, "..", "..", `${rows.findIndex(([row]) => row === values)}.yaml`);
      writeFileSync(file, values);
      const containers = manifestsIn(await renderedText(helm, folder, [file])).flatMap(
        (manifest) =>
          (at(manifest, "spec.template.spec.containers") ?? []) as readonly { name: string; image: string }[],
      );
      assert.equal(Object.fromEntries(containers.map(({ name, image }) => [name, image])), expected);
    });
  }
}

test.run();
