import { hookText } from "./plan-text.js";
import type { HookPlan, HookStep } from "./hook-plan.js";
import type { Start } from "../../plan/plan.js";

/**
 * A plan as a flowchart of Mermaid: hooks in a row, then what the rollout starts, then the hooks after it.
 */
export function planGraph({ before, rollout, after }: HookPlan): string {
  const starts = rollout.flat();
  const lines = [
    ...part("before", "Before anything changes", chain(before)),
    ...part("rollout", "Rollout", [...starts.flatMap(nodes), ...starts.flatMap(arrows)]),
    ...part("after", "After the rollout", chain(after)),
  ];
  const parts = [
    before.length > 0 && "before",
    starts.length > 0 && "rollout",
    after.length > 0 && "after",
  ].filter((name) => name !== false);
  return ["flowchart LR", ...lines, ...parts.slice(1).map((name, i) => `  ${parts[i]} --> ${name}`), ""].join(
    "\n",
  );
}

function part(name: string, title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : [`  subgraph ${name} [${title}]`, ...lines.map((line) => `    ${line}`), "  end"];
}

function chain(steps: readonly HookStep[]): readonly string[] {
  const name = ({ kind, service, object = kind }: HookStep) =>
    node(kind === "guard" ? kind : `${service}-${object.replace(/[^A-Za-z0-9]/g, "-")}`);
  return steps.map(
    (step, i) => `${i === 0 ? "" : `${name(steps[i - 1]!)} --> `}${name(step)}["${hookText(step)}"]`,
  );
}

function nodes({ service, gate }: Start): readonly string[] {
  return [
    `${node(service)}["${service}"]`,
    ...(gate
      ? [`${node(`${service}-migration`)}(["${service}: migration to revision ${gate.revision}"])`]
      : []),
  ];
}

function arrows({ service, after, gate, waits }: Start): readonly string[] {
  const awaited = new Set([...(gate?.waitsFor ?? []), ...waits.map((wait) => wait.service)]);
  const others = [
    ...after
      .filter((earlier) => !awaited.has(earlier))
      .map((earlier) => `${node(earlier)} -.-> ${node(service)}`),
    ...waits
      .filter((wait) => wait.revision !== undefined || after.includes(wait.service))
      .map((wait) => (wait.revision === undefined ? wait.service : `${wait.service}-migration`))
      .map((earlier) => `${node(earlier)} --> ${node(service)}`),
  ];
  if (!gate) return others;
  const migration = node(`${service}-migration`);
  return [
    ...gate.waitsFor.map((store) => `${node(store)} --> ${migration}`),
    `${migration} --> ${node(service)}`,
    ...others,
  ];
}

// Some words, such as end, mean something else to Mermaid.
function node(name: string): string {
  return `n-${name}`;
}
