import { abandonedPaths } from "./output/abandoned.js";
import { planWrite, type Plan } from "./output/plan.js";
import { chartsOf, refuseUnknownVersions, type Charts } from "./pipeline/charts.js";
import { checkedCatalogue } from "./pipeline/checked-catalogue.js";
import { renderedFiles, type FilesOf } from "./pipeline/files.js";
import { ownPlaces } from "./pipeline/own-places.js";
import { readSources } from "./pipeline/sources.js";
import type { Inputs } from "./source/inputs.js";

/** What must change on disk, and what it is made of. */
export interface Generation extends Charts {
  readonly plan: Plan;
  /** What the charts of services are made of, as a sum, by their folder below `root` of the plan. */
  readonly origins: ReadonlyMap<string, string>;
  /** What the catalogue made under an earlier name, below `root` of the plan. */
  readonly abandoned: readonly string[];
  /** What all follows from; undefined if that cannot be told. */
  readonly inputs: Inputs | undefined;
}

/**
 * The whole way from a catalogue to what must change on disk: read, validate, model, render, and a plan to
 * write. Only `applyPlan` touches the disk; `drift` shows the same plan instead.
 *
 * @param file the catalogue, TypeScript or YAML
 * @param output the folder that holds `charts/` and `schemas/`, and `values/`, of which READMEs say what it
 * sets
 * @param filesOf charts whose files it knows are not made again
 * @param root the folder of `--root`, see `readableRoot`
 * @throws ProblemsError with all that is wrong in the catalogue
 */
export async function planGeneration(
  file: string,
  output: string,
  filesOf: FilesOf = () => undefined,
  root?: string,
): Promise<Generation> {
  const sources = await readSources(file, output, root);
  const catalogue = checkedCatalogue(sources.source);
  const charts = chartsOf(catalogue, sources);
  refuseUnknownVersions(charts, sources);
  const { files, origins } = renderedFiles(charts, filesOf);
  const own = ownPlaces(catalogue, file, output);
  const plan = planWrite(output, own, files);
  return { ...charts, plan, origins, abandoned: abandonedPaths(output, own), inputs: sources.inputs };
}
