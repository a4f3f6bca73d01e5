import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sameVerdict } from "./same-verdict.js";
import { writtenCatalogue } from "./written-catalogue.js";

// Labels and annotations of pods that selectors, Kubernetes and the chart itself read.
const written = writtenCatalogue(
  {
    old: {
      description: "Keeps the selector of a running system",
      selectorLabels: { app: "web", "app.kubernetes.io/instance": "before" },
    },
    pages: {
      description: "Reads a ConfigMap of its own",
      configMaps: { text: { files: { "index.html": "hello" } } },
      volumes: { text: { configMap: { configMap: "text" } } },
      volumeMounts: [{ name: "text", mountPath: "/srv" }],
      podLabels: { tier: "front" },
    },
    many: {
      description: "Two of its three workloads answer",
      workloads: { "pod-a": { ports: { http: 80 } }, b: { ports: { http: 80 } }, c: {} },
      kubernetesServices: { many: { workloads: ["pod-a", "b"], ports: { http: 80 } } },
    },
    role: { description: "Acts as a cloud role", cloudIdentity: true },
  },
  { identity: { provider: "azure", role: "{service}" } },
);
test.after(() => rmSync(join(written.folder, "..", ".."), { recursive: true }));

/** Values, and the path of what is refused; none: accepted. */
const rows: readonly (readonly [values: string, path: string | undefined])[] = [
  ["pages: { podLabels: { app: pages } }", undefined],
  ["pages: { podLabels: { app: web } }", "pages.podLabels"],
  ["many: { workloads: { podA: { podLabels: { app: web } } } }", "many.workloads.podA.podLabels"],
  ["many: { workloads: { c: { podLabels: { endpoints-of/many: 'true' } } } }", many("endpoints-of/many")],
  ["old: { podLabels: { app: api } }", "old.podLabels.app"],
  ["old: { podLabels: { job-name: a } }", "old.podLabels.job-name"],
  [
    "old: { podLabels: { batch.kubernetes.io/controller-uid: a } }",
    'old.podLabels["batch.kubernetes.io/controller-uid"]',
  ],
  ["pages: { podLabels: { controller-uid: a } }", "pages.podLabels.controller-uid"],
  ["pages: { podAnnotations: { checksum/pages-text: a } }", 'pages.podAnnotations["checksum/pages-text"]'],
  ["pages: { podAnnotations: { checksum/text: a } }", undefined],
  ["old: { podAnnotations: { checksum/pages-text: a } }", undefined],
  [
    "role: { podLabels: { azure.workload.identity/use: 'false' } }",
    'role.podLabels["azure.workload.identity/use"]',
  ],
  ["old: { podLabels: { azure.workload.identity/use: 'true' } }", undefined],
];

for (const [values, path] of rows)
  test(`${values} is ${path === undefined ? "accepted" : "refused"}, by Helm as well`, () => {
    const problems = sameVerdict(written, [values]).flatMap((file) => file.problems);
    assert.equal(
      problems.map((problem) => problem.path),
      path === undefined ? [] : [path],
    );
  });

test.run();

function many(label: string): string {
  return `many.workloads.c.podLabels[${JSON.stringify(label)}]`;
}
