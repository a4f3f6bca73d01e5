import { helmYaml } from "../package/helm-yaml.js";
import { expandedSchema, tooDeep } from "./schema/expanded.js";
import { MAX_SCHEMA_DEPTH } from "../../problem/limits.js";
import type { Schema } from "./schema/schema.js";

/** A chart as its files say what it is. */
export interface ChartContent {
  readonly name: string;
  readonly version: string;
  /** Chart.yaml. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** values.yaml. */
  readonly values: unknown;
  /** values.schema.json; undefined where there is none. */
  readonly schema: Schema | undefined;
  /** Text by path in the chart, without its subcharts. */
  readonly files: ReadonlyMap<string, string>;
  /** By the folder that they lie in. */
  readonly subcharts: ReadonlyMap<string, ChartContent>;
}

/**
 * The chart that files make; undefined without a Chart.yaml that has a name and a version.
 *
 * @param files text by path in the chart
 * @param place of the chart in another one, for errors: `charts/cart/`
 * @throws Error that names the file which is not valid YAML or JSON
 */
export function chartContent(files: ReadonlyMap<string, string>, place = ""): ChartContent | undefined {
  const metadata = parsed(files, "Chart.yaml", place, helmYaml) as ChartContent["metadata"] | undefined;
  if (typeof metadata?.["name"] !== "string" || typeof metadata["version"] !== "string") return undefined;
  const own = new Map<string, string>();
  const below = new Map<string, Map<string, string>>();
  for (const [path, text] of files) {
    const [, folder, rest] = /^charts\/([^/]+)\/(.+)$/s.exec(path) ?? [];
    if (folder === undefined) own.set(path, text);
    else below.set(folder, (below.get(folder) ?? new Map()).set(rest!, text));
  }
  return {
    name: metadata["name"],
    version: metadata["version"],
    metadata,
    values: parsed(files, "values.yaml", place, helmYaml) ?? {},
    schema: parsed(files, "values.schema.json", place, readSchema) as Schema | undefined,
    files: own,
    subcharts: new Map(
      [...below].flatMap(([folder, inner]) => {
        const subchart = chartContent(inner, `${place}charts/${folder}/`);
        return subchart === undefined ? [] : [[folder, subchart]];
      }),
    ),
  };
}

/** @throws Error for what is not JSON, or too large to be compared */
function readSchema(text: string): Schema {
  const schema = JSON.parse(text) as Schema;
  if (isDeeper(schema, MAX_SCHEMA_DEPTH)) throw tooDeep();
  expandedSchema(schema);
  return schema;
}

/** Whether a value is nested deeper than so many levels; its own depth may be beyond any call stack. */
function isDeeper(value: unknown, most: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Undefined where there is no such file. */
function parsed(
  files: ReadonlyMap<string, string>,
  file: string,
  place: string,
  parse: (text: string) => unknown,
): unknown {
  const text = files.get(file);
  try {
    return text === undefined ? undefined : parse(text);
  } catch (error) {
    throw new Error(`${place}${file}: ${(error as Error).message}`);
  }
}
