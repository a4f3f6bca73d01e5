import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../tools/index.js";
import { run } from "../../tools/run.js";
import { becomes, create, environment, folder, kubectl, pod, shell } from "./program-cluster.js";

test("a program sees the variables of its pod, ConfigMaps and Secrets, and kubectl its output", async () => {
  await create(
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "settings" },
      data: { COLOUR: "red", SIZE: "large" },
    },
    { apiVersion: "v1", kind: "Secret", metadata: { name: "login" }, stringData: { password: "geheim" } },
    pod("variables", {
      image: "example/node:1",
      args: ["console.log(JSON.stringify(process.env))"],
      envFrom: [
        { prefix: "MY_", configMapRef: { name: "settings" } },
        { secretRef: { name: "none", optional: true } },
      ],
      env: [
        { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "login", key: "password" } } },
        { name: "URL", value: "db://user:$(PASSWORD)@$(HOST)/$$(PASSWORD)" },
        { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
        { name: "MEMORY", valueFrom: { resourceFieldRef: { resource: "limits.memory" } } },
      ],
      resources: { limits: { memory: "1Mi" } },
    }),
  );
  await becomes("pod/variables", "{.status.phase}", "Succeeded");
  const variables = JSON.parse(await kubectl("logs", "variables")) as Record<string, string>;
  const { MY_COLOUR, MY_SIZE, PASSWORD, URL, POD, MEMORY, FROM_IMAGE } = variables;
  assert.equal(
    { MY_COLOUR, MY_SIZE, PASSWORD, URL, POD, MEMORY, FROM_IMAGE },
    {
      MY_COLOUR: "red",
      MY_SIZE: "large",
      PASSWORD: "geheim",
      URL: "db://user:geheim@$(HOST)/$(PASSWORD)",
      POD: "variables",
      MEMORY: "1048576",
      FROM_IMAGE: "yes",
    },
  );
  assert.is(variables["npm_config_registry"], undefined);
});

test("init containers come first, in their order, and a failing one is the end", async () => {
  const [one, two] = ["echo one >> $FILE", "echo two >> $FILE"].map((args, i) =>
    shell(`init-${i}`, args, join(folder, "order")),
  );
  await create(pod("ordered", shell("main", "cat $FILE", join(folder, "order")), [one!, two!]));
  await becomes("pod/ordered", "{.status.phase}", "Succeeded");
  assert.is(await kubectl("logs", "ordered", "--container=main"), "one\ntwo\n");
  await create(pod("unlucky", shell("main", "echo never", ""), [shell("init", "exit 7", "")]));
  await becomes("pod/unlucky", "{.status.phase}", "Failed");
  assert.is(
    await kubectl(
      "get",
      "pod",
      "unlucky",
      "--output=jsonpath={.status.initContainerStatuses[0].state.terminated.exitCode}",
    ),
    "7",
  );
  assert.is(await kubectl("logs", "unlucky", "--container=main"), "");
});

test("a Job tries again after a failure", async () => {
  const template = {
    spec: {
      restartPolicy: "Never",
      containers: [
        shell(
          "main",
          'if [ -e "$FILE" ]; then echo second; else touch "$FILE"; echo first; exit 3; fi',
          join(folder, "tried"),
        ),
      ],
    },
  };
  await create({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "twice" },
    spec: { backoffLimit: 1, template },
  });
  await kubectl("wait", "--for=condition=Complete", "job/twice", "--timeout=60s");
  assert.is(
    await kubectl("get", "job", "twice", "--output=jsonpath={.status.failed} {.status.succeeded}"),
    "1 1",
  );
});

test("what is named and not there is waited for", async () => {
  await create(
    pod("patient", {
      image: "example/shell",
      args: ["echo $TEXT"],
      env: [{ name: "TEXT", valueFrom: { configMapKeyRef: { name: "late", key: "text" } } }],
    }),
  );
  await becomes(
    "pod/patient",
    "{.status.containerStatuses[0].state.waiting.reason}",
    "CreateContainerConfigError",
  );
  await create({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "late" },
    data: { text: "at last" },
  });
  await becomes("pod/patient", "{.status.phase}", "Succeeded");
  assert.is(await kubectl("logs", "patient"), "at last\n");
});

test("kubectl in a pod is its service account, with what that may do and no more", async () => {
  await create(
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "reader" } },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name: "reader" },
      rules: [{ apiGroups: [""], resources: ["configmaps"], resourceNames: ["settings"], verbs: ["get"] }],
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: "reader" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
      subjects: [{ kind: "ServiceAccount", name: "reader", namespace: "default" }],
    },
    pod(
      "reads",
      shell(
        "main",
        "kubectl get configmap settings --output=jsonpath={.data.COLOUR} " +
          "&& kubectl delete configmap settings",
        "",
      ),
      [],
      { serviceAccountName: "reader" },
    ),
    pod("nobody", shell("main", "kubectl get configmap settings", ""), [], {
      serviceAccountName: "reader",
      automountServiceAccountToken: false,
    }),
  );
  for (const name of ["reads", "nobody"]) await becomes(`pod/${name}`, "{.status.phase}", "Failed");
  assert.match(
    await kubectl("logs", "reads"),
    /^red.*User "system:serviceaccount:default:reader" cannot delete resource "configmaps"/s,
  );
  assert.match(await kubectl("logs", "nobody"), "localhost:8080 was refused");
});

test("scripts of a ConfigMap are found at their mount path", async () => {
  await create(
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "scripts" },
      data: { "greet.sh": "echo hello from $0" },
    },
    pod(
      "scripted",
      {
        image: "example/shell:1",
        command: ["sh", "/scripts/greet.sh"],
        volumeMounts: [{ name: "scripts", mountPath: "/scripts" }],
      },
      [],
      { volumes: [{ name: "scripts", configMap: { name: "scripts" } }] },
    ),
  );
  await becomes("pod/scripted", "{.status.phase}", "Succeeded");
  assert.match(await kubectl("logs", "scripted"), /^hello from .*\/scripts\/greet\.sh\n$/);
});

test("a pod that runs forever is ready, is told to end, and goes", async () => {
  const file = join(folder, "ended");
  const spec = {
    containers: [
      { ...shell("main", 'trap "echo told > $FILE; exit" TERM; echo up; while :; do sleep 0.1; done', file) },
      { name: "other", image: "example/anything" },
    ],
  };
  await create({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "server" },
    spec: {
      selector: { matchLabels: { app: "server" } },
      template: { metadata: { labels: { app: "server" } }, spec },
    },
  });
  await kubectl("rollout", "status", "deployment/server", "--timeout=60s");
  await kubectl("delete", "deployment", "server");
  await kubectl("wait", "--for=delete", "pod", "--selector=app=server", "--timeout=60s");
  assert.is(await run(["cat", file], folder, process.env), "told\n");
});

test("pods of other images stay kwok's", async () => {
  await create(pod("other", { image: "example/shell-like:1" }));
  await becomes("pod/other", "{.status.phase}", "Succeeded");
  assert.is(await kubectl("get", "pod", "other", "--output=jsonpath={.metadata.labels.local-programs}"), "");
});

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: a failing hook fails the release, with its output`, async () => {
    const chart = join(folder, helm);
    mkdirSync(join(chart, "templates"), { recursive: true });
    writeFileSync(join(chart, "Chart.yaml"), `apiVersion: v2\nname: ${helm}\nversion: 1.0.0\n`);
    const hook = { "helm.sh/hook": "pre-install", "helm.sh/hook-output-log-policy": "hook-failed" };
    const template = {
      spec: { restartPolicy: "Never", containers: [shell("main", "echo column is missing; exit 1", "")] },
    };
    writeFileSync(
      join(chart, "templates", "migrate.yaml"),
      JSON.stringify({
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name: `${helm}-migrate`, annotations: hook },
        spec: { backoffLimit: 0, template },
      }),
    );
    const said = await run(
      ["sh", "-c", `exec 2>&1; ${toolPath(helm)} install ${helm} ${chart} --timeout 60s || echo failed`],
      folder,
      environment,
    );
    assert.match(said, /column is missing[\s\S]*failed\n$/);
  });
}

test.run();
