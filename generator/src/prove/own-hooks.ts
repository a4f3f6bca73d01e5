import type { Catalogue } from "../catalogue/model/catalogue.js";
import type { HookEvent } from "../manifests/hook.js";
import { type Document, type ReleaseObject, releaseObjects } from "../manifests/objects.js";
import type { HookPlan, HookStep } from "../order/engines/helm/hook-plan.js";
import { hooksOf } from "./scene/lifecycle.js";
import { longest } from "./scene/longest.js";

/**
 * A plan with the chart hooks of the services' own templates, in the order in which Helm runs all of them.
 *
 * @param documents the umbrella chart as rendered
 * @param timeout of Helm, in seconds
 */
export function withOwnHooks(
  catalogue: Catalogue,
  plan: HookPlan,
  documents: readonly Document[],
  timeout: number,
): HookPlan {
  const owners = new Map(
    catalogue.services.flatMap(({ name, templates }) =>
      Object.keys(templates).map((file) => [`${catalogue.name}/charts/${name}/templates/${file}`, name]),
    ),
  );
  const objects = releaseObjects(documents, "");
  const event = plan.event === "uninstall" ? "delete" : plan.event;
  const merged = (steps: readonly HookStep[], stage: HookEvent): readonly HookStep[] =>
    hooksOf(stage, objects).flatMap((hook) => {
      const owner = owners.get(hook.source ?? "");
      if (owner !== undefined) return [ownStep(owner, hook, timeout)];
      // Each hook of chartwright's own templates has a weight to itself.
      return hook.kind === "Job" ? steps.filter(({ weight }) => weight === hook.hook!.weight) : [];
    });
  return {
    ...plan,
    before: merged(plan.before, `pre-${event}`),
    after: merged(plan.after, `post-${event}`),
  };
}

function ownStep(service: string, object: ReleaseObject, timeout: number): HookStep {
  const seconds = longest(object);
  return {
    kind: "own template",
    service,
    weight: object.hook!.weight,
    ...(seconds === Infinity ? { seconds: timeout, endless: true } : { seconds }),
    revision: undefined,
    object: `${object.kind}/${object.name}`,
  };
}
