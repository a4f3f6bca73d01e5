import type { Problem } from "../problem/problem.js";
import { positionIn } from "../source/yaml/text.js";
import { didYouMean } from "../problem/suggest.js";
import type { ChartFile } from "../render/chart-file.js";
import type { JsonSchema } from "../schema/bundle.js";
import { chartAt, shownPath, type ChartText } from "./chart-text.js";
import { declaredAt, namesAt } from "./declared.js";
import { followTemplates, type Followed } from "./follow.js";
import { parseTemplate, type Step } from "./chart-template.js";
import { TemplateSyntaxError } from "./template-action.js";
import { each, type Path } from "./meaning.js";
import { unreadKeys } from "./unread-keys.js";
import type { Fault, Read, TemplateBody } from "./walk.js";

/**
 * Checks that the values of a chart and its templates fit exactly, and the same for its subcharts: every key
 * of values.yaml is read by a template of the chart (or of a subchart, or is the condition of one), is in
 * values.schema.json and described there, and every value that a template reads is in values.schema.json. A
 * template that reads values in a way that cannot be followed is a problem, too, and so is a name that two
 * templates define.
 *
 * @param files at least all files of the chart
 * @param folder the chart's, as in their paths: `charts/shop`
 * @returns problems whose path is that of a file
 */
export function exactValueProblems(files: readonly ChartFile[], folder: string): readonly Problem[] {
  const chart = chartAt(files, folder);
  const texts = new Map(files.map(({ path, contents }) => [path, contents]));
  const { bodies, faults } = templateBodies(allTemplates(chart));
  const checked = checkChart(chart, chart.schema, bodies);
  const unused = unusedFaults(
    chart,
    chart.schema,
    new Map([...bodies].filter(([name]) => !checked.included.has(name))),
    bodies,
  );
  return [
    ...checked.problems,
    ...[...faults, ...checked.faults, ...unused].map((fault) => faultProblem(fault, texts)),
  ];
}

function checkChart(chart: ChartText, top: JsonSchema, bodies: Bodies): Checked {
  const subcharts = chart.subcharts.map((subchart) => ({
    names: subchart.names,
    ...checkChart(subchart, top, bodies),
  }));
  // Helm prints no file whose name begins with _.
  const own = follow(
    chart,
    top,
    bodies,
    chart.templates
      .filter(({ path }) => !/\/_[^/]*$/.test(path))
      .flatMap(({ path }) => bodies.get(path) ?? []),
  );
  const reads = [
    ...own.reads.values(),
    ...chart.conditions.map((path): Read => ({ path, whole: false, except: [] })),
    ...subcharts.flatMap(({ names, reads }) =>
      reads.flatMap((read) =>
        read.path[0] === "global" ? [read] : names.map((name) => ({ ...read, path: [name, ...read.path] })),
      ),
    ),
  ];
  return {
    reads,
    included: new Set([...own.included, ...subcharts.flatMap(({ included }) => [...included])]),
    problems: [...valuesProblems(chart, reads), ...subcharts.flatMap(({ problems }) => problems)],
    faults: [...own.faults, ...subcharts.flatMap(({ faults }) => faults)],
  };
}

/**
 * A named template that no other includes is followed as if from the top of its chart; what it reads makes no
 * key useful.
 */
function unusedFaults(chart: ChartText, top: JsonSchema, unused: Bodies, bodies: Bodies): readonly Fault[] {
  const files = new Set(chart.templates.map(({ path }) => path));
  const own = [...unused].filter(([name, { file }]) => files.has(file) && name !== file);
  const included = new Set(
    own.flatMap(([name, body]) =>
      [...follow(chart, top, bodies, [body]).included].filter((inner) => inner !== name),
    ),
  );
  return [
    ...follow(
      chart,
      top,
      bodies,
      own.filter(([name]) => !included.has(name)).map(([, body]) => body),
    ).faults,
    ...chart.subcharts.flatMap((subchart) => unusedFaults(subchart, top, unused, bodies)),
  ];
}

type Bodies = ReadonlyMap<string, TemplateBody>;

interface Checked {
  readonly reads: readonly Read[];
  readonly included: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  readonly faults: readonly Fault[];
}

function allTemplates(chart: ChartText): readonly ChartFile[] {
  return [...chart.templates, ...chart.subcharts.flatMap(allTemplates)];
}

/**
 * All that can be included: each file by its path, each named template by its name, for charts share them.
 */
function templateBodies(templates: readonly ChartFile[]): {
  readonly bodies: Bodies;
  readonly faults: readonly Fault[];
} {
  const bodies = new Map<string, TemplateBody>();
  const faults: Fault[] = [];
  for (const { path: file, contents } of templates) {
    try {
      const steps = parseTemplate(contents);
      bodies.set(file, { file, steps });
      for (const { name, body } of defines(steps)) {
        const earlier = bodies.get(name);
        // Helm takes the last one it comes across, in silence.
        if (earlier) faults.push(definedAgain(name, file, contents, earlier.file));
        else bodies.set(name, { file, steps: body });
      }
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError)) throw error;
      faults.push({ file, offset: error.offset, message: `cannot be read: ${error.message}` });
    }
  }
  return { bodies, faults };
}

function definedAgain(name: string, file: string, contents: string, earlier: string): Fault {
  const message = `defines ${JSON.stringify(name)}, and so does ${earlier}. Choose another name`;
  return { file, offset: Math.max(0, contents.lastIndexOf(JSON.stringify(name))), message };
}

function defines(steps: readonly Step[]): readonly Extract<Step, { kind: "define" }>[] {
  return steps.flatMap((step) =>
    step.kind === "define" ? [step] : "otherwise" in step ? defines([...step.body, ...step.otherwise]) : [],
  );
}

function follow(
  { folder, schema }: ChartText,
  top: JsonSchema,
  bodies: Bodies,
  files: readonly TemplateBody[],
): Followed {
  const known = new Map<string, string | undefined>();
  const fault = (path: Path) => {
    const key = path.join("\0");
    // The umbrella says what is global.
    if (!known.has(key)) known.set(key, undeclared(path[0] === "global" ? top : schema, path));
    return known.get(key);
  };
  return followTemplates({ bodies, folder: `${folder}/templates`, fault }, files);
}

function undeclared(schema: JsonSchema, path: Path): string | undefined {
  if (declaredAt(schema, path)) return undefined;
  const owner = path.slice(0, -1);
  const key = path[path.length - 1]!;
  if (key === each)
    return (
      `goes through .Values.${shownPath(owner)}, ` +
      "which is neither a list nor an object in values.schema.json"
    );
  return (
    `reads .Values.${shownPath(path)}, which is not in ` +
    `values.schema.json.${didYouMean(key, namesAt(schema, owner))}`
  );
}

function valuesProblems(chart: ChartText, reads: readonly Read[]): readonly Problem[] {
  const problem = (path: Path, what: string): Problem => ({
    path: chart.valuesFile,
    message: `has ${shownPath(path)}, which ${what}`,
    position: chart.positions.get(shownPath(path))!,
  });
  return [
    ...chart.keys.flatMap((path) => {
      const declared = declaredAt(chart.schema, path);
      if (!declared) {
        if (!declaredAt(chart.schema, path.slice(0, -1))) return [];
        const hint = didYouMean(path[path.length - 1]!, namesAt(chart.schema, path.slice(0, -1)));
        return [problem(path, `is not in values.schema.json.${hint}`)];
      }
      return declared.isDescribed ? [] : [problem(path, "has no description in values.schema.json")];
    }),
    ...unreadKeys(chart.keys, reads).map((path) => problem(path, "no template reads")),
  ];
}

function faultProblem({ file, offset, message }: Fault, texts: ReadonlyMap<string, string>): Problem {
  return { path: file, message, position: positionIn(texts.get(file)!)(offset) };
}
