import type { Catalogue } from "../../model/catalogue.js";
import { allWorkloads } from "../../facts/steps.js";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Names that must differ do: containers of a pod, objects of a kind, services and external services. */
export const nameCollisions: Rule = (catalogue) => [
  ...containerNames(catalogue),
  ...objects(catalogue),
  ...externalNames(catalogue),
];

function containerNames({ services }: Catalogue): readonly Problem[] {
  return services.flatMap((service) =>
    allWorkloads(service).flatMap(({ step, containers, initContainers }) => {
      const all = [...containers, ...initContainers];
      return all.flatMap(({ name, path }, i) => {
        const earlier = all.findIndex((other) => other.name === name);
        if (earlier === i) return [];
        const whose = all[earlier]!.main && step === undefined ? "the main container" : all[earlier]!.path;
        return [{ path, message: `is named ${name}, and so is ${whose} of the same pod` }];
      });
    }),
  );
}

function objects({ services }: Catalogue): readonly Problem[] {
  const seen = new Map<string, string>();
  const collisions = services.flatMap((service) =>
    service.objects.flatMap(({ kind, name, path }) => {
      const key = `${kind} ${service.releasePrefix} ${name}`;
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, path);
      return earlier === undefined
        ? []
        : [{ path, message: `makes the ${kind} ${name}, and so does ${earlier}` }];
    }),
  );
  // A Deployment that is there twice says enough; its NetworkPolicy would only say it again.
  return collisions.filter(({ path }, i) => collisions.findIndex((other) => other.path === path) === i);
}

function externalNames({ services, externalServices }: Catalogue): readonly Problem[] {
  return services
    .filter(({ name }) => Object.hasOwn(externalServices, name))
    .map(({ name }) => ({
      path: at("externalServices", name),
      message: "is also the name of a service. Calls could mean either",
    }));
}
