import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { anchorsOf, linksOf, page, pages, type Page } from "./pages.js";

test("every link of every page leads to a file of the repository, and to a heading of it", () => {
  const all = pages.flatMap((one) => linksOf(one).map((target) => ({ one, target })));
  assert.ok(all.length > 100);
  assert.equal(
    all.filter(({ one, target }) => !leads(one, target)).map(({ one, target }) => `${one.path}: ${target}`),
    [],
  );
});

test("a link that leads nowhere is seen", () => {
  const readme = page("README.md");
  assert.equal(
    ["docs/nowhere.md", "#nowhere", "docs/security.md#nowhere", "http://example.com"].map((target) =>
      leads(readme, target),
    ),
    [false, false, false, false],
  );
  assert.equal(
    ["docs/security.md", "docs/security.md#limits", "#pages"].map((target) => leads(readme, target)),
    [true, true, true],
  );
});

test("every page of docs/ is found from README, its decisions from ARCHITECTURE", () => {
  const from = (path: string) =>
    new Set(
      linksOf(page(path)).map((target) =>
        join(dirname(path), target.replace(/#.*/, "")).replaceAll("\\", "/"),
      ),
    );
  const readme = from("README.md");
  const architecture = from("ARCHITECTURE.md");
  assert.equal(
    pages
      .map(({ path }) => path)
      .filter((path) => path.startsWith("docs/"))
      .filter((path) => !(path.startsWith("docs/adr/") ? architecture : readme).has(path)),
    [],
  );
});

test.run();

/** Of addresses only the form is looked at: a test asks nobody. */
function leads(from: Page, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return target.startsWith("https://") || target.startsWith("mailto:");
  const [path, anchor] = target.split("#") as [string, string?];
  const file = path === "" ? from.path : join(dirname(from.path), path);
  if (!existsSync(join(packageFolder, file))) return false;
  if (anchor === undefined) return true;
  const there = pages.find((one) => one.path === file);
  return there !== undefined && anchorsOf(there).includes(anchor);
}
