import { setTimeout } from "node:timers/promises";
import * as assert from "uvu/assert";
import { at } from "../helm/at.js";
import { get, type Found } from "./cluster.js";

/** Those pods that stay: who runs to its end, or is on its way out, comes and goes. */
export async function pods(namespace: string): Promise<readonly Found[]> {
  return (await get("pods", namespace)).filter(
    (pod) =>
      at(pod, "spec.restartPolicy") === "Always" && at(pod, "metadata.deletionTimestamp") === undefined,
  );
}

/** The names of the pods that stay, sorted. */
export async function podNames(namespace: string): Promise<readonly string[]> {
  return (await pods(namespace)).map(({ metadata }) => metadata.name).sort();
}

/** Images of the pods that stay, each once, sorted. */
export async function images(namespace: string): Promise<readonly string[]> {
  return [
    ...new Set((await pods(namespace)).flatMap((pod) => at(pod, "spec.containers[*].image") as string[])),
  ].sort();
}

/** Pods that run forever and are not ready. */
export async function unready(namespace: string): Promise<readonly string[]> {
  return (await pods(namespace))
    .filter((pod) => at(pod, "status.conditions[type=Ready].status") !== "True")
    .map(({ metadata }) => `Pod/${metadata.name}: not ready`);
}

/**
 * Warnings of what went wrong in a namespace, if only for a moment. There are no metrics, so autoscalers
 * complain.
 */
export async function troubles(namespace: string): Promise<readonly string[]> {
  const events = (await get("events", namespace, {
    fieldSelector: "type=Warning",
  })) as unknown as readonly Event[];
  return events.filter((event) => event.involvedObject.kind !== "HorizontalPodAutoscaler").map(asLine);
}

/**
 * Pods that the API server would not have. Two that are counted at once are no refusal: the second is counted
 * again.
 */
export async function refusedPods(namespace: string): Promise<readonly string[]> {
  return (await troubles(namespace)).filter(
    (line) =>
      line.includes(": FailedCreate: ") && !line.includes("Operation cannot be fulfilled on resourcequotas"),
  );
}

interface Event {
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly reason: string;
  readonly message: string;
}

function asLine({ involvedObject: { kind, name }, reason, message }: Event): string {
  return `${kind}/${name}: ${reason}: ${message}`;
}

/**
 * Waits for what the controllers are still at.
 * @throws AssertionError with `message` when it has not come about after a minute
 */
export async function becomes<T>(look: () => Promise<T>, expected: T, message: string): Promise<void> {
  let found = await look();
  for (
    const end = performance.now() + 60_000;
    performance.now() < end && JSON.stringify(found) !== JSON.stringify(expected);
  ) {
    await setTimeout(500);
    found = await look();
  }
  assert.equal(found, expected, message);
}
