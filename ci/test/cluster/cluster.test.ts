import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startCluster, type Cluster } from "../../cluster/start-cluster.js";
import { toolEnvironment, toolPath } from "../../tools/index.js";
import { run } from "../../tools/run.js";

const [first, second] = await Promise.all([startCluster(), startCluster()]);

test("two clusters at once know nothing of each other", async () => {
  await kubectl(first, "create", "namespace", "mine");
  assert.not.match(await kubectl(second, "get", "namespaces"), "mine");
});

test("it says which Kubernetes it is", async () => {
  const { serverVersion } = JSON.parse(await kubectl(first, "version", "--output=json")) as {
    serverVersion: Record<string, string>;
  };
  assert.equal(
    [serverVersion["gitVersion"], serverVersion["major"], serverVersion["minor"]],
    ["v1.37.2", "1", "37"],
  );
});

test("it has the custom resources that charts use", async () => {
  const names = await kubectl(first, "get", "customresourcedefinitions", "--output=name");
  for (const name of [
    "httproutes.gateway.networking.k8s.io",
    "scaledobjects.keda.sh",
    "certificates.cert-manager.io",
    "externalsecrets.external-secrets.io",
    "servicemonitors.monitoring.coreos.com",
    "virtualservices.networking.istio.io",
    "verticalpodautoscalers.autoscaling.k8s.io",
  ]) {
    assert.match(names, name);
  }
});

test("a pod with tag never-ready stays Pending, whatever else runs", async () => {
  await pod("waits", "never-ready", "Always");
  await pod("runs", "1", "Always");
  await kubectl(first, "wait", "--for=condition=Ready", "pod/runs", "--timeout=30s");
  assert.is(await phase("waits"), "Pending");
});

test("a pod that need not run forever succeeds, or fails with tag fails", async () => {
  await pod("succeeds", "1", "Never");
  await pod("fails", "fails", "OnFailure");
  await kubectl(first, "wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/succeeds", "--timeout=30s");
  await kubectl(first, "wait", "--for=jsonpath={.status.phase}=Failed", "pod/fails", "--timeout=30s");
  assert.is(
    await kubectl(
      first,
      "get",
      "pod",
      "fails",
      "--output=jsonpath={.status.containerStatuses[0].state.terminated.exitCode}",
    ),
    "1",
  );
});

test("nobody without the token gets in", async () => {
  const server = await kubectl(first, "config", "view", "--output=jsonpath={.clusters[0].cluster.server}");
  let refusal = "";
  await kubectl(
    first,
    "--kubeconfig=/dev/null",
    `--server=${server}`,
    "--insecure-skip-tls-verify",
    "--token=guessed",
    "get",
    "namespaces",
  ).catch((error: Error) => {
    refusal = error.message;
  });
  assert.match(refusal, "Unauthorized");
});

test("what is stopped leaves nothing, and others run on", async () => {
  await second.stop();
  assert.not(existsSync(dirname(second.kubeconfig)));
  assert.match(await kubectl(first, "get", "nodes"), "Ready");
  await first.stop();
  assert.not(existsSync(dirname(first.kubeconfig)));
});

test.run();

function kubectl(cluster: Cluster, ...args: readonly string[]): Promise<string> {
  return run([toolPath("control-plane"), "kubectl", ...args], tmpdir(), {
    ...toolEnvironment(),
    ...cluster.environment,
  });
}

async function pod(name: string, tag: string, restartPolicy: string): Promise<void> {
  await kubectl(first, "run", name, `--image=example/${name}:${tag}`, `--restart=${restartPolicy}`);
}

async function phase(name: string): Promise<string> {
  return kubectl(first, "get", "pod", name, "--output=jsonpath={.status.phase}");
}
