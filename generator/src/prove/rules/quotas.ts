import { limitRangeProblems } from "../../capacity/limit-range-problems.js";
import { podAmounts, type PodDemand } from "../../capacity/demand.js";
import { missingResource, usageKey } from "../../capacity/usages.js";
import { shownAmount } from "../../capacity/shown-amount.js";
import { quantity } from "../../catalogue/facts/quantity.js";
import { concerned, type Finding } from "../scene/finding.js";
import { containerDemands, limitRangeOf, quotaFigures } from "../scene/guard-rails.js";
import { shownIdentity } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { awaitedHooks, hangs, type Rule } from "./rule.js";

/**
 * CW602, CW603: the namespace's ResourceQuota or LimitRange lets no pod of a hook in. Quotas that other pods
 * use up are not reckoned with.
 */
export const quotas: Rule = (scene) =>
  awaitedHooks(scene).flatMap(({ run, moment, hook, pod }) => {
    const home = scene.settings.namespace;
    const there = [...new Set(moment.present.values())].filter(
      ({ namespace }) => namespace === hook.namespace,
    );
    const limitRange = limitRangeOf(there);
    const containers = containerDemands(pod, limitRange);
    const demand: PodDemand = {
      path: "its pod",
      containers,
      requests: podAmounts(containers, "requests"),
      limits: podAmounts(containers, "limits"),
      claims: [],
    };
    const refusal = (code: string, by: readonly ReleaseObject[], reason: string, fix: string): Finding => ({
      code,
      fix,
      events: [run.event],
      objects: [concerned(hook, home), ...by.map((one) => concerned(one, home))],
      message: `No pod of the hook is let in: ${reason}, so ${hangs}`,
    });
    return [
      ...there
        .filter(({ kind }) => kind === "ResourceQuota")
        .flatMap((quota) =>
          quotaRefusals(quota, demand).map((reason) =>
            refusal(
              "CW602",
              [quota],
              `${reason} (${shownIdentity(quota, home)})`,
              "Give every container of the hook requests and limits for cpu and memory that fit.",
            ),
          ),
        ),
      ...(limitRange === undefined
        ? []
        : limitRangeProblems(limitRange, [demand]).map(({ path, message }) =>
            refusal(
              "CW603",
              there.filter(({ kind }) => kind === "LimitRange"),
              `${path} ${message}`,
              "Give the hook's containers requests and limits within the LimitRange.",
            ),
          )),
    ];
  });

function quotaRefusals(quota: ReleaseObject, { containers, requests, limits }: PodDemand): readonly string[] {
  const figures = quotaFigures(quota);
  const unsaid = containers.flatMap((container) => {
    const keys = figures.map(([key]) => key).filter((key) => missingResource(key, container) !== undefined);
    return keys.length === 0
      ? []
      : [`the quota counts ${keys.join(", ")}, and container ${container.name} does not say it`];
  });
  if (unsaid.length > 0) return [unsaid.join("; ")];
  return figures.flatMap(([key, figure]) => {
    const [, field = "", resource = ""] = /^(requests|limits)\.(.+)$/.exec(usageKey(key)) ?? [];
    const amount = (field === "limits" ? limits : requests).get(resource);
    return resource === "" || amount === undefined || amount <= quantity(figure)
      ? []
      : [`it needs ${shownAmount(key, amount)} of ${key}, and the quota is ${figure}`];
  });
}
