import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Problem } from "../../../src/problem/problem.js";
import { helmIgnore } from "../../../src/release/package/helm-ignore.js";

// Rules, a path, whether it is a folder, whether Helm leaves it out. What Helm itself says of such rules is
// in helm/package.test.ts.
const cases: readonly (readonly [string, string, boolean, boolean])[] = [
  ["*.orig", "a/b.orig", false, true],
  ["*.orig", "a/b.origin", false, false],
  ["docs/", "a/docs", true, true],
  ["docs/", "a/docs", false, false],
  ["/docs", "docs", true, true],
  ["/docs", "a/docs", true, false],
  ["a/*.md", "a/b.md", false, true],
  ["a/*.md", "x/a/b.md", false, false],
  ["a/*", "a/b/c", false, false],
  ["[a-c]?.md", "b1.md", false, true],
  ["[^a-c].md", "b.md", false, false],
  ["\\*.md", "*.md", false, true],
  ["\\*.md", "a.md", false, false],
  ["x.y", "xzy", false, false],
  ["!*.yaml", "a.txt", false, true],
  ["!*.yaml", "a.yaml", false, false],
  ["*.md\n!README.md", "README.md", false, true],
  ["*.md\n!README.md", "Chart.yaml", false, true],
  ["!docs/", "docs", true, false],
  ["!docs/", "docs", false, true],
  ["!a*\nab", "ab", false, true],
  ["", "templates/.a", false, true],
  ["# *\n\n  *.md  ", "a.md", false, true],
];

for (const [rules, path, isFolder, expected] of cases) {
  test(`${JSON.stringify(rules)} ${expected ? "leaves out" : "keeps"} ${path}${isFolder ? "/" : ""}`, () => {
    const problems: Problem[] = [];
    assert.is(helmIgnore(rules, problems)(path, isFolder) !== undefined, expected);
    assert.equal(problems, []);
  });
}

for (const rule of ["**/a", "a[", "a\\", "[]", "[a-]"]) {
  test(`${rule} is a problem`, () => {
    const problems: Problem[] = [];
    helmIgnore(rule, problems);
    assert.is(problems.length, 1);
    assert.is(problems[0]!.path, ".helmignore");
  });
}

test.run();
