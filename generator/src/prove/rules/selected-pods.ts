import { at } from "../../manifests/at.js";
import { keyOf } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf, type PodTemplate } from "../../manifests/pods.js";
import { listAt, pairsAt, textAt } from "../../manifests/reading.js";
import { concerned, type Finding } from "../scene/finding.js";
import { selects } from "../scene/network.js";
import { targetPort } from "../scene/services.js";
import { awaitedHooks, type AwaitedHook, type Rule } from "./rule.js";

/**
 * CW801, CW802: a Service or a PodDisruptionBudget that is for a regular workload selects a hook's pods as
 * well.
 */
export const selectedPods: Rule = (scene) =>
  awaitedHooks(scene).flatMap((awaited) => {
    const { run, hook } = awaited;
    const home = scene.settings.namespace;
    const finding = (code: string, selector: ReleaseObject, message: string): Finding => ({
      code,
      events: [run.event],
      objects: [concerned(hook, home), concerned(selector, home)],
      message,
      fix:
        "Give the hook's pods another value for a label by which " +
        `${selector.kind}/${selector.name} selects; one label more does not help.`,
    });
    return [
      ...selectorsAt(awaited, "Service")
        .filter((service) => sendsTo(service, awaited.pod))
        .map((service) =>
          finding(
            "CW801",
            service,
            `Service/${service.name} selects the hook's pod too, and sends it requests while it runs`,
          ),
        ),
      ...selectorsAt(awaited, "PodDisruptionBudget").map((budget) =>
        finding("CW802", budget, budgetMessage(budget, hook)),
      ),
    ];
  });

/**
 * The objects of a kind that select a hook's pods and a regular workload's, and are there while it runs; a
 * PodDisruptionBudget also later, where the hook's pods stay.
 */
function selectorsAt({ run, moment, hook, pod }: AwaitedHook, kind: string): readonly ReleaseObject[] {
  const stays = run.after.get(keyOf(hook)) === hook;
  const now = new Set(moment.present.values());
  const there = new Set([...now, ...(stays ? run.after.values() : [])]);
  return [...there].filter(
    (object) =>
      object.kind === kind &&
      (now.has(object) || (kind === "PodDisruptionBudget" && isUncountable(object, hook))) &&
      object.namespace === hook.namespace &&
      selectsPod(object, pod) &&
      [...there].some((other) => {
        const regular =
          other.hook === undefined && other.namespace === object.namespace && !isJob(other)
            ? podOf(other)
            : undefined;
        return regular !== undefined && selectsPod(object, regular);
      }),
  );
}

function isJob({ kind }: ReleaseObject): boolean {
  return kind === "Job" || kind === "CronJob";
}

/** The selector of a Service is a mapping of labels, and an empty one selects nothing. */
function selectsPod({ kind, body }: ReleaseObject, { labels }: PodTemplate): boolean {
  const selector = at(body, "spec.selector");
  if (typeof selector !== "object" || selector === null) return false;
  return kind === "Service"
    ? pairsAt(body, "spec.selector").length > 0 && selects({ matchLabels: selector }, labels)
    : selects(selector, labels);
}

/** A pod that is ready, or need not be, gets requests where the Service finds one of its ports in it. */
function sendsTo(service: ReleaseObject, pod: PodTemplate): boolean {
  if (textAt(service.body, "spec.type") === "ExternalName") return false;
  const isReady =
    at(service.body, "spec.publishNotReadyAddresses") === true ||
    (listAt(pod.spec, "readinessGates").length === 0 &&
      pod.containers.every((container) => at(container, "readinessProbe") === undefined));
  return (
    isReady &&
    listAt(service.body, "spec.ports").some((port) => {
      const number = at(port, "port");
      return typeof number === "number" && targetPort(service, number, pod) !== undefined;
    })
  );
}

/**
 * Whether Kubernetes cannot tell how many pods there should be: a Job has no scale, and only minAvailable as
 * a number needs none. Finished pods count. Source: Kubernetes, pkg/controller/disruption, getExpectedScale.
 */
function isUncountable({ body }: ReleaseObject, { kind }: ReleaseObject): boolean {
  return kind === "Job" && typeof at(body, "spec.minAvailable") !== "number";
}

function budgetMessage(budget: ReleaseObject, hook: ReleaseObject): string {
  const { name } = budget;
  return isUncountable(budget, hook)
    ? `PodDisruptionBudget/${name} selects the Job's pods too, for which Kubernetes cannot tell how many ` +
        "there should be: as long as one is there, even a finished one, no pod is evicted, and a drain " +
        "of a node hangs"
    : `PodDisruptionBudget/${name} selects the hook's pod too, and while it runs counts it as one that ` +
        "serves: one pod more of the others may be evicted";
}
