import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Problem, ProblemsError } from "../../src/problem/problem.js";
import { readSource } from "../../src/source/read.js";
import { defaults } from "../../src/chart/values/value-tree.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { toYaml } from "../../src/render/yaml.js";
import { checkValues } from "../../src/values/check-values.js";
import { caseChart } from "../cases.js";
import { smallUmbrella, writeChart } from "../values/charts.js";
import { arrivals } from "./catalogue-texts.js";
import { installation } from "./installation.js";
import { readByKubernetes } from "./kubernetes-reader.js";
import { manifestsIn, renderedText } from "./render.js";

const scratch = mkdtempSync(join(tmpdir(), "hostile-strings-test-"));
test.after(() => rmSync(scratch, { recursive: true }));

const { catalogue, chart } = await caseChart("hostile-strings");
const folder = writeChart(chart);
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));
const gateway = scratchFile("gateway.yaml", toYaml({ global: { gateway: { enabled: true } } }));

for (const helm of ["helm3", "helm4"] as const) {
  test(`${helm}: every text of the catalogue arrives where it belongs, and none is run`, async () => {
    const found = arrivals(
      catalogue,
      await installation(
        helm,
        folder,
        catalogue.services.map(({ name }) => name),
        [gateway],
      ),
    );
    assert.equal(
      found.filter(({ text, found }) => text !== found),
      [],
    );
    assert.ok(found.length > 300, `${found.length} texts`);
  });

  test(`${helm}: what stands beside a text stays what it was`, async () => {
    const { charts, objects } = await installation(
      helm,
      folder,
      catalogue.services.map(({ name }) => name),
      [gateway],
    );
    for (const { name, values } of [chart, ...chart.dependencies])
      assert.equal(charts.get(name)?.values, defaults(values), name);
    assert.equal(
      objects.filter(({ kind, metadata }) => kind === undefined || metadata === undefined),
      [],
    );
  });

  test(`${helm}: Kubernetes reads the manifests as this test does`, async () => {
    const text = await renderedText(helm, folder, [gateway]);
    assert.equal(await readByKubernetes(helm, text), manifestsIn(text));
  });
}

const nul = "has a NUL character, which Kubernetes does not take";
const half = "has half of a character (a lone surrogate)";
const surrogate = "has the escape \\uD83D, which Helm does not read. Write the character itself";

test("a catalogue in YAML with what no container can be given is refused", async () => {
  scratchFile("nul.txt", "a\0b");
  assert.equal(
    await refusals(
      "broken.yaml",
      `name: shop
version: "1.0.0"
description: "a\\0b"
services:
  web:
    description: Web
    args: ["\\x00"]
    env: { A: "a\\u0000", "B\\0": b, C: { value: "\\uD83D" } }
    configMaps: { texts: { data: { a: "\\0" } } }
`,
    ),
    [
      ["description", nul],
      ["services.web.args[0]", nul],
      ["services.web.env.A", nul],
      ['services.web.env["B\\\\0"]', nul],
      ["services.web.env.C.value", surrogate],
      ["services.web.configMaps.texts.data.a", nul],
    ],
  );
  assert.equal(
    await refusals(
      "file.yaml",
      `name: shop
version: "1.0.0"
description: Shop
services: { web: { description: Web, configMaps: { texts: { files: { a: { path: nul.txt } } } } } }
`,
    ),
    [["services.web.configMaps.texts.files.a", nul]],
  );
});

test("so is one in TypeScript", async () => {
  assert.equal(
    await refusals(
      "broken.ts",
      `export default {
  name: "shop", version: "1.0.0", description: "a\\0b",
  services: { web: { description: "Web", args: ["\\ud83d"], env: { A: "\\0", "B\\0": "b", C: { value: "\\udc00\\ud83d" } }, annotations: { a: "\\ud83dx" } } },
};`,
    ),
    [
      ["description", nul],
      ["services.web.args[0]", half],
      ["services.web.env.A", nul],
      ['services.web.env["B\\u0000"]', nul],
      ["services.web.env.C.value", half],
      ["services.web.annotations.a", half],
    ],
  );
});

test("so is a values file in YAML", async () => {
  assert.equal(
    await refusals(
      "values.yaml",
      `web-app:
  env: { TIMEOUT: "a\\0b" }
  podAnnotations: { a: "\\uD83D", b: "\\U0000DE00" }
`,
    ),
    [
      ["web-app.env.TIMEOUT", nul],
      ["web-app.podAnnotations.a", surrogate],
      ["web-app.podAnnotations.b", half],
    ],
  );
});

test("so is a values file in TypeScript", async () => {
  assert.equal(
    await refusals(
      "values.ts",
      `export default { "web-app": { env: { TIMEOUT: "a\\0b" }, podAnnotations: { a: "\\ud83d" } } };`,
    ),
    [
      ["web-app.env.TIMEOUT", nul],
      ["web-app.podAnnotations.a", half],
    ],
  );
});

test.run();

function scratchFile(name: string, text: string): string {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
}

/** What is refused of a catalogue or a values file: paths and messages. */
async function refusals(name: string, text: string): Promise<readonly (readonly [string, string])[]> {
  const problems = await problemsOf(name.startsWith("values"), scratchFile(name, text));
  return problems.map(({ path, message }) => [path, message]);
}

async function problemsOf(isValues: boolean, file: string): Promise<readonly Problem[]> {
  try {
    if (isValues)
      return checkValues(smallUmbrella(), [await readSource(file)]).flatMap(({ problems }) => problems);
    await readCatalogue(file);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems;
  }
}
