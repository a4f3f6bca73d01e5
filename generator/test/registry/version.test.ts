import { test } from "uvu";
import * as assert from "uvu/assert";
import { newShop } from "../release/version/shop.js";
import { startRegistry } from "./registry.js";

const registry = await startRegistry();
const address = `oci://${registry.host}/charts`;
const against = ["--against", address, ...registry.options];

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: what was published last is in a registry; after each publication there is nothing to raise`, () => {
    const shop = newShop(helm);
    const own = [`${address}/${helm}`, ...registry.options];
    const version = (...args: readonly string[]) =>
      shop.run("version", "--no-prove", "--against", ...own, ...args);
    const first = version();
    assert.is(first.status, 0, first.stderr);
    assert.match(first.stdout, "shop  1.0.0: was not published before\n");
    publish();
    shop.edit("[debug, info]", "[debug, info, warn]");
    assert.is(version("--check").status, 1);
    assert.is(version().status, 0);
    assert.equal(
      [shop.versions()["api"], shop.versions()["web"], shop.versions()["shop"]],
      ["1.1.0", "1.0.0", "1.1.0"],
    );
    publish();
    assert.is(version("--check").stdout, `6 charts are as in ${own[0]}.\n`);
    shop.edit("[debug, info, warn]", "[info, warn]");
    version();
    assert.equal(
      [shop.versions()["api"], shop.versions()["web"], shop.versions()["shop"]],
      ["2.0.0", "1.0.0", "2.0.0"],
    );

    function publish(): void {
      const { status, stderr } = shop.run("publish", ...own);
      assert.is(status, 0, stderr);
    }
  });
}

test("a service that comes back goes on from the version that the registry has of it, also under an umbrella of another name", () => {
  const shop = newShop();
  const own = [`${address}/again`, ...registry.options];
  const service = "  import:\n    description: Reads the prices\n    kind: Job\n    args: [import]\n";
  const publishAs = (expected: Readonly<Record<string, string | undefined>>) => {
    const { status, stderr } = shop.run("version", "--no-prove", "--against", ...own);
    assert.is(status, 0, stderr);
    assert.equal(
      Object.fromEntries(Object.keys(expected).map((name) => [name, shop.versions()[name]])),
      expected,
    );
    const published = shop.run("publish", ...own);
    assert.is(published.status, 0, published.stdout + published.stderr);
  };
  publishAs({ import: "1.0.0", shop: "1.0.0" });
  shop.edit(service, "");
  publishAs({ import: undefined, shop: "2.0.0" });
  shop.edit("  store:\n", `${service.replace("[import]", "[import, --all]")}  store:\n`);
  publishAs({ import: "1.0.1", shop: "2.1.0" });
  shop.edit("name: shop", "name: store-front");
  shop.edit("default: info", "default: debug");
  const { status, stdout } = shop.run("version", "--no-prove", "--dry-run", "--against", ...own);
  assert.is(status, 0);
  assert.match(stdout, "store-front  1.0.0: was not published before\n");
  assert.match(stdout, "api  1.0.0 → 1.0.1, patch\n");
});

test("a registry that is not there is exit code 3, and nothing is written", async () => {
  const shop = newShop();
  shop.edit("default: info", "default: debug");
  await registry.stop();
  const { status, stderr } = shop.run("version", "--no-prove", ...against);
  assert.is(status, 3);
  assert.match(stderr, "cannot be reached");
  assert.is(shop.run("generate", "--check", "--no-prove").status, 1);
});

test.after(() => registry.stop());

test.run();
