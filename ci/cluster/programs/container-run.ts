import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Api } from "../api.js";
import { spawnUntilWeEnd } from "../program.js";
import { containerVariables, expanded } from "./environment.js";
import type { Container, Pod, Texts } from "./pod.js";
import { mount } from "./volumes.js";

/** What an image holds: programs of this machine. */
export interface LocalImage {
  readonly entrypoint?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Texts;
}

/** Where containers run. */
export interface Place {
  readonly api: Api;
  /** By image, without tag and digest. */
  readonly images: Readonly<Record<string, LocalImage>>;
  /** Folder of programs that every image holds. */
  readonly programs: string;
  /** Folder of a pod. */
  readonly folder: (pod: Pod) => string;
}

/**
 * Runs a container's program to its end. One whose image is not there is as good as done, or, if it should
 * run forever, runs until it is stopped.
 * @param signal asks it to end, and kills it after so many seconds
 * @returns the exit code, as a shell would say it
 * @throws ConfigError
 */
export async function runContainer(
  place: Place,
  pod: Pod,
  container: Container,
  forEver: boolean,
  signal: AbortSignal,
  grace: () => number,
): Promise<number> {
  const image = place.images[container.image.replace(/@.*$/, "").replace(/:[^:/]*$/, "")];
  if (!image) {
    if (forEver && !signal.aborted)
      await new Promise((resolve) => {
        signal.addEventListener("abort", resolve, { once: true });
      });
    return 0;
  }
  const root = join(place.folder(pod), container.name);
  const { command, folder, environment } = await prepared(place, pod, container, image, root);
  if (signal.aborted) return 143;
  const child = spawnUntilWeEnd(command, folder, environment, logFile(place, pod, container.name));
  const stop = async () => {
    child.kill("SIGTERM");
    await setTimeout(1000 * grace(), undefined, { ref: false });
    killGroup(child.pid);
  };
  signal.addEventListener("abort", stop, { once: true });
  const code = await new Promise<number>((resolve) => {
    child.on("error", () => resolve(128));
    child.on("exit", (code, ended) => resolve(code ?? (ended === "SIGKILL" ? 137 : 143)));
  });
  signal.removeEventListener("abort", stop);
  return code;
}

/** Where the output of a container is. */
export function logFile(place: Pick<Place, "folder">, pod: Pod, container: string): string {
  return join(place.folder(pod), `${container}.log`);
}

async function prepared(
  { api, programs }: Place,
  pod: Pod,
  container: Container,
  image: LocalImage,
  root: string,
) {
  mkdirSync(root, { recursive: true });
  const own = await containerVariables(api, pod, container);
  const { token, translated } = await mount(api, pod, container, root);
  const { hostname, port } = new URL(api.server);
  const environment: Record<string, string> = {
    PATH: `${programs}:${process.env["PATH"]}`,
    HOME: root,
    HOSTNAME: pod.metadata.name,
    KUBERNETES_SERVICE_HOST: hostname,
    KUBERNETES_SERVICE_PORT: port,
    ...image.env,
    ...own,
  };
  if (token) environment["KUBECONFIG"] = writeKubeconfig(api, pod, token, join(root, ".kube", "config"));
  // A command of the pod's own does away with the image's arguments as well.
  const [entrypoint, args] = [
    container.command ?? image.entrypoint ?? [],
    container.args ?? (container.command ? [] : (image.args ?? [])),
  ];
  const command = [...entrypoint, ...args].map((word) => translated(expanded(word, own)));
  return { command, folder: container.workingDir ? translated(container.workingDir) : root, environment };
}

/**
 * For programs that would look for the token where it is not: a container's own files are beneath another
 * folder here.
 */
function writeKubeconfig(
  { server, certificate }: Api,
  { metadata: { namespace } }: Pod,
  token: string,
  file: string,
): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name: "here",
          cluster: { server, "certificate-authority-data": Buffer.from(certificate).toString("base64") },
        },
      ],
      users: [{ name: "pod", user: { token } }],
      contexts: [{ name: "here", context: { cluster: "here", user: "pod", namespace } }],
      "current-context": "here",
    }),
    { mode: 0o600 },
  );
  return file;
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
