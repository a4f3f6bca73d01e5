import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toolPath } from "../../tools/index.js";
import { ApiError, apiOf } from "../api.js";
import { credentials } from "../credentials.js";
import { logFile, type LocalImage, type Place } from "./container-run.js";
import { label, labelPods } from "./labelling.js";
import { serveLogs } from "./logs.js";
import { podPath, type Pod } from "./pod.js";
import { runPod } from "./pod-run.js";

export type { LocalImage } from "./container-run.js";

/** A pod whose programs run, or have run. */
interface Run {
  readonly pod: Pod;
  readonly stop: AbortController;
  readonly done: Promise<void>;
  grace: number;
  over: boolean;
}

/**
 * Lets the pods with one of some images really run, as programs of this machine, with their variables, files
 * and service accounts; in such a pod, containers of other images are done at once, or ready. All others stay
 * kwok's. Programs see the machine's files, not an image's: what is mounted lies elsewhere, and mount paths
 * at the beginning of arguments are translated. There are no probes.
 * @param kubeconfig of a cluster of `startCluster`
 * @param images by name, without tag and digest
 * @returns what kills all programs and ends this
 */
export async function runPrograms(
  kubeconfig: string,
  images: Readonly<Record<string, LocalImage>>,
): Promise<() => Promise<void>> {
  const api = apiOf(kubeconfig);
  const home = join(dirname(kubeconfig), "programs");
  const place: Place = {
    api,
    images,
    programs: writePrograms(home),
    folder: ({ metadata }) => join(home, metadata.uid),
  };
  const runs = new Map<string, Run>();
  const { certificate, certificates } = credentials(dirname(kubeconfig));
  const { server, port } = await serveLogs(
    {
      cert: readFileSync(certificate, "utf8"),
      key: readFileSync(join(certificates, "apiserver.key"), "utf8"),
    },
    (namespace, name, container) => {
      const run = [...runs.values()]
        .reverse()
        .find(({ pod: { metadata } }) => metadata.namespace === namespace && metadata.name === name);
      return run && { file: logFile(place, run.pod, container), over: () => run.over };
    },
  );
  await labelPods(api, Object.keys(images));
  const reachable = new Map<string, Promise<unknown>>();
  const over = new AbortController();

  const follow = (type: string, pod: Pod) => {
    const { uid, deletionTimestamp, deletionGracePeriodSeconds = 30 } = pod.metadata;
    const run = runs.get(uid);
    if (type === "DELETED") {
      if (run) stop(run, 0);
    } else if (deletionTimestamp) {
      if (run) stop(run, deletionGracePeriodSeconds);
      void (run?.done ?? Promise.resolve()).finally(() => remove(pod));
    } else if (!run && pod.spec.nodeName && !["Succeeded", "Failed"].includes(pod.status.phase)) {
      runs.set(uid, start(pod, pod.spec.nodeName));
    }
  };
  const start = (pod: Pod, node: string): Run => {
    const abort = new AbortController();
    mkdirSync(place.folder(pod), { recursive: true });
    const reach =
      reachable.get(node) ??
      api.ask(
        "PATCH",
        `/api/v1/nodes/${node}/status`,
        {
          status: {
            addresses: [{ type: "InternalIP", address: "127.0.0.1" }],
            daemonEndpoints: { kubeletEndpoint: { Port: port } },
          },
        },
        "application/merge-patch+json",
      );
    reachable.set(node, reach);
    const run: Run = {
      pod,
      stop: abort,
      grace: 30,
      over: false,
      done: reach
        .then(() => runPod(place, pod, abort.signal, () => run.grace))
        .then(() => {
          run.over = true;
        }),
    };
    run.done.catch((error: Error) => {
      if (!over.signal.aborted) process.stderr.write(`programs: ${pod.metadata.name}: ${error.message}\n`);
    });
    return run;
  };
  const remove = (pod: Pod) =>
    api
      .ask("DELETE", podPath(pod), {
        apiVersion: "v1",
        kind: "DeleteOptions",
        gracePeriodSeconds: 0,
        preconditions: { uid: pod.metadata.uid },
      })
      .catch((error: unknown) => {
        // It has gone already.
        if (!(error instanceof ApiError) && !over.signal.aborted) throw error;
      });
  const watching = (async () => {
    while (!over.signal.aborted)
      for await (const { type, object } of api.watch(`/api/v1/pods?labelSelector=${label}`, over.signal))
        follow(type, object as unknown as Pod);
  })().catch((error: Error) => {
    if (!over.signal.aborted) process.stderr.write(`programs: ${error.message}\n`);
  });

  return async () => {
    over.abort();
    for (const run of runs.values()) stop(run, 0);
    await Promise.allSettled([watching, ...[...runs.values()].map(({ done }) => done)]);
    server.close();
    server.closeAllConnections();
    api.close();
  };
}

/** Ends a pod's programs, by force after some seconds. */
function stop(run: Run, grace: number): void {
  run.grace = grace;
  run.stop.abort();
}

/** Programs that every container finds on its PATH. Returns their folder. */
function writePrograms(home: string): string {
  const folder = join(home, "bin");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kubectl"), `#!/bin/sh\nexec ${toolPath("control-plane")} kubectl "$@"\n`, {
    mode: 0o755,
  });
  return folder;
}
