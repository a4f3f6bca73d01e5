import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkValues } from "../../src/values/check-values.js";
import { smallUmbrella, yamlSource } from "./charts.js";

const chart = smallUmbrella();
const subchart = (name: string) => chart.dependencies.find((dependency) => dependency.name === name)!;

/** `file: line:column path message`, one for each problem. */
function problems(files: Readonly<Record<string, string>>, of = chart): readonly string[] {
  const found = checkValues(
    of,
    Object.entries(files).map(([file, text]) => yamlSource(file, text)),
  );
  return found.flatMap(({ file, problems }) =>
    problems.map(
      ({ path, message, position }) => `${file}: ${position?.line}:${position?.column} ${path} ${message}`,
    ),
  );
}

test("accepts no file, an empty one and good ones", () => {
  assert.equal(checkValues(chart, []), []);
  assert.equal(problems({ "a.yaml": "" }), []);
  assert.equal(
    problems({ "a.yaml": "web-app:\n  replicaCount: 3\n", "b.yaml": "report: { enabled: true }\n" }),
    [],
  );
});

test("says once what both schemas find", () => {
  assert.equal(problems({ "a.yaml": "web-app:\n  replicaCount: '3'\n" }), [
    'a.yaml: 2:17 web-app.replicaCount must be a whole number, got the text "3". Write 3',
  ]);
});

test("lists the problems of a file from top to bottom, whichever chart they are of", () => {
  const found = problems({
    "a.yaml": "web-app:\n  autoscaling: null\n  typo: 1\nglobal:\n  nodeSelectr: {}\n",
  });
  assert.equal(
    found.map((problem) => problem.split(" ")[2]),
    ["web-app.autoscaling", "web-app.typo", "global.nodeSelectr"],
  );
});

test("gives a problem to the last file that sets the key", () => {
  const bad = "database:\n  replicaCount: -1\n";
  assert.equal(problems({ "a.yaml": bad, "b.yaml": "database:\n  labels: {}\n" }), [
    "a.yaml: 2:17 database.replicaCount must be 0 to 10000, got -1",
  ]);
  assert.equal(problems({ "a.yaml": bad, "b.yaml": "\ndatabase:\n  replicaCount: -2\n" }), [
    "b.yaml: 3:17 database.replicaCount must be 0 to 10000, got -2",
  ]);
  assert.equal(problems({ "a.yaml": bad, "b.yaml": "database:\n  replicaCount: 2\n" }), []);
  assert.equal(problems({ "a.yaml": bad, "b.yaml": "database: null\n" }), []);
  assert.equal(
    problems({ "a.yaml": "database: { a: 1 }", "b.yaml": "database: 5", "c.yaml": "database: { b: 1 }" }),
    ["c.yaml: 1:13 database.b is not a known key"],
  );
});

test("puts what is missing where the rest of the object is", () => {
  const found = problems({
    "a.yaml": "global:\n  endpoints:\n    database:\n      port: 1\n",
    "b.yaml": "global:\n  endpoints:\n    database: { scheme: http }\n",
  });
  assert.equal(found, ["b.yaml: 3:5 global.endpoints.database.host is required"]);
});

test("names the files of two problems each", () => {
  const found = problems({ "a.yaml": "database: { a: 1 }\n", "b.yaml": "database: { b: 1 }\n" });
  assert.equal(found, [
    "a.yaml: 1:13 database.a is not a known key",
    "b.yaml: 1:13 database.b is not a known key",
  ]);
});

test("lists replace each other", () => {
  const [a, b] = [
    "database:\n  tolerations: [{ key: a, effect: Nope }]\n",
    "database:\n  tolerations: [{ key: a, effect: NoExecute }, { key: a, effect: None }]\n",
  ];
  assert.equal(
    problems({ a: b, b: a }).map((problem) => problem.split(" ")[2]),
    ["database.tolerations[0].effect"],
  );
  assert.equal(
    problems({ a, b }).map((problem) => problem.split(" ").slice(0, 3).join(" ")),
    ["b: 2:66 database.tolerations[1].effect"],
  );
});

test("what came by an alias stands where the alias does", () => {
  const found = problems({
    "a.yaml": "web-app:\n  labels: &l { team: 5 }\ndatabase:\n  labels: *l\n",
    "b.yaml": "database:\n  replicaCount: 2\n",
  });
  assert.equal(
    found.map((problem) => problem.split(" ").slice(0, 3).join(" ")),
    ["a.yaml: 2:22 web-app.labels.team", "a.yaml: 4:3 database.labels.team"],
  );
});

test("says that null takes a default away", () => {
  const tail = "takes its default away, and the chart needs it. Leave the line out to have the default";
  assert.equal(problems({ "a.yaml": "web-app:\n  replicaCount: null\n" }), [
    `a.yaml: 2:3 web-app.replicaCount must not be null: null ${tail}`,
  ]);
  assert.equal(problems({ "a.yaml": "web-app:\n  replicaCount:\n" }), [
    `a.yaml: 2:3 web-app.replicaCount must have a value: nothing ${tail}`,
  ]);
  assert.equal(problems({ "a.yaml": "payment-service:\n  nodeSelector: { pool: null }\n" }), []);
  assert.equal(problems({ "a.yaml": "payment-service:\n  nodeSelector: { pol: null }\n" }), [
    "a.yaml: 2:24 payment-service.nodeSelector.pol must be a label value: at most 63 " +
      "letters, digits, dashes, underscores and dots, a letter or digit at both ends, got null",
  ]);
});

test("knows which service was meant", () => {
  const meant = (word: string) =>
    problems({ "a.yaml": `${word}: {}\n` }).map((problem) => /Did you mean "(.*)"/.exec(problem)?.[1]);
  assert.equal(["payments", "payment", "web", "webapp", "databse", "reporting"].flatMap(meant), [
    "payment-service",
    "payment-service",
    "web-app",
    "web-app",
    "database",
    undefined,
  ]);
});

test("knows where a key belongs", () => {
  assert.equal(
    problems({ "a.yaml": "payment-service:\n  repository: a\n" }),
    ["a.yaml: 2:3 payment-service.repository is not a known key"],
    "images are described elsewhere",
  );
  assert.equal(problems({ "a.yaml": "web-app:\n  TIMEOUT: '45'\n" }), [
    'a.yaml: 2:3 web-app.TIMEOUT is not a known key here. Did you mean "web-app.env.TIMEOUT"?',
  ]);
  assert.equal(problems({ "a.yaml": "env: { labels: {} }\n" }, subchart("web-app")), [
    'a.yaml: 1:8 env.labels is not a known key here. Did you mean "labels"?',
  ]);
});

test("says how a service is switched off", () => {
  assert.equal(problems({ "a.yaml": "report: false\n" }), [
    "a.yaml: 1:9 report must be an object, got false. Write report: { enabled: false }",
  ]);
});

test("a service that is off is read as strictly, but asked for nothing", () => {
  assert.equal(problems({ "a.yaml": "report:\n  imag: {}\n" }), [
    'a.yaml: 2:3 report.imag is not a known key. Did you mean "image"?',
  ]);
  assert.equal(
    problems({ "a.yaml": "report:\n  image: null\n" }).length,
    1,
    "null without a default to take away",
  );
  assert.equal(problems({ "a.yaml": "report:\n  cronJob: {}\n" }), []);
});

test("a service that others call must be on or elsewhere", () => {
  const off = "database:\n  enabled: false\n";
  assert.equal(problems({ "a.yaml": off }), [
    "a.yaml: 2:12 database.enabled must be true while payment-service, " +
      "which calls it, is enabled. Or give global.endpoints.database.host",
  ]);
  assert.equal(
    problems({ "a.yaml": off, "b.yaml": "global: { endpoints: { database: { host: db.example.com } } }\n" }),
    [],
  );
  const more = "payment-service: { enabled: false }\n";
  assert.match(
    problems({ "a.yaml": off, "b.yaml": more }).join(),
    /^b.yaml: 1:29 payment-service.enabled must be true while report or web-app, which call it, is enabled/,
  );
  assert.equal(
    problems({ "a.yaml": off, "b.yaml": `${more}web-app: { enabled: false }\n` }),
    [],
    "report is off by itself",
  );
});

test("a subchart alone has the same rules", () => {
  const database = subchart("database");
  assert.equal(problems({ "a.yaml": "replicaCount: 2\nglobal: { anything: 1 }\n" }, database), []);
  assert.equal(problems({ "a.yaml": "replicacount: 2\n" }, database), [
    'a.yaml: 1:1 replicacount is not a known key. Did you mean "replicaCount"?',
  ]);
  assert.match(problems({ "a.yaml": "image: ~\n" }, database)[0]!, /^a.yaml: 1:1 image must not be null/);
});

test("values of a module have no positions", () => {
  const found = checkValues(chart, [{ file: "a.ts", value: { database: { replicaCount: "2" } } }]);
  assert.equal(found, [
    {
      file: "a.ts",
      problems: [
        { path: "database.replicaCount", message: 'must be a whole number, got the text "2". Write 2' },
      ],
    },
  ]);
  assert.equal(checkValues(chart, [{ file: "b.ts", value: [1] }]), [
    { file: "b.ts", problems: [{ path: "", message: "must have keys at the top, got a list of 1" }] },
  ]);
});

test("values that are not valid without any file are the chart's", () => {
  const broken = { ...chart, schema: { ...chart.schema, required: ["tags"] } };
  assert.equal(checkValues(broken, []), [
    { file: "charts/shop/values.yaml", problems: [{ path: "tags", message: "is required" }] },
  ]);
});

test("leaves what it was given as it is", () => {
  const source = yamlSource("a.yaml", "global: { image: { tag: x } }\nweb-app: { labels: { a: b } }\n");
  const before = JSON.stringify(source.value);
  checkValues(chart, [source]);
  assert.is(JSON.stringify(source.value), before);
});

test.run();
