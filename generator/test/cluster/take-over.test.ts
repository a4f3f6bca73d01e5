import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import type { Helm } from "../helm/render.js";
import { writtenCatalogue } from "../helm/written-catalogue.js";
import { cluster, createNamespace, deleteNamespace, get, helm, kubectl } from "./cluster.js";
import { becomes, images, pods, unready } from "./observations.js";

// What docs/take-over.md tells, tried with a system that was made by `kubectl apply`.
const { folder } = writtenCatalogue(
  {
    "api-server": {
      description: "Prices and orders",
      image: { registry: "registry.example.com", repository: "api", tag: "1.4.2" },
      selectorLabels: { app: "api" },
      podLabels: { tier: "backend" },
      serviceAccount: { name: "api-account" },
      containerName: "server",
      ports: { http: 8080 },
      env: { LOG_LEVEL: "info" },
      kubernetesServices: { api: { ports: { http: 80 } } },
      replicas: 2,
      lifecycle: {},
      topologySpreadConstraints: [],
    },
  },
  { fullname: "service" },
);

const hardened = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
};
const hardenedContainer = {
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
};

/** The objects of the running system. */
function running(pod: object, container: object): readonly object[] {
  const labels = { app: "api", tier: "backend" };
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "api-account" } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "api" },
      spec: { selector: { app: "api" }, ports: [{ name: "http", port: 80, targetPort: "http" }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "api-server" },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: "api" } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: "api-account",
            ...pod,
            containers: [
              {
                name: "server",
                image: "registry.example.com/api:1.4.2",
                env: [{ name: "LOG_LEVEL", value: "info" }],
                ports: [{ name: "http", containerPort: 8080 }],
                ...container,
              },
            ],
          },
        },
      },
    },
  ];
}

for (const version of ["helm4", "helm3"] as const) {
  test(`${version}: where the template of the pods is the same, all pods stay`, () =>
    within(`same-${version}`, running(hardened, hardenedContainer), async (namespace, before) => {
      await takeOver(version, namespace);
      assert.equal(await state(namespace), before);
      const labels = at((await get("deployments", namespace))[0], "metadata.labels");
      assert.is((labels as Record<string, string>)["app.kubernetes.io/managed-by"], "Helm");

      // After that it is an ordinary release.
      await succeeds(upgrade(version, namespace, "--set", "api-server.image.tag=1.5.0"));
      await becomes(
        () => images(namespace),
        ["registry.example.com/api:1.5.0"],
        "images after the next upgrade",
      );
      const after = await state(namespace);
      assert.equal([after.deployment, after.clusterIP], [before.deployment, before.clusterIP]);
    }));

  test(`${version}: where it differs, all pods stay until the rollout is resumed`, () =>
    within(
      `paused-${version}`,
      running({}, { env: [{ name: "OLD", value: "1" }] }),
      async (namespace, before) => {
        await kubectl(["rollout", "pause", "deployment/api-server", "--namespace", namespace]);
        await takeOver(version, namespace);
        assert.equal(await state(namespace), before);

        await kubectl(["rollout", "resume", "deployment/api-server", "--namespace", namespace]);
        await kubectl([
          "rollout",
          "status",
          "deployment/api-server",
          "--namespace",
          namespace,
          "--timeout=60s",
        ]);
        const after = await state(namespace);
        assert.equal([after.deployment, after.clusterIP], [before.deployment, before.clusterIP]);
        assert.equal(
          after.pods.filter((uid) => before.pods.includes(uid)),
          [],
        );
        // What the chart does not say stays.
        const names = at(
          (await get("deployments", namespace))[0],
          "spec.template.spec.containers[*].env[*].name",
        );
        assert.equal((names as readonly string[]).slice().sort(), ["LOG_LEVEL", "OLD"]);
      },
    ));
}

test("helm4: applying on the server is refused, and the next try succeeds", () =>
  within("server", running(hardened, hardenedContainer), async (namespace, before) => {
    const { code, errors } = await upgrade("helm4", namespace, "--take-ownership");
    assert.is(code, 1);
    assert.match(errors, /conflict with "kubectl-client-side-apply"/);
    await takeOver("helm4", namespace);
    assert.equal(await state(namespace), before);
  }));

test.after(async () => {
  rmSync(join(folder, "..", ".."), { recursive: true });
  await cluster.stop();
});
test.run();

interface State {
  readonly deployment: string;
  readonly clusterIP: unknown;
  readonly replicaSets: readonly string[];
  readonly pods: readonly string[];
}

/** What must not be made anew. */
async function state(namespace: string): Promise<State> {
  const [deployment] = await get("deployments", namespace);
  const [service] = await get("services", namespace);
  return {
    deployment: deployment!.metadata.uid,
    clusterIP: at(service, "spec.clusterIP"),
    replicaSets: (await get("replicasets", namespace)).map(({ metadata }) => metadata.uid).sort(),
    pods: (await pods(namespace)).map(({ metadata }) => metadata.uid).sort(),
  };
}

async function within(
  namespace: string,
  objects: readonly object[],
  look: (namespace: string, before: State) => Promise<void>,
): Promise<void> {
  await createNamespace(namespace, "privileged");
  try {
    await kubectl(
      ["apply", "--namespace", namespace, "--filename=-"],
      JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }),
    );
    await becomes(async () => (await pods(namespace)).length, 2, "pods of the running system");
    await becomes(() => unready(namespace), [], "pods of the running system that are not ready");
    await look(namespace, await state(namespace));
  } finally {
    await deleteNamespace(namespace);
  }
}

function upgrade(version: Helm, namespace: string, ...more: readonly string[]): ReturnType<typeof helm> {
  return helm(version, "upgrade", "--install", "shop", folder, "--namespace", namespace, ...more);
}

/** The command of the page; Helm 3 knows no other way than the one that Helm 4 is asked for. */
async function takeOver(version: Helm, namespace: string): Promise<void> {
  const merge = version === "helm4" ? ["--server-side=false"] : [];
  await succeeds(upgrade(version, namespace, "--take-ownership", ...merge));
  await becomes(() => isObserved(namespace), true, "whether the controller has seen the Deployment");
}

async function isObserved(namespace: string): Promise<boolean> {
  const [deployment] = await get("deployments", namespace);
  return at(deployment, "metadata.generation") === at(deployment, "status.observedGeneration");
}

async function succeeds(ending: ReturnType<typeof helm>): Promise<void> {
  const { code, errors } = await ending;
  assert.is(code, 0, errors);
}
