import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { checkValues } from "../../src/values/check-values.js";
import { otherWords } from "../../src/values/other-words.js";
import { yamlSource } from "./charts.js";

const chart = umbrellaChart(
  validateCatalogue(
    {
      file: "shop",
      value: {
        name: "shop",
        version: "1.0.0",
        description: "A shop",
        hosts: { web: "shop.example.com" },
        services: {
          web: {
            description: "Pages",
            ports: { http: 8080 },
            env: { LEVEL: "info" },
            routes: [{ host: "web" }],
            volumes: { data: { persistentVolumeClaim: { size: "1Gi", accessModes: ["ReadWriteMany"] } } },
            volumeMounts: [{ name: "data", mountPath: "/data" }],
            podDisruptionBudget: { maxUnavailable: 1 },
            resources: { requests: { cpu: "100m", memory: "64Mi" } },
            autoscaling: { minReplicas: 1, maxReplicas: 2, targetCPUUtilizationPercentage: 70 },
            livenessProbe: { httpGet: { path: "/", port: "http" } },
            readinessProbe: { httpGet: { path: "/", port: "http" } },
            startupProbe: { httpGet: { path: "/", port: "http" } },
          },
          // Has nothing that the catalogue must ask for.
          bare: {
            description: "Pods",
            kind: "DaemonSet",
            serviceAccount: { shared: { name: "theirs", reason: "One for all." } },
          },
          roles: { description: "Two", workloads: { one: {}, two: {} } },
        },
      },
    },
    objectNames,
  ),
);

// Every row of the table, in a service that has what it speaks of where there is such a one.
const ofBare = ["service", "serviceAccount", "ingress", "autoscaling", "podDisruptionBudget", "env"];
for (const [word, meant] of Object.entries(otherWords)) {
  const isBare = ofBare.includes(word) || /^(liveness|readiness|startup)Probe$/.test(word);
  const path = word.startsWith("global.") ? word : `${isBare ? "bare" : "web"}.${word}`;
  test(`${path} is answered with what it means`, () => {
    const [message, ...others] = messages(path, "1");
    assert.equal(others, []);
    if ("instead" in meant)
      return void assert.is(message, `${path} is not a known key. Write ${meant.instead}`);
    const key = meant.key.split(".").pop()!;
    assert.match(message!, new RegExp(`^${path} is not a known key. Did you mean "(\\S+\\.)?${key}"\\?$`));
  });
}

for (const [path, value, expected] of [
  ["web.replicas", "2", 'web.replicas is not a known key. Did you mean "replicaCount"?'],
  [
    "web.image.pullSecrets",
    "[a]",
    'web.image.pullSecrets is not a known key. Did you mean "web.imagePullSecrets"?',
  ],
  [
    "web.env",
    "[{ name: A }]",
    'web.env must be an object with the settings of the catalogue. A list of variables belongs in "extraEnv"',
  ],
  [
    "roles.replicas",
    "2",
    'roles.replicas is not a known key here. Did you mean "roles.workloads.one.replicaCount" or "roles.workloads.two.replicaCount"?',
  ],
  [
    "roles.workloads.one.replicas",
    "2",
    'roles.workloads.one.replicas is not a known key. Did you mean "replicaCount"?',
  ],
  ["bare.replicas", "2", "bare.replicas is not a known key"],
] as const) {
  test(`${path}: ${value} is answered in the words of this chart`, () =>
    assert.equal(messages(path, value), [expected]));
}

test("a chart alone answers as well", () => {
  const web = chart.dependencies.find(({ name }) => name === "web")!;
  assert.equal(problems(web, "securityContext: {}\nreplicas: 2\nservice: { port: 80 }\n"), [
    `securityContext is not a known key. Write ${insteadOf("securityContext")}`,
    'replicas is not a known key. Did you mean "replicaCount"?',
    `service.port is not a known key. Write ${insteadOf("service.port")}`,
  ]);
});

function insteadOf(word: string): string {
  const meant = otherWords[word];
  return meant !== undefined && "instead" in meant ? meant.instead : "";
}

function messages(path: string, value: string): readonly string[] {
  const keys = path.split(".");
  return problems(chart, `${keys.map((key, i) => `${"  ".repeat(i)}${key}:`).join("\n")} ${value}\n`);
}

function problems(of: typeof chart, text: string): readonly string[] {
  return checkValues(of, [yamlSource("a.yaml", text)]).flatMap(({ problems }) =>
    problems.map(({ path, message }) => `${path} ${message}`),
  );
}

test.run();
