import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";
import { writtenCatalogue } from "./written-catalogue.js";

const { folder } = writtenCatalogue(
  {
    shop: {
      description: "Two roles of one image",
      command: ["serve"],
      args: ["--all"],
      workingDir: "/srv",
      runAsUser: 1000,
      fsGroup: 1000,
      terminationGracePeriodSeconds: 60,
      envGroups: ["shared"],
      env: { MODE: "web", KEPT: "1" },
      ports: { http: 8080, debug: 9229 },
      startupProbe: { httpGet: { path: "/", port: "http" } },
      livenessProbe: { httpGet: { path: "/", port: "http" } },
      readinessProbe: { httpGet: { path: "/", port: "http" } },
      lifecycle: { preStop: { exec: { command: ["stop"] } } },
      autoscaling: { minReplicas: 1, maxReplicas: 3, podMetrics: { requests: "10" } },
      podDisruptionBudget: { maxUnavailable: 1 },
      volumes: { cache: { emptyDir: {} }, spare: { emptyDir: {} } },
      volumeMounts: [{ name: "cache", mountPath: "/cache" }],
      containers: {
        proxy: { image: { repository: "proxy" }, volumeMounts: [{ name: "spare", mountPath: "/spare" }] },
        agent: { image: { repository: "agent" } },
      },
      initContainers: { prepare: { command: ["prepare"] } },
      migration: { revision: 1, command: [], env: { MODE: null } },
      workloads: {
        web: {},
        worker: {
          command: [],
          workingDir: null,
          runAsUser: null,
          fsGroup: null,
          terminationGracePeriodSeconds: null,
          env: { MODE: null, LEVEL: null },
          ports: { debug: null, http: null },
          startupProbe: null,
          livenessProbe: null,
          readinessProbe: null,
          lifecycle: null,
          autoscaling: null,
          podDisruptionBudget: null,
          volumes: { spare: null },
          containers: {
            proxy: null,
            agent: { image: { repository: "agent" }, command: [], livenessProbe: null },
          },
          initContainers: { prepare: null },
        },
        scanner: {
          runAsGroup: 2000,
          autoscaling: null,
          podDisruptionBudget: null,
          containers: { proxy: null, agent: { image: { repository: "agent" }, runAsUser: null } },
        },
        nightly: {
          kind: "CronJob",
          cronJob: { schedule: "0 3 * * *" },
          autoscaling: null,
          podDisruptionBudget: null,
        },
      },
    },
  },
  { envGroups: { shared: { LEVEL: "info" } } },
);
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: a workload takes back what its service says`, async () => {
    const manifests = manifestsIn(await renderedText(helm, folder));
    const worker = named(manifests, "Deployment", "shop-shop-worker");
    assert.equal(at(worker, "spec.template.spec.containers[*].name"), ["shop", "agent"]);
    assert.equal(Object.keys(at(worker, "spec.template.spec.containers[shop]") as object).sort(), [
      "args",
      "env",
      "image",
      "name",

      "securityContext",
      "volumeMounts",
    ]);
    assert.equal(at(worker, "spec.template.spec.containers[shop].env[*].name"), ["KEPT"]);
    assert.equal(Object.keys(at(worker, "spec.template.spec.containers[agent]") as object).sort(), [
      "image",
      "name",
      "securityContext",
    ]);
    const pod = at(worker, "spec.template.spec") as Readonly<Record<string, unknown>>;
    for (const field of ["initContainers", "terminationGracePeriodSeconds"])
      assert.not(Object.hasOwn(pod, field), field);
    assert.equal(at(worker, "spec.template.spec.volumes[*].name"), ["cache"]);
    assert.equal(
      manifests
        .filter((one) => /Autoscaler|Budget/.test(at(one, "kind") as string))
        .map((one) => at(one, "metadata.name")),
      ["shop-shop-web", "shop-shop-web"],
    );
  });

  test(`${helm}: an extra container takes back the pod's user, and the others keep it`, async () => {
    const scanner = named(manifestsIn(await renderedText(helm, folder)), "Deployment", "shop-shop-scanner");
    const ids = (where: string) => {
      const { runAsUser, runAsGroup } = at(scanner, `spec.template.spec.${where}`) as Record<string, unknown>;
      return [runAsUser, runAsGroup];
    };
    assert.equal(ids("securityContext"), [undefined, 2000]);
    assert.equal(ids("containers[agent].securityContext"), [undefined, undefined]);
    assert.equal(ids("containers[shop].securityContext"), [1000, undefined]);
    assert.equal(ids("initContainers[prepare].securityContext"), [1000, undefined]);
  });

  test(`${helm}: the others keep it`, async () => {
    const web = named(manifestsIn(await renderedText(helm, folder)), "Deployment", "shop-shop-web");
    assert.equal(at(web, "spec.template.spec.containers[*].name"), ["shop", "proxy", "agent"]);
    assert.equal(at(web, "spec.template.spec.containers[shop].command"), ["serve"]);
    assert.equal(at(web, "spec.template.spec.containers[shop].env[*].name"), ["LEVEL", "MODE", "KEPT"]);
  });

  test(`${helm}: a migration takes back the command, and its arguments with it`, async () => {
    const job = manifestsIn(await renderedText(helm, folder)).find((one) => at(one, "kind") === "Job")!;
    const container = at(job, "spec.template.spec.containers[migration]") as Readonly<
      Record<string, unknown>
    >;
    assert.is(container["command"], undefined);
    assert.is(container["args"], undefined);
    assert.equal(at(job, "spec.template.spec.containers[migration].env[*].name"), ["LEVEL", "KEPT"]);
  });
}

test.run();

function named(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((one) => at(one, "kind") === kind && at(one, "metadata.name") === name);
  assert.ok(found, manifests.map((one) => `${at(one, "kind")} ${at(one, "metadata.name")}`).join());
  return found!;
}
