import { helmYaml } from "../package/helm-yaml.js";
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
 * @throws Error of the YAML or JSON parser
 */
export function chartContent(files: ReadonlyMap<string, string>): ChartContent | undefined {
  const metadata = helmYaml(files.get("Chart.yaml") ?? "") as ChartContent["metadata"] | undefined;
  if (typeof metadata?.["name"] !== "string" || typeof metadata["version"] !== "string") return undefined;
  const own = new Map<string, string>();
  const below = new Map<string, Map<string, string>>();
  for (const [path, text] of files) {
    const [, folder, rest] = /^charts\/([^/]+)\/(.+)$/s.exec(path) ?? [];
    if (folder === undefined) own.set(path, text);
    else below.set(folder, (below.get(folder) ?? new Map()).set(rest!, text));
  }
  const schema = files.get("values.schema.json");
  return {
    name: metadata["name"],
    version: metadata["version"],
    metadata,
    values: helmYaml(files.get("values.yaml") ?? "") ?? {},
    schema: schema === undefined ? undefined : (JSON.parse(schema) as Schema),
    files: own,
    subcharts: new Map([...below].flatMap(([folder, inner]) => {
      const subchart = chartContent(inner);
      return subchart === undefined ? [] : [[folder, subchart]];
    })),
  };
}
