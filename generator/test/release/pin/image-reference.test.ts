import { test } from "uvu";
import * as assert from "uvu/assert";
import { imageReference, referenceText } from "../../../src/release/pin/image-reference.js";

const cases: readonly (readonly [registry: string, repository: string, text: string])[] = [
  ["", "redis", "docker.io/library/redis:8"],
  ["docker.io", "redis", "docker.io/library/redis:8"],
  ["index.docker.io", "valkey/valkey", "docker.io/valkey/valkey:8"],
  ["docker.io/valkey", "valkey", "docker.io/valkey/valkey:8"],
  ["ghcr.io/team/shop", "web", "ghcr.io/team/shop/web:8"],
  ["127.0.0.1:5000", "web", "127.0.0.1:5000/web:8"],
];
for (const [registry, repository, text] of cases)
  test(`${repository} of ${registry || "no registry"} is ${text}`, () =>
    assert.is(referenceText(imageReference(registry, repository, "8")), text));

test.run();
