import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { ProblemsError } from "../../src/problem/problem.js";
import { renderChart } from "../../src/prove/render.js";

// What docs/security.md says of charts of others, as Helm is called here.
const home = mkdtempSync(join(tmpdir(), "chartwright-reach-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
writeFileSync(join(home, "secret"), "secret");

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: templates reach no cluster, no DNS and no file outside of the chart`, async () => {
    const template =
      'secrets: {{ lookup "v1" "Secret" "default" "" | toJson }}\n' +
      'address: {{ getHostByName "localhost" | quote }}\nfile: {{ .Files.Get "../secret" | quote }}\n';
    const { documents } = await rendered(helm, "reach", template);
    assert.equal(
      documents.map(({ body }) => body),
      [{ secrets: {}, address: "", file: "" }],
    );
  });

  test(`${helm}: templates read no environment variables`, async () => {
    assert.match(await refusal(helm, "variables", '{{ env "HOME" }}'), 'function "env" not defined');
  });

  test(`${helm}: dependencies are not fetched`, async () => {
    const dependency = 'dependencies: [{ name: x, version: 1.0.0, repository: "file://../x" }]\n';
    assert.match(await refusal(helm, "fetch", "", dependency), /missing in charts\/ directory: x/);
  });
}

test.run();

function rendered(helm: "helm3" | "helm4", name: string, template: string, metadata = "") {
  const chart = join(home, `${name}-${helm}`);
  mkdirSync(join(chart, "templates"), { recursive: true });
  writeFileSync(join(chart, "Chart.yaml"), `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${metadata}`);
  writeFileSync(join(chart, "templates/a.yaml"), template);
  const how = { values: [], release: name, namespace: "default", apiVersions: [] };
  return renderChart({ helm: toolPath(helm), chart, ...how }, "install");
}

async function refusal(...args: Parameters<typeof rendered>): Promise<string> {
  const error = await rendered(...args).then(
    () => assert.unreachable(),
    (error: unknown) => error,
  );
  assert.instance(error, ProblemsError);
  return (error as ProblemsError).message;
}
