import { test } from "uvu";
import * as assert from "uvu/assert";
import { oldestNamed } from "../../../src/catalogue/facts/kube-version.js";

for (const [range, version] of [
  [">=1.31.0-0", "1.31.0"],
  [">= 1.31-0 <1.36.0-0", "1.31.0"],
  ["<1.36.0-0, >=1.32.4-0", "1.32.4"],
  ["1.30.x-0 || 1.35.x-0", "1.30.0"],
  ["~1.33.2-0", "1.33.2"],
  ["v1.29.0-0 - 1.35.0", "1.29.0"],
  ["<1.36.0-0", undefined],
  [">1.30.0-0", undefined],
  ["!=1.30.0-0", undefined],
] as const) {
  test(`${range} names ${version ?? "no oldest version"}`, () => assert.is(oldestNamed(range), version));
}

test.run();
