import { at } from "./at.js";
import type { Manifest } from "./render.js";

/**
 * The pods that controllers create of what a release brings, as YAML documents. Kubernetes takes some
 * templates whose pods it then refuses: it completes pods when they are created, and checks them after that.
 */
export function createdPods(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap((manifest) => {
    const kind = String(manifest["kind"]);
    const path = templates[kind];
    if (path === undefined) return [];
    const template = at(manifest, path) as { readonly metadata?: Metadata; readonly spec: Spec };
    const owner = String(at(manifest, "metadata.name"));
    const labels = { ...template.metadata?.labels, ...controllerLabels[kind] };
    const claims = ((at(manifest, "spec.volumeClaimTemplates") ?? []) as readonly unknown[]).map((claim) => {
      const name = String(at(claim, "metadata.name"));
      return { name, persistentVolumeClaim: { claimName: `${name}-0` } };
    });
    return [
      asciiYaml({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { ...template.metadata, labels, name: `of-${kind.toLowerCase()}.${owner}`.slice(0, 250) },
        spec: { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...claims] },
      }),
    ];
  });
}

// JSON that is YAML as well, which takes fewer characters unescaped and no halves of characters.
function asciiYaml(value: object): string {
  return JSON.stringify(value).replace(/[^ -~]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
  });
}

interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Spec {
  readonly volumes?: readonly unknown[];
}

const templates: Readonly<Record<string, string>> = {
  Deployment: "spec.template",
  StatefulSet: "spec.template",
  DaemonSet: "spec.template",
  Job: "spec.template",
  CronJob: "spec.jobTemplate.spec.template",
};

const revision = { "controller-revision-hash": "5c9bd8f7c" };
const job = { "batch.kubernetes.io/job-name": "job", "batch.kubernetes.io/controller-uid": "1" };

/** What controllers add to the labels of a template. */
const controllerLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Deployment: { "pod-template-hash": "5c9bd8f7c" },
  StatefulSet: {
    ...revision,
    "apps.kubernetes.io/pod-index": "0",
    "statefulset.kubernetes.io/pod-name": "pod-0",
  },
  DaemonSet: { ...revision, "pod-template-generation": "1" },
  Job: job,
  CronJob: job,
};
