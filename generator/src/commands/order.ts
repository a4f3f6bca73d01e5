import { join } from "node:path";
import { catalogueValues, filesValues, type EffectiveValues } from "../capacity/effective-values.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { ProblemsError } from "../problem/problem.js";
import { didYouMean } from "../problem/suggest.js";
import { serviceNamed } from "../catalogue/facts/target.js";
import { environmentOf } from "../capacity/environment-of.js";
import { umbrellaChart } from "../chart/umbrella.js";
import { readCatalogue } from "../pipeline/checked-catalogue.js";
import { hookPlan, hookSeconds } from "../order/engines/helm/hook-plan.js";
import { explain } from "../order/engines/helm/explain.js";
import { planGraph } from "../order/engines/helm/plan-graph.js";
import { planText, timeProblem } from "../order/engines/helm/plan-text.js";
import { plan } from "../order/plan/plan.js";
import { events } from "../order/plan/steps.js";
import { checkValues } from "../values/check-values.js";
import { mergeSources } from "../values/merge-sources.js";
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
  const catalogue = await readCatalogue(file);
  const environment = environmentOf(
    catalogue,
    await effectiveValues(catalogue, output, question.environment),
  );
  if (question.explain !== undefined) {
    const lines = explain(catalogue, environment, explainedService(catalogue, question.explain));
    return {
      exitCode: 0,
      text: `${lines.join("\n")}\n`,
      json: { service: question.explain, reasons: lines },
    };
  }
  const found = hookPlan(catalogue, plan(catalogue, environment, event));
  const problem = timeProblem(found, timeout);
  const title =
    question.environment === undefined ? catalogue.name : `${catalogue.name} in ${question.environment}`;
  return {
    exitCode: problem === undefined ? 0 : 1,
    text: question.mermaid ? planGraph(found) : planText(title, found, timeout),
    json: {
      name: catalogue.name,
      environment: question.environment,
      plan: found,
      seconds: { ...hookSeconds(found), timeout },
      problems: problem === undefined ? [] : [problem],
    },
  };
}

function explainedService(catalogue: Catalogue, name: string) {
  const service = serviceNamed(catalogue, name);
  if (service === undefined)
    throw new UsageError(`"${name}" is not in the catalogue.${didYouMean(name, catalogue.declared)}`);
  return service;
}

async function effectiveValues(
  catalogue: Catalogue,
  output: string,
  environment: string | undefined,
): Promise<EffectiveValues> {
  if (environment === undefined) return catalogueValues(catalogue);
  const { layers, unread } = await readLayers(join(output, "values"));
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
  const chart = umbrellaChart(catalogue);
  const [faulty] = checkValues(chart, layer.sources).filter(({ problems }) => problems.length > 0);
  if (faulty) throw new ProblemsError(faulty.file, faulty.problems);
  return filesValues(chart, mergeSources(layer.sources).values);
}
