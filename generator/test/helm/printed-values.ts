import { chartAt, type ChartText } from "../../src/exact/chart-text.js";
import { parseTemplate, type Operand, type Pipeline, type Step } from "../../src/exact/chart-template.js";
import { followTemplates } from "../../src/exact/follow.js";
import { nextAction } from "../../src/exact/template-action.js";
import type { Path } from "../../src/exact/meaning.js";
import type { TemplateBody } from "../../src/exact/walk.js";
import type { ChartFile } from "../../src/render/chart-file.js";
import type { JsonSchema } from "../../src/schema/bundle.js";

/** What one action of a chart template prints. */
export interface PrintedValue {
  readonly file: string;
  /** A character of the file inside of the action. */
  readonly offset: number;
  readonly pipeline: Pipeline;
  /** The action as it is written, in one line. */
  readonly action: string;
  /** The values that it may print as they are, each in the schema of the chart that describes it. */
  readonly values: readonly { readonly schema: JsonSchema; readonly path: Path }[];
  /** Whether it may print what functions made of values. */
  readonly isComputed: boolean;
}

/**
 * What the actions of a chart and of its subcharts print, by the analysis that proves values exact: each
 * action is followed with a last look into what it prints, for a key by which the look is known again.
 *
 * @param files all files of the chart
 * @param folder the chart's, as in their paths
 */
export function printedValues(files: readonly ChartFile[], folder: string): readonly PrintedValue[] {
  const chart = chartAt(files, folder);
  const bodies = new Map<string, TemplateBody>();
  const prints: Pick<PrintedValue, "file" | "offset" | "action" | "pipeline">[] = [];
  for (const { path: file, contents } of templates(chart)) {
    const look = (pipeline: Pipeline): Pipeline => {
      const { offset } = pipeline.commands[0]![0]!;
      const start = contents.lastIndexOf("{{", offset);
      prints.push({ file, offset, action: actionAt(contents, start), pipeline });
      return looked(pipeline, `${mark}${prints.length - 1}`);
    };
    const steps = parseTemplate(contents).map((step) => withLooks(step, look));
    bodies.set(file, { file, steps });
    for (const { name, body } of steps.flatMap(defines)) bodies.set(name, { file, steps: body });
  }
  const found = prints.map(() => new Map<string, PrintedValue["values"][number]>());
  const computed = new Set<number>();
  for (const part of allCharts(chart)) {
    const fault = (path: Path) => {
      const key = path.at(-1)!;
      if (key.startsWith(mark)) {
        const schema = path[0] === "global" ? chart.schema : part.schema;
        const read = path.slice(0, -1);
        found[Number(key.slice(mark.length))]!.set(`${part.folder}\0${read.join("\0")}`, {
          schema,
          path: read,
        });
      }
      return undefined;
    };
    const own = part.templates.flatMap(({ path }) => bodies.get(path) ?? []);
    const { faults } = followTemplates({ bodies, folder: `${part.folder}/templates`, fault }, own);
    for (const { message } of faults) {
      const [, index] = new RegExp(`${mark}(\\d+) is looked up in what a function`).exec(message) ?? [];
      if (index !== undefined) computed.add(Number(index));
    }
  }
  return prints.map((print, i) => ({
    ...print,
    values: [...found[i]!.values()],
    isComputed: computed.has(i),
  }));
}

function actionAt(source: string, start: number): string {
  const cursor = { source, at: start };
  nextAction(cursor);
  return source.slice(start, cursor.at).replace(/\s+/g, " ");
}

const mark = "printed-";

/** `PIPELINE | dig "printed-7" ""`. */
function looked(pipeline: Pipeline, key: string): Pipeline {
  const { offset } = pipeline.commands[0]![0]!;
  const operand = (base: Operand["base"]): Operand => ({ base, fields: [], offset });
  const look = [
    operand({ is: "call", name: "dig" }),
    operand({ is: "text", name: key }),
    operand({ is: "text", name: "" }),
  ];
  return { ...pipeline, commands: [...pipeline.commands, look] };
}

function withLooks(step: Step, look: (pipeline: Pipeline) => Pipeline): Step {
  const inside = (steps: readonly Step[]) => steps.map((inner) => withLooks(inner, look));
  if (step.kind === "template") return step;
  if (step.kind === "define") return { ...step, body: inside(step.body) };
  if (step.kind === "print")
    return step.pipeline.variables.length > 0 ? step : { ...step, pipeline: look(step.pipeline) };
  return { ...step, body: inside(step.body), otherwise: inside(step.otherwise) };
}

function defines(step: Step): readonly Extract<Step, { kind: "define" }>[] {
  return step.kind === "define"
    ? [step]
    : "otherwise" in step
      ? [...step.body, ...step.otherwise].flatMap(defines)
      : [];
}

function templates(chart: ChartText): readonly ChartFile[] {
  return allCharts(chart).flatMap((part) => part.templates);
}

function allCharts(chart: ChartText): readonly ChartText[] {
  return [chart, ...chart.subcharts.flatMap(allCharts)];
}
