import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { linksOf, page } from "../../generator/test/docs/pages.js";
import { packageFolder } from "../../generator/src/package-folder.js";

// What README says of an installation, with the package as npm packs it. Its dependencies are those that are
// installed here.
const scratch = mkdtempSync(join(tmpdir(), "chartwright-packed-"));
test.after(() => rmSync(scratch, { recursive: true }));
const installed = join(scratch, "shop/node_modules/chartwright");

test("the packed package makes a repository and generates its charts", () => {
  mkdirSync(installed, { recursive: true });
  run("npm", packageFolder, "pack", "--ignore-scripts", "--silent", "--pack-destination", scratch);
  const packages = readdirSync(scratch).filter((file) => file.endsWith(".tgz"));
  run("tar", scratch, "-xzf", packages[0]!, "-C", installed, "--strip-components", "1");
  for (const name of readdirSync(join(packageFolder, "node_modules")).filter((name) => !name.startsWith(".")))
    symlinkSync(join(packageFolder, "node_modules", name), join(installed, "..", name));
  const shop = join(scratch, "shop");
  writeFileSync(join(shop, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module" }));
  const cli = join(installed, "dist/generator/bundle/cli.js");
  for (const args of [
    ["init"],
    ["validate", "--hints"],
    ["generate", "--no-prove"],
    ["generate", "--check", "--no-prove"],
  ])
    run(process.execPath, shop, cli, ...args);
});

test("what README links to is in the package", () => {
  const missing = linksOf(page("README.md"))
    .filter((target) => !/^(https:|#)/.test(target))
    .map((target) => target.replace(/#.*/, ""))
    .filter((path) => !existsSync(join(installed, path)));
  assert.equal(missing, []);
});

test.run();

function run(program: string, folder: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  assert.is(status, 0, `${program} ${args.join(" ")}: ${stdout}${stderr}`);
}
