import { join } from "node:path";
import { catalogueValues, filesValues, type EffectiveValues } from "../capacity/effective-values.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { inTemporaryFolder } from "../disk/temporary-folder.js";
import { planGeneration } from "../generate.js";
import { writePlanned } from "../output/write-planned.js";
import type { Environment } from "../order/plan/environment.js";
import { renderChart } from "../prove/render.js";
import { withOwnHooks } from "../prove/own-hooks.js";
import type { Source } from "../source/read.js";
import { findProgram } from "../tool/find-program.js";
import { helmProgram } from "../tool/helm.js";
import { missingTool } from "../tool/run-program.js";
import { listed } from "../problem/shown.js";
import { valuesForHelm } from "./values-for-helm.js";
import { ProblemsError } from "../problem/problem.js";
import { didYouMean } from "../problem/suggest.js";
import { oldestNamed } from "../catalogue/facts/kube-version.js";
import { serviceNamed } from "../catalogue/facts/target.js";
import { environmentOf } from "../capacity/environment-of.js";
import { umbrellaChart } from "../chart/umbrella.js";
import { readCatalogue } from "../pipeline/checked-catalogue.js";
import { hookPlan, hookSeconds, type HookPlan } from "../order/engines/helm/hook-plan.js";
import { explain } from "../order/engines/helm/explain.js";
import { planGraph } from "../order/engines/helm/plan-graph.js";
import { planText, timeProblem } from "../order/engines/helm/plan-text.js";
import { plan } from "../order/plan/plan.js";
import { events } from "../order/plan/steps.js";
import { checkValues } from "../values/check-values.js";
import { mergeSources } from "../values/merge-sources.js";
import { readableRoot } from "../source/readable-root.js";
import { readLayers, unreadText } from "../values/read-layers.js";
import { UsageError, type Outcome } from "./command.js";
import { durationOption } from "./options.js";

/** What is asked for beside the plan as text. */
export interface OrderQuestion {
  readonly event: string;
  /** A values file below `values/`, without its ending; undefined: the catalogue's own defaults. */
  readonly environment: string | undefined;
  readonly mermaid: boolean;
  /** A service whose place is explained. */
  readonly explain: string | undefined;
  /** Helm's, such as `10m`. */
  readonly timeout: string;
  /** Helm's program, by which own templates are rendered; undefined: helm, if there is one. */
  readonly helm?: string | undefined;
  /** The folder of `--root`. */
  readonly root?: string | undefined;
}

/**
 * `chartwright order`: what a release does in which order; with problems where its hooks may take longer than
 * Helm waits.
 */
export async function order(file: string, output: string, question: OrderQuestion): Promise<Outcome> {
  const event = events.find((name) => name === question.event);
  if (event === undefined)
    throw new UsageError(
      `--event must be one of ${events.join(", ")}, got ` +
        `"${question.event}".${didYouMean(question.event, events)}`,
    );
  const timeout = durationOption("--timeout", question.timeout);
  const catalogue = await readCatalogue(file, question.root);
  const sources = await environmentSources(catalogue, output, question);
  const environment = environmentOf(catalogue, effectiveValues(catalogue, sources));
  if (question.explain !== undefined) {
    const lines = explain(catalogue, environment, explainedService(catalogue, question.explain));
    return {
      exitCode: 0,
      text: `${lines.join("\n")}\n`,
      json: { service: question.explain, reasons: lines },
    };
  }
  const { found, missing } = await withTemplates(
    catalogue,
    hookPlan(catalogue, plan(catalogue, environment, event)),
    environment,
    { file, output, sources: sources ?? [], timeout, helm: question.helm, root: question.root },
  );
  const problem = timeProblem(found, timeout);
  const title =
    question.environment === undefined ? catalogue.name : `${catalogue.name} in ${question.environment}`;
  return {
    exitCode: problem === undefined ? 0 : 1,
    text: question.mermaid
      ? planGraph(found) + missing.map((line) => `  %% ${line}\n`).join("")
      : [planText(title, found, timeout), ...missing.map((line) => `${line}\n`)].join("\n"),
    json: {
      name: catalogue.name,
      environment: question.environment,
      plan: found,
      seconds: { ...hookSeconds(found), timeout },
      problems: problem === undefined ? [] : [problem],
      missing,
    },
  };
}

function explainedService(catalogue: Catalogue, name: string) {
  const service = serviceNamed(catalogue, name);
  if (service === undefined)
    throw new UsageError(`"${name}" is not in the catalogue.${didYouMean(name, catalogue.declared)}`);
  return service;
}

/** What own templates are rendered with. */
interface Rendered {
  readonly file: string;
  readonly output: string;
  readonly sources: readonly Source[];
  readonly timeout: number;
  readonly helm: string | undefined;
  readonly root: string | undefined;
}

/** A plan with the hooks of own templates, or what is missing of it and why: only Helm knows those. */
async function withTemplates(
  catalogue: Catalogue,
  found: HookPlan,
  { installed }: Environment,
  { file, output, sources, timeout, helm: named, root }: Rendered,
): Promise<{ readonly found: HookPlan; readonly missing: readonly string[] }> {
  const owners = catalogue.services
    .filter(({ name, templates }) => installed.has(name) && Object.keys(templates).length > 0)
    .map(({ name }) => name);
  if (owners.length === 0) return { found, missing: [] };
  const without = (why: string) => ({
    found,
    missing: [`Without the hooks that templates of ${listed(owners, "and")} may have: ${why}.`],
  });
  const helm = findProgram(named ?? "helm");
  if (helm === undefined && named !== undefined)
    throw missingTool(helmProgram(named, "Own templates are rendered with"));
  if (helm === undefined) return without("Helm renders them, and there is no helm here (--helm)");
  const generation = await planGeneration(file, output, undefined, root);
  return inTemporaryFolder("order", async (folder) => {
    writePlanned(generation.plan, folder);
    const kubeVersion = oldestNamed(catalogue.kubeVersion);
    const rendering = {
      helm,
      chart: join(folder, "charts", generation.umbrella.folder),
      title: `charts/${generation.umbrella.folder}`,
      values: sources.map((source, i) => valuesForHelm(source, join(folder, `${i}.yaml`))),
      release: catalogue.name,
      namespace: "default",
      apiVersions: [],
      ...(kubeVersion === undefined ? {} : { kubeVersion }),
    };
    try {
      const { documents } = await renderChart(rendering, found.event === "install" ? "install" : "upgrade");
      return { found: withOwnHooks(catalogue, found, documents, timeout), missing: [] };
    } catch (error) {
      // Values that only environments give may be missing here.
      if (!(error instanceof ProblemsError) || sources.length > 0) throw error;
      return without(error.problems.map(({ message }) => message).join("; "));
    }
  });
}

/** The values of an environment; undefined: the catalogue's own. */
async function environmentSources(
  catalogue: Catalogue,
  output: string,
  { environment, root }: Pick<OrderQuestion, "environment" | "root">,
): Promise<readonly Source[] | undefined> {
  if (environment === undefined) return undefined;
  const { layers, unread } = await readLayers(join(output, "values"), readableRoot(output, root));
  const layer = layers.find(({ name }) => name === environment);
  if (layer === undefined) {
    const known = layers.length === 0 ? "" : ` Environments: ${layers.map(({ name }) => name).join(", ")}`;
    throw new UsageError(
      `there is no ${join(output, "values", `${environment}.yaml`)}.${known}${unread
        .map((module) => `\n${unreadText(module)}`)
        .join("")
        .trimEnd()}`,
    );
  }
  const [faulty] = checkValues(umbrellaChart(catalogue), layer.sources).filter(
    ({ problems }) => problems.length > 0,
  );
  if (faulty) throw new ProblemsError(faulty.file, faulty.problems);
  return layer.sources;
}

function effectiveValues(catalogue: Catalogue, sources: readonly Source[] | undefined): EffectiveValues {
  return sources === undefined
    ? catalogueValues(catalogue)
    : filesValues(umbrellaChart(catalogue), mergeSources(sources).values);
}
