import { planGeneration } from "../generate.js";
import { applyPlan, type Changes } from "../output/apply.js";
import { drift, formatDrift } from "../output/drift.js";
import type { Outcome } from "./command.js";

/** `chartwright generate`: writes the charts of a catalogue. */
export async function generate(catalogue: string, output: string, edits: "keep" | "overwrite"): Promise<Outcome> {
  const plan = await planGeneration(catalogue, output);
  const changes = applyPlan(plan, edits);
  return { exitCode: 0, text: summary(changes, plan.unchanged.length), json: { ...changes, unchanged: plan.unchanged.length } };
}

/** `chartwright generate --check`: says how the charts differ from what would be written; writes nothing. */
export async function check(catalogue: string, output: string): Promise<Outcome> {
  const plan = await planGeneration(catalogue, output);
  const found = drift(plan);
  if (found.length === 0) return { exitCode: 0, text: `${plan.unchanged.length} files are up to date.\n`, json: { drift: [] } };
  return { exitCode: 1, text: `${formatDrift("generated files", found)}\nNothing was written. To write them: chartwright generate\n`, json: { drift: found } };
}

function summary({ created, changed, deleted, repaired }: Changes, unchanged: number): string {
  const lines = [
    ...created.map((path) => `created   ${path}`),
    ...changed.map((path) => `changed   ${path}`),
    ...deleted.map((path) => `deleted   ${path}`),
  ];
  const most = 20;
  const shown = lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more`] : lines;
  const counts = `${created.length} created, ${changed.length} changed, ${deleted.length} deleted, ${unchanged} unchanged.`;
  return [...(repaired ? ["An interrupted run was repaired."] : []), ...shown, counts, ""].join("\n");
}
