import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ProblemsError } from "../problem/problem.js";
import { FailedToolError } from "../tool/failed-tool.js";
import { helmProgram } from "../tool/helm.js";
import { runProgram } from "../tool/run-program.js";
import { inTurn } from "../tool/in-turn.js";
import { documentsIn } from "../manifests/documents.js";
import type { Document } from "../manifests/objects.js";
import type { Dropped } from "./scene/scene.js";

/** A chart and how it is to be rendered. */
export interface Rendering {
  /** Helm's program: a path, or a name that is looked up. */
  readonly helm: string;
  /** A folder or a .tgz. */
  readonly chart: string;
  /** What errors call it; undefined: by its path. */
  readonly title?: string;
  /** Values files, later ones winning. */
  readonly values: readonly string[];
  /** Single values above those of the files, as options of Helm: `--set`, `web.replicas=2`. */
  readonly set?: readonly string[];
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
  /** Values are taken though the chart's schema refuses them. */
  readonly skipSchemaValidation?: true;
}

/**
 * What `helm template` makes of a chart, for an install or an upgrade, and the hooks that Helm dropped. Helm
 * runs twice at a time at most.
 *
 * @throws MissingToolError without Helm, ProblemsError with Helm's own words when it refuses the chart
 */
export async function renderChart(
  rendering: Rendering,
  kind: "install" | "upgrade",
): Promise<{ readonly documents: readonly Document[]; readonly dropped: readonly Dropped[] }> {
  const {
    helm,
    chart,
    title = chart,
    values,
    set = [],
    release,
    namespace,
    kubeVersion,
    apiVersions,
    skipSchemaValidation,
  } = rendering;
  const args = [
    // Helm speaks of dropped hooks only here.
    "template",
    release,
    chart,
    "--namespace",
    namespace,
    "--debug",
    ...values.flatMap((file) => ["--values", file]),
    ...set,
    ...(kubeVersion === undefined ? [] : ["--kube-version", kubeVersion]),
    ...apiVersions.flatMap((version) => ["--api-versions", version]),
    ...(kind === "upgrade" ? ["--is-upgrade"] : []),
    ...(skipSchemaValidation ? ["--skip-schema-validation"] : []),
  ];
  const { code, output, errors } = await inTurn(() =>
    runProgram(helmProgram(helm, "Charts are rendered with"), args),
  ).catch((error: unknown) => {
    if (!(error instanceof FailedToolError)) throw error;
    throw new ProblemsError(title, [{ path: "", message: `Helm cannot render it: ${error.message}` }]);
  });
  if (code !== 0)
    throw new ProblemsError(title, [{ path: "", message: `Helm cannot render it: ${reason(errors)}` }]);
  return {
    documents: documentsIn(output, title),
    dropped: droppedHooks(errors).map((annotation) => ({
      annotation,
      sources: templatesWith(chart, annotation),
    })),
  };
}

/** Helm's last words, without what --debug adds. */
function reason(errors: string): string {
  const lines = errors.split("\n").filter((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => /^(Error|panic): /.test(line));
  const end = lines.findIndex(
    (line, i) => i > last && /^(helm\.go:|Use --debug|\S+\.go:\d+|goroutine |level=)/.test(line),
  );
  return (last < 0 ? lines.slice(-1) : lines.slice(last, end < 0 ? undefined : end))
    .join(" ")
    .replace(/^Error: /, "")
    .slice(0, 2000);
}

function droppedHooks(errors: string): readonly string[] {
  const found = [
    ...errors.matchAll(/skipping unknown hooks?(?:" hookTypes=|: )("(?:[^"\\]|\\.)*"|\S+)/g),
  ].map(([, text]) => (text!.startsWith('"') ? String(JSON.parse(text!)) : text!));
  return [...new Set(found)];
}

/** The chart templates that have an annotation's text, so far as the chart is a folder. */
function templatesWith(chart: string, annotation: string): readonly string[] {
  if (!statSync(chart).isDirectory()) return [];
  const files = readdirSync(chart, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)templates\/.*\.ya?ml$/.test(file))
    .sort();
  return files
    .filter((file) =>
      readFileSync(join(chart, file), "utf8")
        .split("\n")
        .some(
          (line) =>
            line.includes("helm.sh/hook") &&
            !/hook-(weight|delete|output)/.test(line) &&
            line.includes(annotation),
        ),
    )
    .map((file) => join(basename(chart === "." ? dirname(join(process.cwd(), "x")) : chart), file));
}
