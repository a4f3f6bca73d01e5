import { test } from "uvu";
import * as assert from "uvu/assert";
import { chartContent, type ChartContent } from "../../../src/release/contract/chart-content.js";
import { compareCharts, mayRenderOtherwise } from "../../../src/release/contract/compare-charts.js";
import { ranked } from "../../../src/release/contract/reason.js";

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  "Chart.yaml":
    'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: "1"\nkubeVersion: ">=1.31.0-0"\n' +
    'dependencies:\n  - { name: cart, version: 1.0.0, repository: "", condition: cart.enabled }\n',
  "Chart.lock": "digest: a\n",
  "README.md": "Shop\n",
  "values.yaml": "replicas: 1\n",
  "values.schema.json":
    '{ "type": "object", "additionalProperties": false, "properties": { ' +
    '"replicas": { "type": "integer" }, "cart": { "type": "object" } } }',
  "templates/config.yaml": "kind: ConfigMap\n",
  "charts/cart/Chart.yaml": "name: cart\nversion: 1.0.0\n",
};

// What is changed, the files that differ, and what comes of it.
const cases: readonly (readonly [string, Files, string?])[] = [
  [
    "the version itself, and what follows from it",
    { "Chart.yaml": shop["Chart.yaml"]!.replaceAll("1.0.0", "1.1.0"), "Chart.lock": "digest: b\n" },
  ],
  [
    "how Chart.yaml is written",
    {
      "Chart.yaml":
        'version: 1.0.0\nname: "shop"\nappVersion: "1"\nkeywords: []\ndependencies:\n- condition: ' +
        'cart.enabled\n  name: cart\n  version: 1.0.0\nkubeVersion: ">=1.31.0-0"\napiVersion: v2\n',
    },
  ],
  ["what no package holds", { ".chartwright.json": "{}", ".helmignore": "*.tgz\n" }],
  ["the content of a subchart", { "charts/cart/values.yaml": "a: b\n" }],
  [
    "the version of the program",
    { "Chart.yaml": shop["Chart.yaml"]!.replace('"1"', '"2"') },
    'patch file Chart.yaml appVersion is "2", was "1"',
  ],
  [
    "more versions of Kubernetes",
    { "Chart.yaml": shop["Chart.yaml"]!.replace("1.31", "1.30") },
    'patch file Chart.yaml kubeVersion is ">=1.30.0-0", was ">=1.31.0-0"',
  ],
  [
    "fewer versions of Kubernetes",
    { "Chart.yaml": shop["Chart.yaml"]!.replace("1.31", "1.32") },
    'major file Chart.yaml kubeVersion is ">=1.32.0-0", was ">=1.31.0-0"',
  ],
  [
    "another end of the versions of Kubernetes",
    { "Chart.yaml": shop["Chart.yaml"]!.replace(">=1.31.0-0", ">=1.31.0-0, <2.0.0-0") },
    'major file Chart.yaml kubeVersion is ">=1.31.0-0, <2.0.0-0", was ">=1.31.0-0"',
  ],
  ["a README", { "README.md": "The shop\n" }, "patch file README.md differs"],
  ["a default", { "values.yaml": "replicas: 2\n" }, "patch file values.yaml differs"],
  [
    "a description in the schema",
    {
      "values.schema.json": shop["values.schema.json"]!.replace(
        '"integer"',
        '"integer", "description": "Pods"',
      ),
    },
    "patch file values.schema.json differs",
  ],
  [
    "a new value",
    { "values.schema.json": shop["values.schema.json"]!.replace('"replicas"', '"a": {}, "replicas"') },
    "minor value a is new",
  ],
  [
    "a value that is gone",
    { "values.schema.json": shop["values.schema.json"]!.replace("replicas", "pods") },
    "major value replicas is gone; minor value pods is new",
  ],
  [
    "the section of a subchart, which the subchart itself tells",
    {
      "values.schema.json": shop["values.schema.json"]!.replace(
        '"cart": { "type": "object" }',
        '"cart": { "type": "object", "maxProperties": 1 }',
      ),
    },
    "patch file values.schema.json differs",
  ],
  ["a chart template more", { "templates/more.yaml": "" }, "patch file templates/more.yaml is new"],
  [
    "a subchart more",
    {
      "charts/stock/Chart.yaml": "name: stock\nversion: 1.0.0\n",
      "values.schema.json": shop["values.schema.json"]!.replace('"cart"', '"stock": {}, "cart"'),
    },
    "minor subchart stock is new; patch file values.schema.json differs",
  ],
];

for (const [what, files, expected = ""] of cases) {
  test(what, () => assert.is(changes(content(shop), content({ ...shop, ...files })), expected));
}

test("a subchart that is gone", () => {
  const { "charts/cart/Chart.yaml": _, ...rest } = shop;
  assert.is(changes(content(shop), content(rest)), "major subchart cart is gone");
});

test("rules for what a package leaves out count where the older chart has them", () => {
  assert.is(
    changes(content({ ...shop, ".helmignore": "a\n" }), content({ ...shop, ".helmignore": "b\n" })),
    "patch file .helmignore differs",
  );
});

test("only what Helm renders is rendered", () => {
  const may = (files: Files) =>
    mayRenderOtherwise(compareCharts(content(shop), content({ ...shop, ...files })));
  assert.equal([may({ "README.md": "x" }), may({ "values.schema.json": "{}" })], [false, false]);
  assert.equal(
    [
      may({ "values.yaml": "replicas: 2\n" }),
      may({ "templates/config.yaml": "x" }),
      may({ "charts/stock/Chart.yaml": "name: stock\nversion: 1.0.0\n" }),
    ],
    [true, true, true],
  );
});

test.run();

function content(files: Files): ChartContent {
  return chartContent(new Map(Object.entries(files)))!;
}

function changes(old: ChartContent, next: ChartContent): string {
  return ranked(compareCharts(old, next))
    .map(({ level, of, path, message }) => `${level} ${of} ${path} ${message}`)
    .join("; ");
}
