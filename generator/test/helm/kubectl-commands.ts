import { at } from "./at.js";
import { words } from "./readme-commands.js";
import type { Manifest } from "./render.js";

// Every shape was run against a real API server once; a new one has to be, before it stands here.
const tried = [
  "kubectl -n NAMESPACE get pods -l SELECTOR -o wide",
  "kubectl -n NAMESPACE describe pods -l SELECTOR",
  "kubectl -n NAMESPACE logs -l SELECTOR --all-containers --prefix --tail 100",
  "kubectl -n NAMESPACE logs POD -c NAME --previous",
  "kubectl -n NAMESPACE rollout restart OBJECT",
  "kubectl -n NAMESPACE rollout status OBJECT --timeout 10m",
  "kubectl -n NAMESPACE delete pods -l SELECTOR",
  "kubectl -n NAMESPACE describe OBJECT",
  "kubectl -n NAMESPACE describe OBJECT OBJECT",
  "kubectl -n NAMESPACE describe jobs -l SELECTOR",
  "kubectl -n NAMESPACE create job NAME --from OBJECT",
  "kubectl -n NAMESPACE port-forward OBJECT PORTS",
  "kubectl -n NAMESPACE debug POD --image busybox:1.37 " +
    "--profile restricted --attach -- nc -zv -w 5 HOST PORT",
  "kubectl -n NAMESPACE events --types Warning",
  "kubectl -n NAMESPACE top pods -l SELECTOR",
  "kubectl -n NAMESPACE get persistentvolumeclaims -l SELECTOR",
];

const kinds: Readonly<Record<string, string>> = {
  deployment: "Deployment",
  statefulset: "StatefulSet",
  daemonset: "DaemonSet",
  cronjob: "CronJob",
  service: "Service",
  hpa: "HorizontalPodAutoscaler",
  scaledobject: "ScaledObject",
  vpa: "VerticalPodAutoscaler",
};

/**
 * What is wrong with a command for kubectl or curl, by the objects that a chart brings.
 *
 * @param before the command that stands before it: curl asks what was forwarded
 */
export function kubectlProblems(
  command: string,
  before: string | undefined,
  manifests: readonly Manifest[],
  release: string,
): readonly string[] {
  if (command.startsWith("curl ")) return curlProblems(command, before);
  if (!command.startsWith("kubectl ")) return [];
  const all = words(command);
  const after = (flag: string) => all[all.indexOf(flag) + 1]!;
  const shape = command
    .replace(/-l \S+/, "-l SELECTOR")
    .replace(/ -c \S+/, " -c NAME")
    .replace(/job \S+ --from/, "job NAME --from")
    .replace(/ [a-z]+\/[\w.-]+/g, " OBJECT")
    .replace(/ \d+:\d+$/, " PORTS");
  return [
    ...(tried.includes(shape) ? [] : [`was never tried: ${shape}`]),
    ...all
      .filter((word) => /^[a-z]+\/[\w.-]+$/.test(word))
      .flatMap((ref) => (named(ref, manifests) ? [] : [`${ref} is not there`])),
    ...(all.includes("-l") && !selects(after("-l"), manifests, all.includes("persistentvolumeclaims"))
      ? [`${after("-l")} selects nothing`]
      : []),
    ...(all.includes("-c") && !containers(manifests).includes(after("-c"))
      ? [`there is no container ${after("-c")}`]
      : []),
    ...(all.includes("port-forward") ? portProblems(all.at(-2)!, all.at(-1)!, manifests) : []),
    ...(all.includes("create") && !/^[a-z0-9-]{1,63}$/.test(after("job"))
      ? [`${after("job")} is not the name of a Job`]
      : []),
  ].map((problem) => `${command}: ${problem} (release ${release})`);
}

/** KEDA makes the autoscaler of a ScaledObject. */
function named(ref: string, manifests: readonly Manifest[]): boolean {
  const [kind, name] = ref.replace("hpa/keda-hpa-", "scaledobject/").split("/");
  return manifests.some(
    (manifest) => manifest["kind"] === kinds[kind!] && at(manifest, "metadata.name") === name,
  );
}

function selects(selector: string, manifests: readonly Manifest[], claims: boolean): boolean {
  const wanted = selector.split(",").map((pair) => pair.split("="));
  const labels = claims
    ? manifests.flatMap((manifest) =>
        manifest["kind"] === "StatefulSet"
          ? [at(manifest, "spec.selector.matchLabels")]
          : manifest["kind"] === "PersistentVolumeClaim"
            ? [at(manifest, "metadata.labels")]
            : [],
      )
    : pods(manifests).map((pod) => at(pod, "metadata.labels"));
  return labels.some((found) => wanted.every(([key, value]) => at(found, `[${key!}]`) === value));
}

function pods(manifests: readonly Manifest[]): readonly unknown[] {
  return manifests
    .flatMap((manifest) => [at(manifest, "spec.template"), at(manifest, "spec.jobTemplate.spec.template")])
    .filter((pod) => at(pod, "spec.containers") !== undefined);
}

function containers(manifests: readonly Manifest[]): readonly unknown[] {
  return pods(manifests).flatMap((pod) => at(pod, "spec.containers[*].name") as readonly unknown[]);
}

function portProblems(ref: string, ports: string, manifests: readonly Manifest[]): readonly string[] {
  const service = manifests.find(
    (manifest) =>
      manifest["kind"] === "Service" && at(manifest, "metadata.name") === ref.replace("service/", ""),
  );
  const [local, remote] = ports.split(":").map(Number);
  return [
    ...((at(service, "spec.ports[*].port") as readonly unknown[] | undefined)?.includes(remote)
      ? []
      : [`${ref} has no port ${remote!}`]),
    ...(local! >= 1024 ? [] : [`only root may listen on ${local!}`]),
  ];
}

function curlProblems(command: string, before: string | undefined): readonly string[] {
  const [, port] = /^curl -i (?:-k )?https?:\/\/localhost:(\d+)\//.exec(command) ?? [];
  return port !== undefined && before?.includes(` ${port}:`)
    ? []
    : [`${command}: asks another port than that of ${before ?? "nothing"}`];
}
