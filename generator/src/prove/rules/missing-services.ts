import { absence } from "../scene/absence.js";
import { addressesIn } from "../scene/addresses.js";
import { concerned, type Finding } from "../scene/finding.js";
import { keyOf } from "../../manifests/identity.js";
import { listed } from "../../problem/shown.js";
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
    return servicesOf(awaited).flatMap(({ service, by, variables }): readonly Finding[] => {
      const found = absence(run, moment, keyOf(service));
      if (found === undefined) return [];
      const places = variables.length === 0 ? by : listed(variables, "and");
      return [
        {
          code: "CW106",
          events: [run.event],
          objects: [concerned(hook, home), concerned(found.maker, home)],
          ...(variables.length === 0 ? {} : { variables, severity: "possible" as const }),
          message:
            `The hook finds nobody at the address in ${places}` +
            `${variables.length === 0 ? "" : ", if it asks there"}: ` +
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

/** A Service of the release that a hook's containers are told of. */
export interface ToldService {
  readonly service: AwaitedHook["hook"];
  readonly port: number | undefined;
  /** As in `Address`. */
  readonly by: string;
  readonly variables: readonly string[];
}

/** All of them, each port once. */
export function servicesOf({ run, hook, pod }: AwaitedHook): readonly ToldService[] {
  const found = [...pod.initContainers, ...pod.containers].flatMap((container) => {
    const variables = variablesOf(container, hook.namespace, run.made);
    return addressesIn(variables, programText(container, variables)).flatMap((address) => {
      const service = serviceAt(address, hook.namespace, run.made.values());
      return service === undefined ? [] : [{ ...address, service, port: address.port }];
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
    )
    .map(({ service, port, by }) => {
      const same = found.filter((other) => other.service === service);
      const asks = same.find(({ variables }) => variables.length === 0);
      const variables = asks ? [] : [...new Set(same.flatMap((other) => other.variables))];
      return { service, port, by: asks?.by ?? by, variables };
    });
}
