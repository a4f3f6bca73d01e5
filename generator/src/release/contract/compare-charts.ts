import { subset, validRange } from "semver";
import { shown } from "../../problem/shown.js";
import { withoutHeader } from "../../render/header.js";
import type { ChartContent } from "./chart-content.js";
import { compareSchemas } from "./compare-schemas.js";
import type { Reason } from "./reason.js";
import { sortedText, type Schema } from "./schema/schema.js";

/**
 * What the content of one chart, without that of its subcharts, asks for against that of an older one. What a
 * version itself changes is not looked at: Chart.lock, the versions in Chart.yaml; nor what no package holds,
 * nor the header of a file, which says only where it comes from.
 */
export function compareCharts(old: ChartContent, next: ChartContent): readonly Reason[] {
  const files = [...changedFiles(old, next), ...metadataReasons(old.metadata, next.metadata)];
  const subcharts = subchartReasons(old, next);
  if (files.length === 0) return subcharts;
  const names = [...new Set([...old.subcharts.keys(), ...next.subcharts.keys()])];
  const added = [...next.subcharts.keys()].filter((name) => !old.subcharts.has(name));
  const contract = ({ schema, values }: ChartContent) => ({
    schema: withoutSections(schema ?? { type: "object" }, names),
    values,
  });
  const same =
    old.files.get("values.schema.json") === next.files.get("values.schema.json") &&
    sortedText(old.values) === sortedText(next.values);
  const values = same ? [] : compareSchemas(contract(old), contract(next), added);
  // What it says of values says why the file differs.
  return [
    ...subcharts,
    ...values,
    ...files.filter(({ path }) => values.length === 0 || path !== "values.schema.json"),
  ];
}

/** Whether what Helm renders may differ: something other than a description or a schema changed. */
export function mayRenderOtherwise(reasons: readonly Reason[]): boolean {
  return reasons.some(
    ({ of, path }) =>
      of === "subchart" || (of === "file" && path !== "README.md" && path !== "values.schema.json"),
  );
}

function changedFiles(old: ChartContent, next: ChartContent): readonly Reason[] {
  const paths = [...new Set([...old.files.keys(), ...next.files.keys()])]
    .filter((path) => !unpublished(path, old))
    .sort();
  return paths.flatMap((path) => {
    const [before, after] = [old, next].map(({ files }) => {
      const text = files.get(path);
      return text === undefined ? undefined : withoutHeader(text);
    });
    return before === after
      ? []
      : [
          {
            level: "patch",
            of: "file",
            path,
            message: before === undefined ? "is new" : after === undefined ? "is gone" : "differs",
          },
        ];
  });
}

function unpublished(path: string, old: ChartContent): boolean {
  if (path === "Chart.yaml" || path === "Chart.lock" || /^\.chartwright/.test(path)) return true;
  // Not every way to pack a chart takes it along.
  return path === ".helmignore" && !old.files.has(path);
}

function metadataReasons(old: ChartContent["metadata"], next: ChartContent["metadata"]): readonly Reason[] {
  const [before, after] = [compared(old), compared(next)];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys
    .filter((key) => sortedText(before[key] ?? null) !== sortedText(after[key] ?? null))
    .map((key) => ({
      level: key === "kubeVersion" && !takesAll(before[key], after[key]) ? "major" : "patch",
      of: "file",
      path: `Chart.yaml ${key}`,
      message:
        typeof (before[key] ?? "") === "string" && typeof after[key] === "string"
          ? `is ${shown(after[key])}, was ${before[key] === undefined ? "not there" : shown(before[key])}`
          : "differs",
    }));
}

/** What is empty may be left out, as `helm package` does. */
function compared({
  version: _,
  dependencies,
  ...metadata
}: ChartContent["metadata"]): Readonly<Record<string, unknown>> {
  const unversioned: unknown = Array.isArray(dependencies)
    ? dependencies.map(({ version: _, repository = "", ...dependency }: Record<string, unknown>) => ({
        ...dependency,
        repository,
      }))
    : [];
  return Object.fromEntries(
    Object.entries<unknown>({ ...metadata, dependencies: unversioned }).filter(
      ([, value]) => value !== "" && !(typeof value === "object" && Object.keys(value ?? {}).length === 0),
    ),
  );
}

/**
 * Whether a range of Kubernetes versions lets in all that another one did. Commas are Helm's way to say
 * "and".
 */
function takesAll(old: unknown, next: unknown): boolean {
  const [before, after] = [old, next].map((range) =>
    validRange(String(range ?? "*").replaceAll(",", " "), { includePrerelease: true }),
  );
  return (
    typeof before === "string" &&
    typeof after === "string" &&
    subset(before, after, { includePrerelease: true })
  );
}

function subchartReasons(old: ChartContent, next: ChartContent): readonly Reason[] {
  const gone = [...old.subcharts.keys()]
    .filter((name) => !next.subcharts.has(name))
    .map((path): Reason => ({ level: "major", of: "subchart", path, message: "is gone" }));
  const made = [...next.subcharts.keys()]
    .filter((name) => !old.subcharts.has(name))
    .map((path): Reason => ({ level: "minor", of: "subchart", path, message: "is new" }));
  return [...gone, ...made];
}

/** A subchart's section says what its own schema says, so that it is compared there. */
function withoutSections(schema: Schema, names: readonly string[]): Schema {
  if (typeof schema === "boolean") return schema;
  return {
    ...schema,
    properties: {
      ...(schema["properties"] as object | undefined),
      ...Object.fromEntries(names.map((name) => [name, true])),
    },
  };
}
