import { compare } from "semver";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { isEnough, nextVersion } from "../../../src/release/version/next-version.js";

// What is published, then what comes after it: for what breaks, for what is new, for the rest.
const cases: readonly (readonly [string, string, string, string])[] = [
  ["1.2.3", "2.0.0", "1.3.0", "1.2.4"],
  ["10.0.0+build.5", "11.0.0", "10.1.0", "10.0.1"],
  ["0.2.3", "0.3.0", "0.2.4", "0.2.4"],
  ["0.0.3", "0.0.4", "0.0.4", "0.0.4"],
  ["2.0.0-rc.1", "2.0.0-rc.2", "2.0.0-rc.2", "2.0.0-rc.2"],
  ["2.1.0-rc.9", "3.0.0-rc.1", "2.1.0-rc.10", "2.1.0-rc.10"],
  ["2.1.1-beta", "3.0.0-beta.1", "2.2.0-beta.1", "2.1.1-beta.1"],
  ["1.0.0-dev.abc", "1.0.0-dev.abc.0", "1.0.0-dev.abc.0", "1.0.0-dev.abc.0"],
  ["0.3.0-rc.1", "0.3.0-rc.2", "0.3.0-rc.2", "0.3.0-rc.2"],
  ["0.3.1-rc.1", "0.4.0-rc.1", "0.3.1-rc.2", "0.3.1-rc.2"],
];

for (const [published, major, minor, patch] of cases) {
  test(`after ${published}`, () => {
    const next = (["major", "minor", "patch"] as const).map((level) => nextVersion(published, level));
    assert.equal(next, [major, minor, patch]);
    assert.ok(
      next.every((version) => compare(version, published) > 0 && isEnough(version, published, version)),
    );
  });
}

test("a version that stands already is kept where it says enough", () => {
  assert.equal(
    ["1.0.0", "1.0.9", "1.1.0", "1.1.0-rc.1", "2.0.0"].filter((version) =>
      isEnough(version, "1.0.0", "1.1.0"),
    ),
    ["1.1.0", "1.1.0-rc.1", "2.0.0"],
  );
  assert.equal(
    ["2.0.0-rc.1", "2.0.0-rc.2", "2.0.0"].filter((version) => isEnough(version, "2.0.0-rc.1", "2.0.0-rc.2")),
    ["2.0.0-rc.2", "2.0.0"],
  );
});

test.run();
