import { test } from "uvu";
import * as assert from "uvu/assert";
import { exactValueProblems } from "../../src/exact/exact-values.js";
import type { ChartFile } from "../../src/render/chart-file.js";
import { chartFiles } from "../../src/render/chart-files.js";
import { caseChart, caseNames } from "../cases.js";

for (const name of caseNames) {
  let charts: ReturnType<typeof chartsOf> | undefined;

  test(`the charts of ${name} are exact`, async () => {
    const { folder, files } = await (charts ??= chartsOf(name));
    assert.equal(problems(files, folder), []);
  });

  test(`the charts of the namespace of ${name} are exact`, async () => {
    const { namespaceCharts } = await caseChart(name);
    assert.equal(
      namespaceCharts.flatMap((chart) => problems([...chartFiles(chart)], `charts/${chart.folder}`)),
      [],
    );
  });

  test(`each chart of ${name} is exact when it stands alone`, async () => {
    const { files, subcharts } = await (charts ??= chartsOf(name));
    assert.equal(
      subcharts.flatMap((folder) => problems(files, folder)),
      [],
    );
  });
}

const shop: Readonly<Record<string, string>> = {
  "Chart.yaml":
    "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - { name: " +
    "cart, version: 1.0.0, repository: '', condition: cart.enabled }\n",
  "values.yaml": "global:\n  tag: v1\n  hosts:\n    main: a.example.com\ncart:\n  enabled: true\n",
  "values.schema.json": schema({
    global: object({ tag: described(), hosts: object({ main: described() }) }),
    cart: object({
      enabled: described("boolean"),
      replicas: described("integer"),
      env: described(),
      global: described("object"),
    }),
  }),
  "templates/NOTES.txt": "{{ .Values.global.hosts.main }}\n",
  "charts/cart/Chart.yaml": "apiVersion: v2\nname: cart\nversion: 1.0.0\n",
  "charts/cart/values.yaml": "# Carts.\n\nreplicas: 1\nenv:\n  a.b: x\n",
  "charts/cart/values.schema.json": schema({
    replicas: described("integer"),
    env: { $ref: "#/$defs/Env" },
    global: described("object"),
    enabled: described("boolean"),
  }),
  "charts/cart/templates/_helpers.tpl":
    '{{- define "cart.tag" -}}{{ $global := .Values.global | default dict }}{{ $global.tag }}{{- end }}\n',
  "charts/cart/templates/pod.yaml":
    "replicas: {{ .Values.replicas }}\nimage: {{ include " +
    '"cart.tag" . }}\nenv: {{ index .Values.env "a.b" }}\n',
};

test("a chart with a subchart is exact", () => assert.equal(problems(chart(shop), "charts/shop"), []));

// What is changed in which file, and what is then said.
const faults: readonly (readonly [string, string, string | RegExp, string, ...string[]])[] = [
  [
    "a key that nobody reads",
    "charts/cart/values.yaml",
    "replicas: 1",
    "replicas: 1\nenabled2: 1",
    'charts/cart/values.yaml:4:1 has enabled2, which is not in values.schema.json. Did you mean "enabled"?',
    "charts/cart/values.yaml:4:1 has enabled2, which no template reads",
  ],
  [
    "a global key that no chart reads",
    "templates/NOTES.txt",
    /.+/,
    "",
    "values.yaml:3:3 has global.hosts, which no template reads",
  ],
  [
    "a global key that a subchart stopped to read",
    "charts/cart/templates/_helpers.tpl",
    "$global.tag",
    "$global.hosts.main",
    "values.yaml:2:3 has global.tag, which no template reads",
  ],
  [
    "a key for a subchart that has no such value",
    "values.yaml",
    "enabled: true",
    "enabled: true\n  env: x\n  size: 1",
    "values.yaml:8:3 has cart.size, which is not in values.schema.json.",
    "values.yaml:8:3 has cart.size, which no template reads",
  ],
  [
    "a subchart without its condition",
    "Chart.yaml",
    ", condition: cart.enabled",
    "",
    "values.yaml:6:3 has cart.enabled, which no template reads",
  ],
  [
    "a value that the schema lacks",
    "charts/cart/values.schema.json",
    '"replicas":',
    '"replica":',
    'charts/cart/values.yaml:3:1 has replicas, which is not in values.schema.json. Did you mean "replica"?',
    "charts/cart/templates/pod.yaml:1:14 reads .Values.replicas, " +
      'which is not in values.schema.json. Did you mean "replica"?',
  ],
  [
    "a misspelt value",
    "charts/cart/templates/pod.yaml",
    "s }}",
    "z }}",
    "charts/cart/values.yaml:3:1 has replicas, which no template reads",
    "charts/cart/templates/pod.yaml:1:14 reads .Values.replicaz, " +
      'which is not in values.schema.json. Did you mean "replicas"?',
  ],
  [
    "a misspelt global value",
    "charts/cart/templates/_helpers.tpl",
    "$global.tag",
    "$global.tags",
    "values.yaml:2:3 has global.tag, which no template reads",
    "charts/cart/templates/_helpers.tpl:1:75 reads .Values.global.tags, " +
      'which is not in values.schema.json. Did you mean "tag"?',
  ],
  [
    "a misspelt value in a with",
    "charts/cart/templates/pod.yaml",
    /env: .*/,
    '{{ with .Values.env }}{{ index . "b.a" }}{{ end }}',
    'charts/cart/values.yaml:5:3 has env["a.b"], which no template reads',
    'charts/cart/templates/pod.yaml:3:26 reads .Values.env["b.a"], which is not in values.schema.json.',
  ],
  [
    "no description",
    "charts/cart/values.schema.json",
    '"integer","description":"A value."',
    '"integer"',
    "charts/cart/values.yaml:3:1 has replicas, which has no description in values.schema.json",
  ],
  [
    "no description where a $ref leads",
    "charts/cart/values.schema.json",
    '"description":"Variables.",',
    "",
    "charts/cart/values.yaml:4:1 has env, which has no description in values.schema.json",
  ],
  [
    "a key that only a named template reads which nobody includes",
    "charts/cart/templates/pod.yaml",
    '{{ include "cart.tag" . }}',
    "none",
    "values.yaml:2:3 has global.tag, which no template reads",
  ],
];

for (const [what, file, from, to, ...expected] of faults) {
  test(`${what} is found`, () => {
    const changed = shop[file]!.replace(from, to);
    assert.is.not(changed, shop[file]);
    assert.equal(
      problems(chart({ ...shop, [file]: changed }), "charts/shop"),
      expected.map((line) => `charts/shop/${line}`),
    );
  });
}

test("a chart that is used twice, by other names, is followed for each", () => {
  const twice = {
    ...shop,
    "Chart.yaml": shop["Chart.yaml"]!.replace(
      / {2}- .*/,
      "  - { name: cart, alias: old, version: 1.0.0, repository: '' }\n  " +
        "- { name: cart, alias: new, version: 1.0.0, repository: '' }",
    ),
    "values.yaml": shop["values.yaml"]!.replace(
      /cart:\n.*/,
      "old: { replicas: 1 }\nnew: { replicas: 2 }\ncart: { replicas: 3 }",
    ),
    "values.schema.json": shop["values.schema.json"]!.replace(
      '"cart":',
      '"cart":{"$ref":"#/properties/new"},"old":{"$ref":"#/properties/new"},"new":',
    ),
  };
  assert.equal(problems(chart(twice), "charts/shop"), [
    "charts/shop/values.yaml:7:1 has cart, which no template reads",
  ]);
});

test.run();

async function chartsOf(
  name: string,
): Promise<{ folder: string; subcharts: readonly string[]; files: readonly ChartFile[] }> {
  const { chart } = await caseChart(name);
  return {
    folder: `charts/${chart.folder}`,
    subcharts: chart.dependencies.map(({ folder }) => `charts/${folder}`),
    files: [...chartFiles(chart)],
  };
}

function problems(files: readonly ChartFile[], folder: string): readonly string[] {
  return exactValueProblems(files, folder).map(
    ({ path, position, message }) => `${path}:${position?.line}:${position?.column} ${message}`,
  );
}

function chart(files: Readonly<Record<string, string>>): readonly ChartFile[] {
  return Object.entries(files).map(([path, contents]) => ({ path: `charts/shop/${path}`, contents }));
}

function schema(properties: object): string {
  return JSON.stringify({
    ...object(properties),
    $defs: {
      Env: {
        description: "Variables.",
        type: "object",
        additionalProperties: false,
        properties: { "a.b": described() },
      },
    },
  });
}

function object(properties: object): object {
  return { type: "object", description: "A group.", additionalProperties: false, properties };
}

function described(type = "string"): object {
  return { type, description: "A value." };
}
