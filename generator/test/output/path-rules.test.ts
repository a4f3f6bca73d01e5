import { test } from "uvu";
import * as assert from "uvu/assert";
import { pathProblems } from "../../src/output/path-rules.js";
import { statePath } from "./folder.js";

const refused: readonly (readonly [path: string, reason: string])[] = [
  ["", "is empty: a file needs a path"],
  ["/etc/passwd", "must be relative to the output folder"],
  ["C:/x", "must be relative to the output folder"],
  ["charts\\x", "must be written with /, not with a backslash"],
  ["../x", 'must not have empty parts, "." or ".."'],
  ["charts/../../x", 'must not have empty parts, "." or ".."'],
  ["./x", 'must not have empty parts, "." or ".."'],
  ["charts//x", 'must not have empty parts, "." or ".."'],
  ["charts/x/", 'must not have empty parts, "." or ".."'],
  ["charts/x\0y", "must not contain control characters"],
  ["charts/x\ny", "must not contain control characters"],
  [`charts/${"é".repeat(128)}`, "has a part of more than 255 bytes, which no disk can hold"],
  ["charts/.chartwright-0123456789ab.tmp", "is a name that chartwright needs for itself"],
  ["charts/shop/.chartwright.lock", "is a name that chartwright needs for itself"],
];

for (const [path, reason] of refused) {
  test(`${JSON.stringify(path)} ${reason}`, () => {
    assert.equal(pathProblems(statePath, ["charts/shop/Chart.yaml", path]), [{ path, message: reason }]);
    assert.equal(pathProblems(path, []), [{ path, message: reason }]);
  });
}

const collisions: readonly (readonly [paths: readonly string[], problem: string])[] = [
  [["a", "a"], "is to be written twice"],
  [["a", "A"], 'collides with "a" where case is ignored'],
  [["charts/a", "Charts/b"], 'collides with "charts" where case is ignored'],
  [["caf\u00e9", "cafe\u0301"], 'collides with "caf\u00e9" where case is ignored'],
  [["a", "a/b"], 'needs "a" to be a folder, but that is to be written as a file'],
  [[statePath], "is to be written twice"],
];

for (const [paths, problem] of collisions) {
  test(`${paths.join(" and ")}: ${problem}`, () => {
    const problems = pathProblems(statePath, paths);
    assert.ok(
      problems.some(({ path, message }) => path === paths.at(-1) && message === problem),
      JSON.stringify(problems),
    );
  });
}

test("ordinary paths are fine", () => {
  assert.equal(
    pathProblems(statePath, ["charts/shop/Chart.yaml", "charts/shop/.helmignore", "charts/shop/a..b", "x"]),
    [],
  );
});

test.run();
