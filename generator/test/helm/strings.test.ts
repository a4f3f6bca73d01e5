import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { load } from "js-yaml";
import fc from "fast-check";
import { toolPath } from "../../../ci/tools/index.js";
import { valuesPath } from "../../src/chart/helm/helm-expression.js";
import { compileTemplate } from "../../src/render/dialect.js";
import { toYaml } from "../../src/render/yaml.js";
import { hostileStrings, hostileText, hostileValue } from "../render/hostile-strings.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-strings-"));
test.after(() => rmSync(folder, { recursive: true }));

const texts = [...hostileStrings, ...fc.sample(hostileText, 300)];
const values = {
  texts,
  random: fc.sample(hostileValue, 200),
  keys: Object.fromEntries(hostileStrings.filter((text) => text.length < 100).map((text) => [text, text])),
};

const configMap = compileTemplate(
  "config-map",
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: texts
data:
  lines:
  [[#each texts]]
    - [[yaml this]]
  [[/each]]
  blocks:
  [[#each texts]]
    - text:[[block 8 this]]
    {{- if true }}
      next: 1
    {{- end }}
  [[/each]]
  actions:
  [[#each texts]]
    - {{ [[helmString this]] | toJson | b64enc }}
  [[/each]]
  indexed:
  [[#each indexes]]
    - {{ [[raw this]] | toJson | b64enc }}
  [[/each]]
  tree:[[block 4 values]]
`,
);

for (const helm of ["helm3", "helm4"] as const) {
  test(`${helm} prints every text that a template was given, and runs none`, () => {
    const indexes = Object.keys(values.keys).filter((text) => text !== "");
    const manifest = manifestOf(
      helm,
      "templates",
      configMap({ texts, values, indexes: indexes.map((key) => valuesPath(["keys", key])) }),
      toYaml({ keys: values.keys }),
    );
    const { lines, blocks, actions, indexed, tree } = (load(manifest) as { data: Record<string, unknown[]> })
      .data;
    assert.equal(lines, texts);
    assert.equal(
      blocks,
      texts.map((text) => ({ text, next: 1 })),
    );
    assert.equal(actions!.map(decoded), texts);
    assert.equal(indexed!.map(decoded), indexes);
    assert.equal(tree, values);
    // The reader behind Helm and Kubernetes must agree with ours, so it gets its own manifest back as values.
    assert.equal(valuesReadBy(helm, "manifest", manifest), load(manifest));
  });

  test(`${helm} reads a values file as it was written`, () =>
    assert.equal(valuesReadBy(helm, "values", toYaml({ values })), { values }));
}

function valuesReadBy(helm: "helm3" | "helm4", chart: string, values: string): unknown {
  const output = manifestOf(
    helm,
    chart,
    "apiVersion: v1\nkind: Values\nread: {{ .Values | toJson | b64enc }}\n",
    values,
  );
  return decoded((load(output) as { read: string }).read);
}

function manifestOf(helm: "helm3" | "helm4", name: string, template: string, values: string): string {
  const chart = join(folder, `${helm}-${name}`);
  mkdirSync(join(chart, "templates"), { recursive: true });
  writeFileSync(join(chart, "Chart.yaml"), toYaml({ apiVersion: "v2", name, version: "1.0.0" }));
  writeFileSync(join(chart, "values.yaml"), values);
  writeFileSync(join(chart, "templates", "a.yaml"), template);
  return execFileSync(toolPath(helm), ["template", "r", chart], { encoding: "utf8", maxBuffer: 2 ** 26 });
}

function decoded(base64: unknown): unknown {
  return JSON.parse(Buffer.from(String(base64), "base64").toString("utf8"));
}

test.run();
