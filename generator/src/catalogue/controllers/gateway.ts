import type { Catalogue, Service } from "../catalogue.js";
import type { Problem } from "../problem.js";
import type { Target } from "./controller.js";

/** An HTTPRoute as the standard channel of the Gateway API 1.6 has it. */
export const httpRoute: Target = {
  title: "an HTTPRoute",
  cannot: () => ({ bodySize: "", rateLimit: "" }),
  conflicts,
};

const maxRules = 16;

function conflicts(_catalogue: Catalogue, { path, routes }: Service): readonly Problem[] {
  const hosts = [...new Set(routes.map(({ host }) => host))];
  return hosts.flatMap((host) => {
    const count = routes.filter((route) => route.host === host).length;
    return count <= maxRules ? [] : [{ path: `${path}.routes`, message: `has ${count} routes of the host ${host}; an HTTPRoute takes ${maxRules}` }];
  });
}
