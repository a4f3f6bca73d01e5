import { setTimeout } from "node:timers/promises";
import { ApiError } from "../api.js";
import { runContainer, type Place } from "./container-run.js";
import { hostIp, podIp } from "./environment.js";
import { podPath, type Container, type Pod } from "./pod.js";
import { ConfigError } from "./sources.js";

/** Seconds before a container is started again; a kubelet begins with ten. */
const backoff = 0.5;

interface ContainerState {
  readonly state: {
    readonly waiting?: object;
    readonly running?: { readonly startedAt: string };
    readonly terminated?: object;
  };
  readonly restarts: number;
}

/**
 * Does for a pod what a kubelet does: runs its init containers one after the other, then its other
 * containers, starts again what its restart policy says, and keeps its status. Resolves when all have ended,
 * or the signal has ended them.
 */
export async function runPod(
  place: Place,
  pod: Pod,
  signal: AbortSignal,
  grace: () => number,
): Promise<void> {
  const { initContainers = [], containers, restartPolicy } = pod.spec;
  const states = new Map<string, ContainerState>();
  const started = now();
  const sidecars = new AbortController();
  signal.addEventListener("abort", () => sidecars.abort(), { once: true });
  let phase = "Pending";
  let reports = Promise.resolve();
  const report = () => {
    // One after the other, or an old one could be the last.
    const status = podStatus(pod, phase, states, started);
    reports = reports.then(async () => patchStatus(place, pod, status));
    return reports;
  };
  const set = (name: string, state: ContainerState["state"], restarts: number) => {
    states.set(name, { state, restarts });
    return report();
  };
  /** Runs a container until it need not run any more. */
  const live = async (container: Container, policy: string, end: AbortSignal): Promise<number> => {
    for (let restarts = 0; ; restarts++) {
      const startedAt = now();
      await set(container.name, { running: { startedAt } }, restarts);
      const code = await runContainer(place, pod, container, policy === "Always", end, grace).catch(
        async (error: unknown) => {
          if (!(error instanceof ConfigError)) throw error;
          await set(
            container.name,
            { waiting: { reason: "CreateContainerConfigError", message: error.message } },
            restarts,
          );
          return undefined;
        },
      );
      if (code !== undefined)
        await set(
          container.name,
          {
            terminated: {
              exitCode: code,
              reason: code === 0 ? "Completed" : "Error",
              startedAt,
              finishedAt: now(),
            },
          },
          restarts,
        );
      const over = code !== undefined && (policy === "Never" || (policy === "OnFailure" && code === 0));
      if (over || end.aborted) return code ?? 1;
      await setTimeout(1000 * backoff, undefined, { signal: end }).catch(() => {});
      if (end.aborted) return code ?? 1;
    }
  };

  const aside: Promise<number>[] = [];
  let failed = false;
  for (const container of initContainers) {
    if (container.restartPolicy === "Always") aside.push(live(container, "Always", sidecars.signal));
    else failed = (await live(container, restartPolicy === "Never" ? "Never" : "OnFailure", signal)) !== 0;
    if (failed) break;
  }
  if (!failed && !signal.aborted) {
    phase = "Running";
    const codes = await Promise.all(containers.map((container) => live(container, restartPolicy, signal)));
    failed = codes.some((code) => code !== 0);
  }
  phase = failed || signal.aborted ? "Failed" : "Succeeded";
  sidecars.abort();
  await Promise.all(aside);
  await report();
}

/** A patch of a pod's status, in which conditions are merged by their type. */
function podStatus(
  { spec: { initContainers = [], containers } }: Pod,
  phase: string,
  states: ReadonlyMap<string, ContainerState>,
  startTime: string,
): object {
  const status = ({ name, image }: Container) => {
    const { state, restarts } = states.get(name) ?? {
      state: { waiting: { reason: "PodInitializing" } },
      restarts: 0,
    };
    const running = state.running !== undefined;
    return {
      name,
      image,
      imageID: "",
      restartCount: restarts,
      state,
      started: running,
      ready: running || Boolean(initContainers.some((init) => init.name === name) && phase !== "Pending"),
    };
  };
  const ready = phase === "Running" && containers.every(({ name }) => states.get(name)?.state.running);
  const over =
    phase === "Succeeded" ? { reason: "PodCompleted" } : phase === "Failed" ? { reason: "PodFailed" } : {};
  const condition = (type: string, is: boolean) => ({
    type,
    status: is ? "True" : "False",
    lastTransitionTime: now(),
    ...(is ? {} : over),
  });
  return {
    phase,
    startTime,
    hostIP: hostIp,
    hostIPs: [{ ip: hostIp }],
    podIP: podIp,
    podIPs: [{ ip: podIp }],
    conditions: [
      condition("Initialized", phase !== "Pending"),
      condition("ContainersReady", ready),
      condition("Ready", ready),
    ],
    initContainerStatuses: initContainers.map(status),
    containerStatuses: containers.map(status),
  };
}

/** A pod that has gone has no status any more. */
async function patchStatus({ api }: Place, pod: Pod, status: object): Promise<void> {
  const patch = { metadata: { uid: pod.metadata.uid }, status };
  await api
    .ask("PATCH", `${podPath(pod)}/status`, patch, "application/strategic-merge-patch+json")
    .catch((error: unknown) => {
      if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 409)) throw error;
    });
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}
