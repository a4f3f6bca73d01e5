import type { Catalogue } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import { externalNamed, serviceNamed } from "../../facts/target.js";
import { hinted } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Services start after services that there are, and never, on whatever way, after themselves. */
export const startsAfter: Rule = (catalogue) => [...unknownNames(catalogue), ...circles(catalogue)];

function unknownNames(catalogue: Catalogue): readonly Problem[] {
  const known = [...catalogue.services.map(({ name }) => name), ...Object.keys(catalogue.externalServices)];
  return catalogue.services.flatMap(({ path, startsAfter }) =>
    startsAfter.flatMap((name, i) => {
      if (serviceNamed(catalogue, name) ?? externalNamed(catalogue, name)) return [];
      return [
        {
          path: at(path, "startsAfter", i),
          message: hinted(`names ${JSON.stringify(name)}, which is not in the catalogue`, name, known),
        },
      ];
    }),
  );
}

function circles(catalogue: Catalogue): readonly Problem[] {
  const way: string[] = [];
  const done = new Set<string>();
  const problems: Problem[] = [];
  for (const { name } of catalogue.services) follow(name);
  return problems;

  function follow(name: string): void {
    const start = way.indexOf(name);
    if (start >= 0) return void problems.push(circle(catalogue, way.slice(start)));
    if (done.has(name)) return;
    way.push(name);
    for (const earlier of serviceNamed(catalogue, name)?.startsAfter ?? []) follow(earlier);
    way.pop();
    done.add(name);
  }
}

function circle(catalogue: Catalogue, names: readonly string[]): Problem {
  const [first, second = first] = names as [string, ...string[]];
  const { path, startsAfter } = serviceNamed(catalogue, first)!;
  const message =
    names.length === 1
      ? "names the service itself"
      : `waits for itself in a circle: ${[...names, first].join(" → ")}`;
  return { path: at(path, "startsAfter", startsAfter.indexOf(second!)), message };
}
