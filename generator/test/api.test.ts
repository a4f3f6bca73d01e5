import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generate, plan, ProblemsError, readCatalogue, validate } from "../src/index.js";
import { packageFolder } from "../src/package-folder.js";

const home = mkdtempSync(join(tmpdir(), "chartwright-api-"));
test.after(() => rmSync(home, { recursive: true }));

const shop = `name: shop
version: "1.0.0"
description: A shop
services:
  web: { description: Pages, ports: { http: 8080 } }
`;

test("the page's program does what it says, with the package as users import it", () => {
  const output = folder(shop);
  const page = readFileSync(join(packageFolder, "docs/api.md"), "utf8");
  const [, program] = /```js\n([^]*?)```/.exec(page)!;
  writeFileSync(join(output, "program.mjs"), program!);
  mkdirSync(join(output, "node_modules"));
  symlinkSync(packageFolder, join(output, "node_modules/chartwright"));
  const run = () => spawnSync(process.execPath, ["program.mjs"], { cwd: output, encoding: "utf8" });
  const { status, stdout, stderr } = run();
  assert.equal([status, stderr], [0, ""]);
  assert.match(stdout, "web: 1 workload\n");
  const [, count] = /^(\d+) files would change$/m.exec(stdout) ?? [];
  assert.match(stdout, `${count} created, 0 changed, 0 deleted, 0 unchanged.`);
  assert.match(run().stdout, "0 files would change");
  writeFileSync(join(output, "catalogue.yaml"), shop.replace("http: 8080", "http: 0"));
  const refused = run();
  assert.is(refused.status, 1);
  assert.match(refused.stderr, /services\.web\.ports\.http +must be 1 to 65535, got 0/);
});

test("a plan writes nothing, and tells what was edited by hand", async () => {
  const output = folder(shop);
  const at = { catalogue: join(output, "catalogue.yaml"), output };
  const planned = await plan(at);
  assert.equal(readdirSync(output), ["catalogue.yaml"]);
  const { ok, facts } = await generate({ ...at, prove: false });
  assert.is(ok, true);
  assert.equal([...(facts["created"] as readonly string[])].sort(), [...planned.created].sort());
  const chart = "charts/shop/Chart.yaml";
  writeFileSync(join(output, chart), "mine");
  assert.equal((await plan(at)).conflicts, [chart]);
  await throwsWith(() => generate({ ...at, prove: false }), chart);
  assert.equal((await generate({ ...at, prove: false, overwrite: true })).facts["changed"], [chart]);
  assert.equal((await plan(at)).unchanged.length, planned.created.length);
});

test("problems are thrown by what needs a catalogue, and are the answer of what judges one", async () => {
  const output = folder(shop.replace("web: {", "web: { calls: [{ service: api }],"));
  const at = { catalogue: join(output, "catalogue.yaml"), output };
  for (const use of [() => readCatalogue(at), () => plan(at), () => generate({ ...at, prove: false })])
    await use().then(
      () => assert.unreachable(),
      (error: unknown) => assert.instance(error, ProblemsError),
    );
  const { ok, problems } = await validate({ ...at, prove: false });
  assert.is(ok, false);
  assert.equal(
    problems.map(({ path }) => path),
    ["services.web.calls[0]"],
  );
});

test("values files are those that are named, or each of values/", async () => {
  const output = folder(shop);
  const at = { catalogue: join(output, "catalogue.yaml"), output, prove: false };
  mkdirSync(join(output, "values"));
  writeFileSync(join(output, "values/a.yaml"), "web: { replicas: 2 }\n");
  writeFileSync(join(output, "b.yaml"), "web: { replicaCount: 2 }\n");
  assert.is((await validate(at)).ok, false);
  assert.is((await validate({ ...at, values: [join(output, "b.yaml")] })).ok, true);
});

test.run();

function folder(catalogue: string): string {
  const output = mkdtempSync(join(home, "shop-"));
  writeFileSync(join(output, "catalogue.yaml"), catalogue);
  return output;
}

async function throwsWith(run: () => Promise<unknown>, part: string): Promise<void> {
  try {
    await run();
  } catch (error) {
    return assert.match((error as Error).message, part);
  }
  assert.unreachable();
}
