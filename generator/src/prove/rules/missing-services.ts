import { absence } from "../scene/absence.js";
import { addressesIn } from "../scene/addresses.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import { serviceAt } from "../scene/services.js";
import { programText, variablesOf } from "../scene/variables.js";
import { why } from "./missing-objects.js";
import { awaitedHooks, hangs, type AwaitedHook, type Rule } from "./rule.js";

/**
 * CW106: a hook is told of a Service of the release, mostly its store's, that is not there when the hook
 * runs.
 */
export const missingServices: Rule = (scene) =>
  awaitedHooks(scene).flatMap((awaited) => {
    const { run, moment, hook } = awaited;
    const home = scene.settings.namespace;
    return servicesOf(awaited).flatMap(({ service, by }): readonly Finding[] => {
      const found = absence(run, moment, keyOf(service));
      if (found === undefined) return [];
      return [
        {
          code: "CW106",
          events: [run.event],
          objects: [concerned(hook, home), concerned(found.maker, home)],
          message:
            `The hook finds nobody at the address in ${by}: ` +
            `${why(found, run, moment, service, home)}, so ${hangs}`,
          fix:
            moment.stage === "pre-install"
              ? "Make it a regular Job that waits for the Service and carries a hash of its content " +
                "in its name, with the others waiting for that Job; or a post-install hook, if " +
                "nothing becomes ready only after it; or keep the store outside of the release."
              : moment.stage === "post-delete"
                ? "Make it a pre-delete hook."
                : `Run it after the Service is there, or keep the Service outside of the release.`,
        },
      ];
    });
  });

/** The Services of the release that a hook's containers are told of, each once. */
export function servicesOf({ run, hook, pod }: AwaitedHook): readonly {
  readonly service: AwaitedHook["hook"];
  readonly port: number | undefined;
  readonly by: string;
}[] {
  const found = [...pod.initContainers, ...pod.containers].flatMap((container) => {
    const variables = variablesOf(container, hook.namespace, run.made);
    return addressesIn(variables, programText(container, variables)).flatMap((address) => {
      const service = serviceAt(address, hook.namespace, run.made.values());
      return service === undefined ? [] : [{ service, port: address.port, by: address.by }];
    });
  });
  return [
    ...new Map(
      found.map((one) => [`${keyOf(one.service)} ${one.port ?? ""}`, one] as const).reverse(),
    ).values(),
  ]
    .reverse()
    .filter(
      ({ service, port }, _, all) =>
        port !== undefined || !all.some((other) => other.service === service && other.port !== undefined),
    );
}
