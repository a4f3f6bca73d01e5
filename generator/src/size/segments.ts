import { goJson } from "./go-json.js";
import type { Hook, Release, StoredChart, StoredFile } from "./release.js";

/** A piece of a release's JSON, and what it is there for. */
export interface Segment {
  /** A subchart, or the umbrella. */
  readonly chart: string;
  /** Of the chart: `manifest`, `hooks`, `values`, or one of its files. */
  readonly part: string;
  readonly text: string;
}

/** The JSON of a release, as Go writes it, in pieces. */
export function segmentsOf(release: Release): readonly Segment[] {
  const umbrella = String(release.chart.metadata["name"]);
  const own = (part: string, text: string): Segment => ({ chart: umbrella, part, text });
  const entries = Object.entries(release).map(([key, value]) => {
    switch (key) {
      case "chart":
        return chartSegments(release.chart, umbrella);
      case "config":
        return keyed(release.config!, "values of the environment", umbrella, subcharts(release.chart));
      case "manifest":
        return manifestSegments(release.manifest!, umbrella);
      case "hooks":
        return hookSegments(release.hooks!, umbrella);
      default:
        return [
          own(
            key === "info" && release.info.notes !== undefined
              ? "templates/NOTES.txt, rendered"
              : "the record itself",
            goJson(value),
          ),
        ];
    }
  });
  return object(Object.keys(release), entries, umbrella);
}

function chartSegments(chart: StoredChart, umbrella: string): readonly Segment[] {
  const own = (part: string, value: unknown): readonly Segment[] => [
    { chart: umbrella, part, text: goJson(value) },
  ];
  const entries = Object.entries(chart).map(([key, value]) => {
    switch (key) {
      case "templates":
      case "files":
        return value === null
          ? own(key, value)
          : list(
              (value as readonly StoredFile[]).map((file) => own(file.name, file)),
              umbrella,
            );
      case "values":
        return value === null
          ? own(key, value)
          : keyed(chart.values!, "values.yaml", umbrella, subcharts(chart));
      case "schema":
        return own("values.schema.json", value);
      case "lock":
        return own("Chart.lock", value);
      case "metadata":
        return own("Chart.yaml", value);
      default:
        return own("the record itself", value);
    }
  });
  return object(Object.keys(chart), entries, umbrella);
}

/** Names, or aliases, under which values go to subcharts. */
function subcharts({ metadata }: StoredChart): ReadonlySet<string> {
  const dependencies = (metadata["dependencies"] ?? []) as readonly {
    readonly name: string;
    readonly alias?: string;
  }[];
  return new Set(dependencies.map(({ name, alias }) => alias ?? name));
}

function keyed(
  values: Readonly<Record<string, unknown>>,
  part: string,
  umbrella: string,
  names: ReadonlySet<string>,
): readonly Segment[] {
  const entries = Object.entries(values).map(([key, value]) => [
    { chart: names.has(key) ? key : umbrella, part, text: goJson(value) },
  ]);
  return object(Object.keys(values), entries, umbrella);
}

/** Helm writes before each document from which chart template it comes. */
function manifestSegments(manifest: string, umbrella: string): readonly Segment[] {
  const documents = manifest.split(/^(?=---\n# Source: )/m);
  return [
    { chart: umbrella, part: "manifest", text: '"' },
    ...documents.map((text) => ({
      chart: chartOf(/^---\n# Source: (.*)$/m.exec(text)?.[1] ?? umbrella),
      part: "manifest",
      text: goJson(text).slice(1, -1),
    })),
    { chart: umbrella, part: "manifest", text: '"' },
  ];
}

function hookSegments(hooks: readonly Hook[], umbrella: string): readonly Segment[] {
  return list(
    hooks.map((hook) => [{ chart: chartOf(hook.path), part: "hooks", text: goJson(hook) }]),
    umbrella,
  );
}

/** `shop/charts/api/templates/service.yaml`: api; of a subchart's subchart: `api/charts/store`. */
function chartOf(path: string): string {
  const [umbrella = "", ...inner] = path.replace(/\/templates\/.*$/, "").split("/charts/");
  return inner.length === 0 ? umbrella : inner.join("/charts/");
}

function object(
  keys: readonly string[],
  entries: readonly (readonly Segment[])[],
  umbrella: string,
): readonly Segment[] {
  return enclosed(
    "{",
    entries.map((entry, i) => prefixed(`${goJson(keys[i])}:`, entry)),
    "}",
    umbrella,
  );
}

function list(items: readonly (readonly Segment[])[], umbrella: string): readonly Segment[] {
  return enclosed("[", items, "]", umbrella);
}

function enclosed(
  open: string,
  items: readonly (readonly Segment[])[],
  close: string,
  chart: string,
): readonly Segment[] {
  return [
    { chart, part: "the record itself", text: open },
    ...items.flatMap((item, i) => (i === 0 ? item : prefixed(",", item))),
    { chart, part: "the record itself", text: close },
  ];
}

function prefixed(text: string, [first, ...rest]: readonly Segment[]): readonly Segment[] {
  return [{ ...first!, text: text + first!.text }, ...rest];
}
