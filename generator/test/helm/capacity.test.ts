import { test } from "uvu";
import * as assert from "uvu/assert";
import { demands } from "../../src/capacity/demand.js";
import { filesValues } from "../../src/capacity/effective-values.js";
import { stepDemands } from "../../src/capacity/step-demand.js";
import { usages } from "../../src/capacity/usages.js";
import { quantity } from "../../src/catalogue/facts/quantity.js";
import { readSource } from "../../src/source/read.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { isMap, type ValueMap } from "../../src/chart/values/value-map.js";
import { at } from "./at.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

// What chartwright adds up from catalogue and values, counted again in what Helm prints.
for (const { name, catalogue, chart, environments } of platforms) {
  for (const environment of [undefined, ...environments]) {
    test(`${name}: ${environment?.replace(/.*\//, "") ?? "the defaults"} add up to what Helm prints`, async () => {
      const manifests = manifestsIn(
        await renderedText("helm4", chart, environment === undefined ? [] : [environment]),
      );
      const given =
        environment === undefined ? {} : (((await readSource(environment)).value as ValueMap | null) ?? {});
      const effective = filesValues(umbrellaChart(catalogue), given);
      const all = usages(catalogue, effective, [
        ...demands(catalogue, effective, undefined),
        ...stepDemands(catalogue, effective, undefined),
      ]);
      const own = ownKinds(catalogue.services.flatMap(({ templates }) => Object.values(templates)));
      const sums = Object.fromEntries(
        [...Object.keys(kinds), "pods", "requests.cpu", "limits.memory"].map((key) => {
          const counted = (all.get(key) ?? []).filter((usage) => !/[ .]/.test(usage.name));
          return [key, counted.reduce((sum, { count, each }) => sum + BigInt(count.start) * each, 0n)];
        }),
      );
      const printed = {
        ...objects(manifests, own),
        ...podSums(manifests, catalogue.namespace?.nodes ?? 1, own),
      };
      assert.equal(shown(sums), shown(printed));
    });
  }
}

test.run();

const kinds: Readonly<Record<string, string>> = {
  "count/deployments.apps": "Deployment",
  "count/statefulsets.apps": "StatefulSet",
  "count/daemonsets.apps": "DaemonSet",
  "count/cronjobs.batch": "CronJob",
  "count/horizontalpodautoscalers.autoscaling": "HorizontalPodAutoscaler",
  "count/networkpolicies.networking.k8s.io": "NetworkPolicy",
  "count/ingresses.networking.k8s.io": "Ingress",
  "count/httproutes.gateway.networking.k8s.io": "HTTPRoute",
  "count/grpcroutes.gateway.networking.k8s.io": "GRPCRoute",
  "count/serviceaccounts": "ServiceAccount",
  "count/roles.rbac.authorization.k8s.io": "Role",
  "count/rolebindings.rbac.authorization.k8s.io": "RoleBinding",
  services: "Service",
  configmaps: "ConfigMap",
};

/** Kinds in chart templates of services' own, which chartwright does not count. */
function ownKinds(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/^kind: (\w+)/gm)].map(([, kind]) => kind!)));
}

function objects(manifests: readonly Manifest[], own: ReadonlySet<string>): Record<string, bigint> {
  return Object.fromEntries(
    Object.entries(kinds).map(([key, kind]) => [
      key,
      quantity(manifests.filter((manifest) => bringsKind(manifest, kind) && !isOwn(manifest, own)).length),
    ]),
  );
}

/** KEDA makes an autoscaler for each ScaledObject. */
function bringsKind(manifest: Manifest, kind: string): boolean {
  return (
    manifest["kind"] === kind || (kind === "HorizontalPodAutoscaler" && manifest["kind"] === "ScaledObject")
  );
}

function isOwn(manifest: Manifest, own: ReadonlySet<string>): boolean {
  return (
    own.has(String(manifest["kind"])) &&
    at(manifest, "metadata.labels[app.kubernetes.io/part-of]") === undefined
  );
}

function podSums(
  manifests: readonly Manifest[],
  nodes: number,
  own: ReadonlySet<string>,
): Record<string, bigint> {
  const ours = manifests.filter((manifest) => !isOwn(manifest, own));
  const podsIn = (some: readonly Manifest[]) =>
    some.flatMap((manifest) => podsOf(manifest, manifests, nodes));
  const [hooks, pods] = [podsIn(ours.filter(isHook)), podsIn(ours.filter((manifest) => !isHook(manifest)))];
  const most = (room: string, resource: string) =>
    hooks.map(({ spec }) => ofPod(spec, room, resource)).reduce((a, b) => (b > a ? b : a), 0n);
  const sum = (room: string, resource: string) =>
    pods.reduce(
      (total, { count, spec }) => total + BigInt(count) * ofPod(spec, room, resource),
      most(room, resource),
    );
  return {
    pods: quantity(pods.reduce((total, { count }) => total + count, hooks.length > 0 ? 1 : 0)),
    "requests.cpu": sum("requests", "cpu"),
    "limits.memory": sum("limits", "memory"),
  };
}

/** Helm runs one hook at a time. */
function isHook(manifest: Manifest): boolean {
  return at(manifest, "metadata.annotations[helm.sh/hook]") !== undefined;
}

function podsOf(
  manifest: Manifest,
  manifests: readonly Manifest[],
  nodes: number,
): readonly { readonly count: number; readonly spec: ValueMap }[] {
  const name = at(manifest, "metadata.name");
  const hpa = manifests.find(
    (other) =>
      other["kind"] === "HorizontalPodAutoscaler" &&
      at(other, "spec.scaleTargetRef.name") === name &&
      at(other, "spec.scaleTargetRef.kind") === manifest["kind"],
  );
  const scaled = manifests.find(
    (other) => other["kind"] === "ScaledObject" && at(other, "spec.scaleTargetRef.name") === name,
  );
  const spec = at(manifest, "spec.template.spec") as ValueMap;
  switch (manifest["kind"]) {
    case "Deployment":
    case "StatefulSet":
      return [
        {
          count: Number(
            at(manifest, "spec.replicas") ??
              at(hpa, "spec.minReplicas") ??
              at(scaled, "spec.minReplicaCount"),
          ),
          spec,
        },
      ];
    case "DaemonSet":
      return [{ count: nodes, spec }];
    case "CronJob": {
      const job = at(manifest, "spec.jobTemplate.spec") as ValueMap;
      return [
        {
          count: at(manifest, "spec.suspend") === true ? 0 : atOnce(job),
          spec: at(job, "template.spec") as ValueMap,
        },
      ];
    }
    case "Job":
      return [
        { count: at(manifest, "spec.suspend") === true ? 0 : atOnce(manifest["spec"] as ValueMap), spec },
      ];
    default:
      return [];
  }
}

function atOnce(job: ValueMap): number {
  return Math.min(Number(job["parallelism"] ?? 1), Number(job["completions"] ?? Infinity));
}

/** As the scheduler counts a pod: the sidecars that are up so far are added to each init container. */
function ofPod(spec: ValueMap, room: string, resource: string): bigint {
  const amount = (container: unknown) => {
    const written =
      at(container, `resources.${room}.${resource}`) ??
      (room === "requests" ? at(container, `resources.limits.${resource}`) : undefined);
    return written === undefined ? 0n : quantity(written as string | number);
  };
  let sidecars = 0n;
  let most = 0n;
  for (const container of (spec["initContainers"] ?? []) as readonly unknown[]) {
    const isSidecar = isMap(container) && container["restartPolicy"] === "Always";
    if (isSidecar) sidecars += amount(container);
    const now = isSidecar ? sidecars : sidecars + amount(container);
    if (now > most) most = now;
  }
  const together = ((spec["containers"] ?? []) as readonly unknown[]).reduce<bigint>(
    (sum, container) => sum + amount(container),
    sidecars,
  );
  return together > most ? together : most;
}

function shown(sums: Readonly<Record<string, bigint>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sums).map(([key, sum]) => [key, `${(sum * 1000n) / quantity(1)}/1000`]),
  );
}
