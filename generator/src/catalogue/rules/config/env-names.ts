import type { Call, Container, Workload } from "../../model/catalogue.js";
import { everyContainer, sourceOf } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * What a call tells a container is told there by nothing else: one of the two would be lost without a word.
 */
export const envNames: Rule = (catalogue, source) =>
  everyContainer(catalogue).flatMap(({ service, workload, container }) => {
    const { envGroups = [], env = {} } = sourceOf(source.services[service.name]!, workload, container);
    const places = new Map<string, string>();
    for (const group of envGroups) {
      for (const name of Object.keys(source.envGroups?.[group] ?? {}))
        places.set(name, at("envGroups", group, name));
    }
    for (const [name, entry] of Object.entries(env)) {
      if (entry === null) places.delete(name);
      else places.set(name, at(container.path, "env", name));
    }
    return service.calls
      .filter((call) => tells(call, workload, container))
      .flatMap((call) =>
        Object.keys(call.env).flatMap((name) => {
          const path = at(call.path, "env", name);
          const earlier = places.get(name);
          places.set(name, path);
          return earlier === undefined
            ? []
            : [{ path, message: `is also defined at ${earlier}. Keep one of them` }];
        }),
      );
  });

function tells({ workloads, containers }: Call, workload: Workload, { name, main }: Container): boolean {
  return (
    (workloads === undefined || workloads.includes(workload.name ?? "")) &&
    (containers === undefined ? main : containers.includes(name))
  );
}
