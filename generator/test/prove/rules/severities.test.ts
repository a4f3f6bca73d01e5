import { test } from "uvu";
import * as assert from "uvu/assert";
import { prove } from "../../../src/prove/prove.js";
import type { Judged } from "../../../src/prove/severity.js";

const settings = { release: "shop", namespace: "shop", timeout: 300, outside: [], namespaceObjects: [] };

test("an order that no name of the release changes is hygiene, one that depends on it is possible", () => {
  const job = (name: string, account: string) =>
    found("CW701", [
      hook("v1", "ServiceAccount", account, {}),
      hook("batch/v1", "Job", name, { template: { spec: { serviceAccountName: account } } }),
    ]);
  assert.equal(severities(job("shop-create", "shop-account")), ["hygiene"]);
  assert.equal(severities(job("create-shop", "account-shop")), ["hygiene"]);
  assert.equal(severities(job("shop-setup", "shop-setup")), ["hygiene"], "by kind");
  assert.equal(severities(job("tidy", "shop-tidy")), ["possible"], "a release called web comes after tidy");
});

test("a Job that stays for longer than Helm needs to see its end is hygiene", () => {
  const job = (ttlSecondsAfterFinished: number) =>
    found("CW405", [hook("batch/v1", "Job", "shop-setup", { ttlSecondsAfterFinished })]);
  assert.equal(severities(job(0)), ["possible"]);
  assert.equal(severities(job(60)), ["hygiene"]);
});

test("a test with a random name is one, not two", () => {
  const pod = (name: string) => ({
    body: { apiVersion: "v1", kind: "Pod", metadata: { name, annotations: { "helm.sh/hook": "test" } } },
    source: "shop/templates/test.yaml",
  });
  const rendered = { install: [pod("shop-test-abc")], upgrade: [pod("shop-test-xyz")] };
  assert.equal(
    prove(rendered, settings).findings.map(({ code, objects }) => [code, objects[0]!.object]),
    [
      ["CW409", "Pod/shop-test-abc"],
      ["CW404", "Pod/shop-test-abc"],
    ],
  );
});

test("a DaemonSet before a Job of its stage, gone with hook-succeeded, is hygiene", () => {
  const template = { spec: { containers: [] } };
  const puller = (policy: string) => hook("apps/v1", "DaemonSet", "shop-images", { template }, policy);
  const awaiter = hook("batch/v1", "Job", "shop-wait-for-images", { template });
  const both = "before-hook-creation,hook-succeeded";
  assert.equal(severities(found("CW408", [puller(both), awaiter])), ["hygiene"]);
  assert.equal(severities(found("CW408", [puller(both)])), ["possible"], "nothing waits for it");
  const [stays] = found("CW408", [puller("before-hook-creation"), awaiter]);
  assert.is(stays!.severity, "possible");
  assert.match(stays!.message, /does not remove it with the release$/);
});

test("what becomes of a hook at --timeout follows from its delete policy", () => {
  const job = (policy: string, seconds?: number) => [
    hook(
      "batch/v1",
      "Job",
      "shop-setup",
      { backoffLimit: 0, ...(seconds === undefined ? {} : { activeDeadlineSeconds: seconds }) },
      policy,
    ),
  ];
  for (const [code, seconds] of [["CW404"], ["CW501", 900]] as const) {
    assert.match(found(code, job("before-hook-creation", seconds))[0]!.message, / and leaves it running$/);
    assert.match(found(code, job("hook-failed", seconds))[0]!.message, / and deletes it \(hook-failed\)$/);
  }
});

test.run();

function hook(apiVersion: string, kind: string, name: string, spec: object, policy = "before-hook-creation") {
  const annotations = { "helm.sh/hook": "pre-install", "helm.sh/hook-delete-policy": policy };
  return { body: { apiVersion, kind, metadata: { name, annotations }, spec } };
}

function found(code: string, documents: readonly { body: unknown }[]): readonly Judged[] {
  return prove({ install: documents, upgrade: documents }, settings).findings.filter(
    (finding) => finding.code === code,
  );
}

function severities(findings: readonly Judged[]): readonly string[] {
  return findings.map(({ severity }) => severity);
}
