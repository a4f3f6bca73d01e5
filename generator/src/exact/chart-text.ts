import { nearestPlace, pathText, type Positions, type Step } from "../problem/positions.js";
import type { Position } from "../problem/problem.js";
import { readYaml } from "../source/yaml/read-yaml.js";
import type { ChartFile } from "../render/chart-file.js";
import type { JsonSchema } from "../schema/bundle.js";
import { each, type Path } from "./meaning.js";

/** What the files of a chart say, as far as its values go. */
export interface ChartText {
  readonly folder: string;
  /** Under which keys the values of this chart stand in those of the chart around it. */
  readonly names: readonly string[];
  readonly valuesFile: string;
  /** All keys of values.yaml, parents before what is in them; the keys in the items of a list once. */
  readonly keys: readonly Path[];
  /** Where each of them stands, by its path as text. */
  readonly positions: ReadonlyMap<string, Position>;
  readonly schema: JsonSchema;
  readonly templates: readonly ChartFile[];
  /** Values that decide whether subcharts are installed. */
  readonly conditions: readonly Path[];
  readonly subcharts: readonly ChartText[];
}

/**
 * Reads the chart whose files begin with `folder`, and its subcharts.
 *
 * @throws ProblemsError when values.yaml or Chart.yaml is not valid YAML that Helm reads as we do
 */
export function chartAt(
  files: readonly ChartFile[],
  folder: string,
  names: readonly string[] = [],
): ChartText {
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  const text = (name: string) => inside.find(({ path }) => path === `${folder}/${name}`)?.contents;
  const valuesFile = `${folder}/values.yaml`;
  const values = readYaml(valuesFile, Buffer.from(text("values.yaml") ?? ""));
  const dependencies = dependenciesOf(
    readYaml(`${folder}/Chart.yaml`, Buffer.from(text("Chart.yaml") ?? "")).value,
  );
  const found = new Map<string, readonly Step[]>();
  collectKeys(values.value, [], [], found);
  return {
    folder,
    names,
    valuesFile,
    keys: [...found.keys()].map((key) => JSON.parse(key) as Path),
    positions: new Map(
      [...found].map(([key, steps]) => [
        shownPath(JSON.parse(key) as Path),
        positionOf(steps, values.positions),
      ]),
    ),
    schema: JSON.parse(text("values.schema.json") ?? "{}") as JsonSchema,
    templates: inside.filter(({ path }) => path.startsWith(`${folder}/templates/`)),
    conditions: dependencies.flatMap(({ condition = "", tags = [] }) => [
      ...condition.split(",").map((path) => path.trim().split(".")),
      ...tags.map((tag) => ["tags", tag]),
    ]),
    subcharts: subchartFolders(inside, folder).map((name) => {
      const aliases = dependencies
        .filter((dependency) => dependency.name === name)
        .map((dependency) => dependency.alias ?? name);
      return chartAt(inside, `${folder}/charts/${name}`, aliases.length > 0 ? aliases : [name]);
    }),
  };
}

/** A path as readers know it: `env["spring.x"]`, `hosts[].name`. */
export function shownPath(path: Path): string {
  return pathText(path).replaceAll(`[${JSON.stringify(each)}]`, each);
}

interface Dependency {
  readonly name: string;
  readonly alias?: string;
  readonly condition?: string;
  readonly tags?: readonly string[];
}

function dependenciesOf(metadata: unknown): readonly Dependency[] {
  return (metadata as { readonly dependencies?: readonly Dependency[] } | null)?.dependencies ?? [];
}

function subchartFolders(files: readonly ChartFile[], folder: string): readonly string[] {
  return files.flatMap(
    ({ path }) => /^charts\/([^/]+)\/Chart\.yaml$/.exec(path.slice(folder.length + 1))?.[1] ?? [],
  );
}

function collectKeys(
  value: unknown,
  path: Path,
  steps: readonly Step[],
  found: Map<string, readonly Step[]>,
): void {
  const key = JSON.stringify(path);
  if (path.length > 0 && !found.has(key)) found.set(key, steps);
  if (Array.isArray(value))
    value.forEach((item, i) => collectKeys(item, [...path, each], [...steps, i], found));
  else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value))
      collectKeys(member, [...path, name], [...steps, name], found);
  }
}

function positionOf(steps: readonly Step[], positions: Positions): Position {
  return nearestPlace(pathText(steps), positions)!.key;
}
