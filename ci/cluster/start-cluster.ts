import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { definitionsFile, toolPath } from "../tools/index.js";
import { run, ToolError } from "../tools/run.js";
import { apiServer, controllers, type Component } from "./components.js";
import { writeCredentials } from "./credentials.js";
import { fakeNode, storageClass } from "./fake-objects.js";
import { freePort } from "./free-port.js";
import { removeAtTheEnd, startProgram, type Program } from "./program.js";

/** A Kubernetes control plane of one's own on the loopback interface, with one node that is not there. */
export interface Cluster {
  /** Path of the kubeconfig, for `system:masters`. */
  readonly kubeconfig: string;
  /** Variables for kubectl and Helm: the kubeconfig, and a cache that is no other cluster's. */
  readonly environment: Readonly<Record<string, string>>;
  /** Kills all programs, waits for their ends and removes every trace. */
  readonly stop: () => Promise<void>;
}

/** The folders of clusters in the folder for temporary files begin with it. */
export const folderPrefix = "chartwright-cluster-";

/** Seconds for each step; each takes a few on two cores. */
const patience = 60;

/**
 * Starts a cluster that has nothing in it but the definitions of the custom resources that charts use. Any
 * number can run at once.
 * @throws ToolError when a tool is not installed, or a program ends or is not ready in time
 */
export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  removeAtTheEnd(folder);
  const programs: Program[] = [];
  const over = new AbortController();
  const stop = async () => {
    over.abort();
    await Promise.all(programs.map((program) => program.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const kubeconfig = writeCredentials(folder, port);
    // HOME: nothing of the user's is read, and nothing is left there.
    const environment = { ...process.env, HOME: folder, KUBECONFIG: kubeconfig };
    const start = (components: readonly Component[]) =>
      programs.push(
        ...components.map(({ name, command }) => startProgram(name, command, folder, environment)),
      );
    const kubectl = (...args: readonly string[]) =>
      run([toolPath("control-plane"), "kubectl", ...args], folder, environment);
    const succeeds = (attempt: () => Promise<unknown>) => again(attempt, over.signal);
    const whileAlive = <T>(work: Promise<T>) => Promise.race([work, ...programs.map(({ ended }) => ended)]);

    start(apiServer(folder, port));
    await whileAlive(succeeds(() => kubectl("get", "--raw", "/readyz")));
    start(controllers(folder, kubeconfig));
    await writeFile(
      join(folder, "objects.json"),
      JSON.stringify({
        apiVersion: "v1",
        kind: "List",
        items: [fakeNode("fake"), storageClass("default", true)],
      }),
    );
    await whileAlive(
      kubectl("create", "--validate=false", "--filename=objects.json", `--filename=${definitionsFile()}`),
    );
    // `kubectl wait` asks for each alone.
    await whileAlive(
      succeeds(async () => {
        const established = await kubectl(
          "get",
          "customresourcedefinitions",
          `--output=jsonpath={range .items[*]}{.status.conditions[?(@.type=="Established")].status},{end}`,
        );
        if (!/^(True,)+$/.test(established)) throw new ToolError("the custom resources are not served");
      }),
    );
    await whileAlive(kubectl("wait", "--for=condition=Ready", "node", "--all", `--timeout=${patience}s`));
    // Until then pods are refused.
    await whileAlive(succeeds(() => kubectl("get", "serviceaccount", "default")));
    // From here on nobody waits for it, and all that follows would be hard to understand.
    for (const { ended } of programs)
      ended.catch((error: Error) => process.stderr.write(`cluster: ${error.message}\n`));
    return { kubeconfig, environment: { KUBECONFIG: kubeconfig, KUBECACHEDIR: join(folder, "cache") }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Does it until it succeeds, or there is no cluster any more. Throws the last ToolError when patience is at
 * an end.
 */
async function again(attempt: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  const end = performance.now() + patience * 1000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof ToolError) || performance.now() > end) throw error;
      await setTimeout(200, undefined, { signal });
    }
  }
}
