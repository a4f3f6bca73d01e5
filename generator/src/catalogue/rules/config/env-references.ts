import type { Container, EnvVar } from "../../model/catalogue.js";
import { expandedText, namesIn, variablePath } from "../../facts/env-text.js";
import type { Problem } from "../../../problem/problem.js";
import { suggestion } from "../../../problem/suggest.js";
import { everyContainer, type ContainerPlace } from "../../facts/parts.js";
import { allWorkloads } from "../../facts/steps.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * Each `$(NAME)` in a `value`, beside a `hostRef` or in the variable of a call is a variable of the same
 * container, and none is defined by itself. A plain setting is free text, by which operators may mean
 * anything but what another container of the service has.
 */
export const envReferences: Rule = (catalogue) =>
  everyContainer(catalogue).flatMap((place) => {
    const { container } = place;
    const variables = new Map(container.env.map((variable) => [variable.name, variable]));
    return [
      ...container.env.flatMap((variable) => namesElsewhere(place, variable, variables)),
      ...container.env.flatMap((variable) => unknownNames(container, variable, variables)),
      ...circles(variables),
      ...subPaths(container, variables),
    ];
  });

type Variables = ReadonlyMap<string, EnvVar>;

function unknownNames(container: Container, variable: EnvVar, variables: Variables): readonly Problem[] {
  if (variable.from === "setting") return [];
  const path = variablePath(variable);
  const whose = path.startsWith("envGroups.") ? container.path : "this container";
  return missing(expandedText(variable) ?? "", variables).map((name) => {
    const near = suggestion(name, variables.keys());
    const hint = near === undefined ? "" : ` Did you mean $(${near})?`;
    return {
      path,
      message:
        `has $(${name}), which is not a variable of ` +
        `${whose}.${hint} $$(${name}) stands for the text itself`,
    };
  });
}

function namesElsewhere(
  { service, workload, container }: ContainerPlace,
  variable: EnvVar,
  variables: Variables,
): readonly Problem[] {
  if (variable.from !== "setting" || container.envFrom.length > 0) return [];
  const elsewhere = new Map(
    allWorkloads(service)
      .flatMap(({ containers, initContainers }) => [...containers, ...initContainers])
      .flatMap(({ env }) => env)
      .map((other) => [other.name, other]),
  );
  return missing(variable.default, variables).flatMap((name) => {
    const other = elsewhere.get(name);
    if (other === undefined) return [];
    const isMigration = other.from === "address" && workload.step === "migration";
    const advice = isMigration ? ` Add ${JSON.stringify(other.call.callee)} to its needs.` : "";
    return {
      path: variablePath(variable),
      message:
        `has $(${name}), which another container of ${service.name} has and this one has not.${advice} ` +
        `$$(${name}) stands for the text itself`,
    };
  });
}

function subPaths({ path, volumeMounts, envFrom }: Container, variables: Variables): readonly Problem[] {
  if (envFrom.length > 0) return [];
  return volumeMounts.flatMap(({ subPathExpr = "" }, i) =>
    missing(subPathExpr, variables).map((name) => ({
      path: at(path, "volumeMounts", i, "subPathExpr"),
      message: `has $(${name}), which is not a variable of this container`,
    })),
  );
}

function missing(text: string, variables: Variables): readonly string[] {
  return [...new Set(namesIn(text))].filter((name) => !variables.has(name));
}

function circles(variables: Variables): readonly Problem[] {
  const done = new Set<string>();
  const problems: Problem[] = [];
  for (const name of variables.keys()) follow(name, []);
  return problems;

  function follow(name: string, way: readonly string[]): void {
    const variable = variables.get(name);
    const start = way.indexOf(name);
    if (start >= 0) return void problems.push(...circle([...way.slice(start), name], variables));
    if (variable === undefined || done.has(name)) return;
    for (const next of namesIn(expandedText(variable) ?? "")) follow(next, [...way, name]);
    done.add(name);
  }
}

function circle(names: readonly string[], variables: Variables): readonly Problem[] {
  const fixed = names.map((name) => variables.get(name)!).find(({ from }) => from !== "setting");
  if (!fixed) return [];
  const from = names.indexOf(fixed.name);
  const turned = [...names.slice(from, -1), ...names.slice(0, from), fixed.name];
  return [{ path: variablePath(fixed), message: `is defined by itself: ${turned.join(" → ")}` }];
}
