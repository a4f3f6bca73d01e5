import { absence } from "../scene/absence.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf, shownIdentity } from "../../manifests/identity.js";
import type { Moment } from "../scene/lifecycle.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { podOf } from "../../manifests/pods.js";
import type { SceneRun } from "../scene/scene.js";
import { ownHost, serviceAt } from "../scene/services.js";
import { variablesOf } from "../scene/variables.js";
import { startContainers, waitsOf, type Wait } from "../scene/waits.js";
import { why } from "./missing-objects.js";
import { postJob, readinessWaits } from "./waits-for-jobs.js";
import type { Rule } from "./rule.js";

/**
 * CW303: an init container waits for a Service or a Job that nobody makes, or that is not there at that time
 * and will not come.
 */
export const endlessWaits: Rule = (scene) =>
  scene.runs.flatMap((run) =>
    run.moments.flatMap((moment) => {
      const home = scene.settings.namespace;
      return waiting(run, moment).flatMap(({ object, wait }): readonly Finding[] => {
        const missing = whatNeverComes(run, moment, object, wait, scene.settings.outside, home);
        if (missing === undefined) return [];
        return [
          {
            code: "CW303",
            ...(wait.isGuessed && "address" in wait.target
              ? { severity: "possible" as const, variables: wait.target.address.variables }
              : {}),
            events: [run.event],
            objects: [concerned(object, home), ...(missing.maker ? [concerned(missing.maker, home)] : [])],
            message:
              `Container ${wait.container} waits and never ends` +
              `${wait.isGuessed ? ", if it waits for that" : ""}: ${missing.reason}`,
            fix:
              missing.maker === undefined
                ? "Name what there is, or leave the wait out while that is " +
                  "disabled. If it is there without the release: --outside NAME."
                : `Let ${missing.maker.kind}/${missing.maker.name} come ` +
                  "before, and stay (no hook-succeeded), or do not wait for it.",
          },
        ];
      });
    }),
  );

/** Pods that start at a moment, with what they wait for. */
function waiting(
  run: SceneRun,
  { stage, hook }: Moment,
): readonly { readonly object: ReleaseObject; readonly wait: Wait }[] {
  if (stage === "end") return [];
  if (stage === "regular")
    return run.objects
      .filter((object) => object.hook === undefined)
      .flatMap((object) => readinessWaits(run, object).map((wait) => ({ object, wait })));
  const pod = hook && podOf(hook);
  if (!hook || !pod) return [];
  return startContainers(pod.initContainers).flatMap((container) =>
    waitsOf(container, variablesOf(container, hook.namespace, run.made)).map((wait) => ({
      object: hook,
      wait,
    })),
  );
}

function whatNeverComes(
  run: SceneRun,
  moment: Moment,
  object: ReleaseObject,
  wait: Wait,
  known: readonly string[],
  home: string,
): { readonly reason: string; readonly maker?: ReleaseObject } | undefined {
  const { target } = wait;
  if ("words" in target) return undefined;
  if ("job" in target) {
    const job = { kind: "Job", group: "batch", name: target.job, namespace: object.namespace };
    if (known.includes(job.name) || moment.present.has(keyOf(job)) || moment.hook?.name === job.name)
      return undefined;
    const found = absence(run, moment, keyOf(job));
    if (found === undefined) return { reason: `no object of the release makes ${shownIdentity(job, home)}` };
    // A Job that comes when these pods are ready is CW302's.
    if (moment.stage === "regular" && postJob(run, object, wait, new Set())) return undefined;
    return { reason: why(found, run, moment, job, home), maker: found.maker };
  }
  const name = ownHost(target.address.host, object.namespace);
  // A Service that the release does make is CW106's.
  if (
    name === undefined ||
    /^[\d:]+$/.test(name) ||
    !target.address.sure ||
    known.includes(name) ||
    serviceAt(target.address, object.namespace, run.made.values()) ||
    mayBeMadeByController(name, run.made.values())
  )
    return undefined;
  return { reason: `no object of the release makes Service/${name} (${target.address.by})` };
}

/**
 * Whether an operator may make a Service, for it is named after a custom resource of the release: `db-rw` of
 * a Cluster `db`.
 */
function mayBeMadeByController(service: string, objects: Iterable<ReleaseObject>): boolean {
  const around = `-${service}-`;
  return [...objects].some(
    ({ group, name }) =>
      group.includes(".") &&
      !/(^|\.)k8s\.io$/.test(group) &&
      !idle.has(group) &&
      around.includes(`-${name}-`),
  );
}

/** Groups of custom resources from which no Services follow. */
const idle: ReadonlySet<string> = new Set([
  "bitnami.com",
  "cert-manager.io",
  "external-secrets.io",
  "keda.sh",
  "monitoring.coreos.com",
]);
