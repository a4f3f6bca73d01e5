import { join } from "node:path";
import type { Changes } from "../output/apply.js";
import { rememberRun, untouchedSinceLastRun } from "../output/last-run.js";
import { packageFiles } from "../package-folder.js";
import type { Outcome } from "./command.js";

/** `chartwright generate`: writes the charts of a catalogue. The work's own modules are loaded when there is work. */
export async function generate(catalogue: string, output: string, edits: "keep" | "overwrite"): Promise<Outcome> {
  const untouched = untouchedSinceLastRun(catalogue, output);
  if (untouched !== undefined) return done({ created: [], changed: [], deleted: [], repaired: false }, untouched);
  const startedAt = Date.now();
  const { planGeneration } = await import("../generate.js");
  const { applyPlan } = await import("../output/apply.js");
  const { plan, inputs } = await planGeneration(catalogue, output);
  const changes = applyPlan(plan, edits);
  if (inputs) rememberRun(catalogue, output, { startedAt, inputs: [...inputs, ...packageFiles(), join(output, plan.statePath)], outputs: [...plan.nextSums.keys()] });
  return done(changes, plan.unchanged.length);
}

/** `chartwright generate --check`: says how the charts differ from what would be written; writes nothing. */
export async function check(catalogue: string, output: string): Promise<Outcome> {
  const { planGeneration } = await import("../generate.js");
  const { drift, formatDrift } = await import("../output/drift.js");
  const { plan } = await planGeneration(catalogue, output);
  const found = drift(plan);
  if (found.length === 0) return { exitCode: 0, text: `${plan.unchanged.length} files are up to date.\n`, json: { drift: [] } };
  return { exitCode: 1, text: `${formatDrift("generated files", found)}\nNothing was written. To write them: chartwright generate\n`, json: { drift: found } };
}

function done(changes: Changes, unchanged: number): Outcome {
  return { exitCode: 0, text: summary(changes, unchanged), json: { ...changes, unchanged } };
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
