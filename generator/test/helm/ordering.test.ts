import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { caseFolder } from "../cases.js";
import { at } from "./at.js";
import { admits } from "./network.js";
import { platforms } from "./platforms.js";
import { annotation, chart, events, file, isHook, isOurs, name, names, objects } from "./ordering-objects.js";
const [inside, outside, sealed] = await Promise.all(
  [[], ["outside"], ["sealed"]].map((names) =>
    objects(chart, ...names.map((name) => join(caseFolder("ordering"), "values", `${name}.yaml`))),
  ),
);

for (const platform of platforms) {
  test(`${platform.name}: each hook has a place of its own, and nothing of it is left but its records`, async () => {
    for (const values of [[], ...platform.environments.map((file) => [file])]) {
      const hooks = (await objects(platform.chart, ...values)).filter(isHook).filter(isOurs);
      for (const phase of ["pre", "post"]) {
        const weights = hooks
          .filter((hook) => events(hook).startsWith(phase))
          .map((hook) => annotation(hook, "weight"));
        assert.is(new Set(weights).size, weights.length, `${phase}: ${weights.join(", ")}`);
      }
      for (const hook of hooks) {
        const kept = String(name(hook)).match(/-data-\d+$/) !== null;
        assert.is(
          annotation(hook, "delete-policy"),
          kept ? "before-hook-creation" : "before-hook-creation,hook-succeeded",
          name(hook),
        );
        if (hook["kind"] !== "Job") continue;
        assert.is(annotation(hook, "output-log-policy"), "hook-failed", name(hook));
        assert.ok(
          Number(at(hook, "spec.activeDeadlineSeconds")) > 0 && at(hook, "spec.backoffLimit") !== undefined,
          name(hook),
        );
        assert.is(at(hook, "spec.ttlSecondsAfterFinished"), undefined);
      }
    }
  });
}

test("what a hook before the rollout names is a hook before it, or not of the release", () => {
  const ours = new Set(
    outside!.filter((object) => !isHook(object)).map((object) => `${object["kind"]} ${name(object)}`),
  );
  const jobs = outside!.filter(
    (object) => object["kind"] === "Job" && events(object).startsWith("pre-install"),
  );
  assert.is(jobs.length, 3);
  for (const job of jobs) {
    const earlier = new Set(
      outside!
        .filter(
          (object) =>
            isHook(object) && Number(annotation(object, "weight")) < Number(annotation(job, "weight")),
        )
        .map((object) => `${object["kind"]} ${name(object)}`),
    );
    const pod = at(job, "spec.template.spec");
    const named = [
      `ServiceAccount ${at(pod, "serviceAccountName")}`,
      ...names(pod, /"configMap(?:KeyRef|Ref)?":\{[^}]*?"name":"([^"]+)"/g).map(
        (found) => `ConfigMap ${found}`,
      ),
      ...names(pod, /"secret(?:KeyRef|Ref)":\{[^}]*?"name":"([^"]+)"/g).map(
        (found) => `ExternalSecret ${found}`,
      ),
    ];
    for (const object of named)
      assert.ok(earlier.has(object) || !ours.has(object), `${name(job)} names ${object}`);
    assert.ok(
      named.every((object) => !object.endsWith("-migration") || earlier.has(object)),
      name(job),
    );
  }
  assert.is(
    at(
      outside!.find(
        (object) => object["kind"] === "ExternalSecret" && /-orders-migration$/.test(name(object)),
      ),
      "spec.secretStoreRef.name",
    ),
    "vault-hooks",
  );
  assert.ok(
    outside!.some(
      (object) => object["kind"] === "SecretStore" && name(object) === "vault-hooks" && isHook(object),
    ),
  );
  assert.equal(at(jobs[0], "spec.template.spec.imagePullSecrets[*].name"), [
    "registry-hooks",
    "other-hooks",
    "own",
  ]);
});

test("where the release brings a store, pods wait for a Job of the release", () => {
  const job = inside!.find(
    (object) => object["kind"] === "Job" && String(name(object)).startsWith("shop-orders-migration-"),
  )!;
  assert.match(name(job), /^shop-orders-migration-[0-9a-f]{8}-1$/);
  assert.not(isHook(job));
  assert.equal(at(job, "spec.template.spec.initContainers[wait-for-stores].args"), [
    "shop-database:5432",
    "shop-queue:5672",
    "shop-queue:80",
  ]);
  const pod = at(
    inside!.find((object) => object["kind"] === "Deployment" && name(object) === "shop-orders"),
    "spec.template.spec",
  );
  assert.equal(at(pod, "initContainers[*].name"), ["wait-for-migration", "first"]);
  assert.match(
    String(at(pod, "initContainers[wait-for-migration].args")),
    `,migration/content=${at(job, "metadata.labels[migration/content]")}`,
  );
  assert.equal(
    at(pod, "initContainers[first].volumeMounts"),
    undefined,
    "the token is for the one that waits alone",
  );
  assert.is(at(pod, "automountServiceAccountToken"), false);
  assert.equal(
    at(
      inside!.find((object) => object["kind"] === "Role" && name(object) === "shop-orders-gate"),
      "rules",
    ),
    [{ apiGroups: ["batch"], resources: ["jobs"], verbs: ["list"] }],
  );
});

test("where all is elsewhere, pods wait for nothing", () => {
  const text = JSON.stringify(
    outside!.filter((object) => object["kind"] === "Deployment" || object["kind"] === "CronJob"),
  );
  assert.not.match(text, /wait-for|gate-token/);
  assert.equal(outside!.filter((object) => object["kind"] === "Role").map(name), ["shop-guard"]);
});

test("a Secret that comes with the release is not a Secret for a hook", () => {
  const waiting = sealed!
    .filter((object) => JSON.stringify(object).includes("wait-for-migration") && object["kind"] !== "Job")
    .map((object) => `${object["kind"]} ${name(object)}`);
  assert.equal(waiting.sort(), ["CronJob reports-night", "Deployment reports-web", "Deployment shop-orders"]);
});

test("only a change of the migration itself lets pods of an unchanged service roll", async () => {
  const selector = async (values: string) =>
    at(
      (await objects(chart, file(values))).find(
        (object) => object["kind"] === "Deployment" && name(object) === "shop-prices",
      ),
      "spec.template.spec.initContainers[wait-for-migration].args",
    );
  const usual = await selector("");
  assert.equal(await selector("prices: { replicaCount: 3 }"), usual);
  assert.equal(await selector("prices: { labels: { team: a } }"), usual);
  assert.not.equal(
    await selector("prices: { migration: { resources: { limits: { memory: 1Gi } } } }"),
    usual,
  );
  assert.not.equal(await selector("global: { image: { tag: v7 } }"), usual);
});

test("pods of steps are nobody else's", () => {
  const steps = inside!
    .filter((object) => object["kind"] === "Job")
    .map((job) => at(job, "spec.template.metadata.labels") as Readonly<Record<string, string>>);
  assert.ok(steps.length >= 8);
  const selectors = inside!.flatMap((object) =>
    ["Service", "Deployment", "StatefulSet"].includes(String(object["kind"]))
      ? [at(object, "spec.selector.matchLabels") ?? at(object, "spec.selector")]
      : [],
  );
  for (const labels of steps) {
    for (const selector of selectors as readonly Readonly<Record<string, string>>[])
      assert.not(
        Object.entries(selector).every(([key, text]) => labels[key] === text),
        JSON.stringify([labels, selector]),
      );
  }
});

test("steps reach what they need, and nothing else", () => {
  const pod = (name: string) => ({
    labels: {
      "app.kubernetes.io/name": name,
      "app.kubernetes.io/instance": "shop",
      "app.kubernetes.io/part-of": "ordering",
    },
  });
  const reaches = (from: string, to: string, port: number) =>
    admits(inside!, "Egress", pod(from), pod(to), port) &&
    admits(inside!, "Ingress", pod(to), pod(from), port);
  assert.ok(reaches("orders-migration", "database", 5432));
  assert.ok(reaches("orders-migration", "queue", 15672));
  // The service calls it, but its migration does not need it.
  assert.not(admits(inside!, "Egress", pod("orders-migration"), pod("prices"), 8080));
  assert.not(admits(inside!, "Ingress", pod("prices"), pod("orders-migration"), 8080));
  assert.ok(reaches("prices-smoke-check", "prices", 8080));
  assert.not(reaches("prices-smoke-check", "database", 5432));
  assert.ok(reaches("hooks-migration", "hooks", 8080), "after the rollout");
  assert.ok(admits(inside!, "Egress", pod("hooks-migration"), "203.0.113.9", 587), "mail");
  assert.ok(admits(inside!, "Egress", pod("ordering-guard"), "10.0.0.1", 6443), "the Kubernetes API");
  assert.not(admits(inside!, "Egress", pod("orders-smoke-check"), "203.0.113.9", 587));
});

test("a migration is told what its service is, but for addresses of those that it does not need", () => {
  const names = (kind: string, object: string) =>
    at(
      inside!.find((other) => other["kind"] === kind && String(name(other)).startsWith(object)),
      "spec.template.spec.containers[*].env[*].name",
    ) as readonly string[];
  const [service, migration] = [names("Deployment", "shop-orders"), names("Job", "shop-orders-migration-")];
  assert.equal(service.filter((variable) => !migration.includes(variable)).sort(), ["PRICES", "PRICE_LIST"]);
  assert.equal(migration.filter((variable) => !service.includes(variable)).sort(), ["BATCH", "SCHEMA"]);
});

test.run();
