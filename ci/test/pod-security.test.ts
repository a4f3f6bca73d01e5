import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTool, type Outcome } from "./run-tool.js";

const goodContainer =
  "{name: a, image: 'a:1', securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}";
const goodPod =
  "{securityContext: {runAsNonRoot: true, seccompProfile: " +
  `{type: RuntimeDefault}}, containers: [${goodContainer}]}`;
const badPod = "{containers: [{name: a, image: 'a:1'}]}";
const hostPod = "{hostNetwork: true, containers: [{name: a, image: 'a:1'}]}";

// Where each kind keeps its pod.
const places: Readonly<Record<string, (pod: string) => string>> = {
  Pod: (pod) => `spec: ${pod}`,
  Deployment: (pod) => `spec: {template: {spec: ${pod}}}`,
  StatefulSet: (pod) => `spec: {template: {spec: ${pod}}}`,
  DaemonSet: (pod) => `spec: {template: {spec: ${pod}}}`,
  ReplicaSet: (pod) => `spec: {template: {spec: ${pod}}}`,
  Job: (pod) => `spec: {template: {spec: ${pod}}}`,
  CronJob: (pod) => `spec: {jobTemplate: {spec: {template: {spec: ${pod}}}}}`,
  ScaledJob: (pod) => `spec: {jobTargetRef: {template: {spec: ${pod}}}}`,
};

for (const kind of Object.keys(places)) {
  test(`a good pod of a ${kind} is accepted`, () => {
    assert.equal(check(manifest(kind, goodPod)), {
      code: 0,
      output: "",
      errors: "1 pod checked against restricted, 0 violations\n",
    });
  });

  test(`a bad pod of a ${kind} is refused, with a line for each violation`, () => {
    const { code, output, errors } = check(manifest(kind, badPod));
    assert.is(code, 1);
    const lines = output.trimEnd().split("\n");
    assert.equal(
      lines.map((line) => line.replace(/,.*/, "")),
      [
        `${kind}/shop: allowPrivilegeEscalation != false`,
        `${kind}/shop: unrestricted capabilities`,
        `${kind}/shop: runAsNonRoot != true`,
        `${kind}/shop: seccompProfile`,
      ],
    );
    assert.is(errors, "1 pod checked against restricted, 4 violations\n");
  });
}

test("all documents are read, and kinds without pods are passed over", () => {
  const documents = [
    "# only a comment",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}",
    manifest("Pod", goodPod),
    manifest("Job", goodPod),
    "",
  ];
  assert.is(check(documents.join("\n---\n")).errors, "2 pods checked against restricted, 0 violations\n");
});

test("pods in a List count", () => {
  assert.is(
    check(`apiVersion: v1\nkind: List\nitems: [{kind: Pod, metadata: {name: a}, spec: ${badPod}}]`).code,
    1,
  );
});

test("the level can be baseline", () => {
  assert.is(check(manifest("Pod", badPod), "-level", "baseline").code, 0);
  const { code, output } = check(manifest("Pod", hostPod), "-level", "baseline");
  assert.is(code, 1);
  assert.is(output, "Pod/shop: host namespaces, hostNetwork=true\n");
});

test("manifests can come from files", () => {
  const folder = mkdtempSync(join(tmpdir(), "pod-security-"));
  try {
    writeFileSync(join(folder, "good.yaml"), manifest("Pod", goodPod));
    writeFileSync(join(folder, "bad.yaml"), manifest("Job", badPod));
    const { code, errors } = runTool("pod-security", ["good.yaml", "bad.yaml"], "", folder);
    assert.is(code, 1);
    assert.is(errors, "2 pods checked against restricted, 4 violations\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const unreadable: Readonly<Record<string, string>> = {
  "a misspelt security setting": manifest(
    "Pod",
    goodPod.replace("allowPrivilegeEscalation", "allowPrivilegeEscalations"),
  ),
  "a workload without a pod": "kind: Deployment\nmetadata: {name: a}\nspec: {}",
  "broken YAML": "kind: Pod\n  spec: [",
};

for (const [what, text] of Object.entries(unreadable)) {
  test(`${what} is an error, not a pass`, () => assert.is(check(text).code, 2));
}

test("an unknown level is an error", () =>
  assert.is(check(manifest("Pod", goodPod), "-level", "strict").code, 2));

function manifest(kind: string, pod: string): string {
  return `apiVersion: any/v1\nkind: ${kind}\nmetadata: {name: shop}\n${places[kind]!(pod)}`;
}

function check(manifests: string, ...args: string[]): Outcome {
  return runTool("pod-security", args, manifests, ".");
}

test.run();
