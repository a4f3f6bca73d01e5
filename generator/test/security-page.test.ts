import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../src/package-folder.js";

const page = readFileSync(join(packageFolder, "docs/security.md"), "utf8");

test("what the page on security says is held by files that are there", () => {
  const links = [...page.matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)].map(([, path]) => path!);
  assert.ok(links.length > 20);
  assert.equal(
    links.filter((path) => !existsSync(join(packageFolder, "docs", path))),
    [],
  );
});

test("each input has a guard with a link, or what stays to be done", () => {
  const rows = page
    .split("\n")
    .filter((line) => /^\| (?!input|---)/.test(line))
    .map((line) => line.split(" | "));
  assert.ok(rows.length > 10);
  assert.equal(
    rows.filter(([, , guard]) => !/\]\(/.test(guard!)).map(([input]) => input),
    [],
  );
});

test.run();
