import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import { runPrograms } from "../../cluster/programs/run-programs.js";
import { startCluster } from "../../cluster/start-cluster.js";
import { toolEnvironment, toolPath } from "../../tools/index.js";
import { run } from "../../tools/run.js";

export const folder = mkdtempSync(join(tmpdir(), "programs-"));

const cluster = await startCluster();

const stop = await runPrograms(cluster.kubeconfig, {
  "example/shell": { entrypoint: ["sh", "-c"], args: ["echo nothing to do"] },
  "example/node": { entrypoint: [process.execPath, "-e"], env: { FROM_IMAGE: "yes" } },
});

export const environment = { ...toolEnvironment(), ...cluster.environment };

test.after(async () => {
  await stop();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

export function pod(
  name: string,
  container: object,
  initContainers: readonly object[] = [],
  more: object = {},
): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: { restartPolicy: "Never", containers: [{ name: "main", ...container }], initContainers, ...more },
  };
}

export function shell(name: string, script: string, file: string): object {
  return { name, image: "example/shell:1", args: [script], env: [{ name: "FILE", value: file }] };
}

export async function create(...objects: readonly object[]): Promise<void> {
  const file = join(folder, "objects.json");
  writeFileSync(file, JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
  await kubectl("create", `--filename=${file}`);
}

export async function becomes(object: string, path: string, text: string): Promise<void> {
  await kubectl("wait", object, `--for=jsonpath=${path}=${text}`, "--timeout=60s");
}

export function kubectl(...args: readonly string[]): Promise<string> {
  return run([toolPath("control-plane"), "kubectl", ...args], folder, environment);
}
