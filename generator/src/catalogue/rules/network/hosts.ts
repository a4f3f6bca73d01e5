import { isIP } from "node:net";
import type { Problem } from "../../../problem/problem.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Host names are such that DNS and an Ingress take them, and their short names differ by more than case. */
export const hosts: Rule = (catalogue) => {
  const seen = new Map<string, string>();
  const own = Object.entries(catalogue.hosts).flatMap(([name, host]) => {
    const path = at("hosts", name);
    const earlier = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), path);
    const twin =
      earlier === undefined
        ? []
        : [
            {
              path,
              message: `differs from ${earlier} by case only, and both become part of an object's name`,
            },
          ];
    const address =
      isIP(host) === 0
        ? []
        : [{ path, message: `is an IP address, got ${host}; an Ingress takes names only` }];
    return [...twin, ...address, ...labelProblems(path, host)];
  });
  const external = Object.values(catalogue.externalServices).flatMap(({ name, hosts }) =>
    hosts.flatMap((host, i) => labelProblems(at("externalServices", name, "hosts", i), host)),
  );
  return [...own, ...external];
};

function labelProblems(path: string, host: string): readonly Problem[] {
  const long = host.split(".").find((label) => label.length > 63);
  return long === undefined
    ? []
    : [{ path, message: `has a label of ${long.length} characters; DNS takes 63` }];
}
