import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cluster } from "./cluster.js";
import { shell } from "./shell.js";

// What docs/environments-and-values.md says of an upgrade after a service was removed.
const folder = mkdtempSync(join(tmpdir(), "chartwright-removed-"));
test.after(async () => {
  rmSync(folder, { recursive: true });
  await cluster.stop();
});

const mailer = `  mailer: { description: Mails, ports: { http: 8080 } }\n`;
const catalogue = (services: string) =>
  `name: shop\nversion: "1.0.0"\ndescription: A shop\nservices:\n` +
  `  web: { description: Pages, ports: { http: 8080 } }\n${services}`;

for (const helm of ["helm4", "helm3"] as const)
  test(`${helm}: values of a removed service are refused, and go by null or by the files alone`, async () => {
    const run = (text: string) => shell(helm, text, folder);
    const generate = async (services: string) => {
      writeFileSync(join(folder, "catalogue.yaml"), catalogue(services));
      const { code, output, errors } = await run("npx chartwright generate --no-prove --force");
      assert.is(code, 0, output + errors);
    };
    await generate(mailer);
    const namespace = `removed-${helm}`;
    const before = "--set web.replicaCount=2 --set mailer.replicaCount=2";
    const release = `shop charts/shop -n ${namespace}`;
    assert.is((await run(`helm upgrade --install ${release} --create-namespace ${before}`)).code, 0);
    await generate("");
    const refused = await run(`helm upgrade ${release} --reset-then-reuse-values`);
    assert.is(refused.code, 1);
    assert.match(refused.errors, "- at '': additional properties 'mailer' not allowed");
    const taken = await run(`helm upgrade ${release} --reset-then-reuse-values --set mailer=null`);
    assert.is(taken.code, 0, taken.errors);
    const values = await run(`helm get values shop -n ${namespace}`);
    assert.is(values.output, "USER-SUPPLIED VALUES:\nweb:\n  replicaCount: 2\n");
    assert.is((await run(`helm upgrade ${release} --set web.replicaCount=1`)).code, 0);
  });

test.run();
