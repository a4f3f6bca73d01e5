import { createHash } from "node:crypto";
import type { Hook, Release, StoredChart, StoredFile } from "./release.js";

/** Helm's majors, which keep releases in forms of their own. */
export type Form = "helm3" | "helm4";

/**
 * A release as Helm keeps it after its installation has succeeded: the hooks of that have run. Times are in
 * UTC, and the same in every run.
 *
 * @param release as Helm 4's dry run has it
 */
export function storedRelease(release: Release, form: Form): Release {
  const time = times();
  const deployed = time();
  const { first_deployed: _, last_deployed: __, description: ___, status: ____, ...notes } = release.info;
  const { apply_method, ...parts } = release;
  return {
    ...parts,
    info: {
      first_deployed: deployed,
      last_deployed: deployed,
      ...(form === "helm3" ? { deleted: "" } : {}),
      description: "Install complete",
      status: "deployed",
      ...notes,
    },
    chart: storedChart(release.chart, form, time),
    ...(release.manifest === undefined
      ? {}
      : { manifest: form === "helm3" ? trimmedManifest(release.manifest) : release.manifest }),
    ...(release.hooks === undefined
      ? {}
      : { hooks: release.hooks.map((hook) => storedHook(hook, form, time)) }),
    ...(form === "helm4" && apply_method !== undefined ? { apply_method } : {}),
  };
}

/**
 * Helm 4 keeps the files' times of change. A checkout writes those of a folder within few ticks of the clock.
 */
function storedChart(chart: StoredChart, form: Form, time: () => string): StoredChart {
  if (form === "helm3") {
    const { schemamodtime: _, modtime: __, ...kept } = chart;
    const timeless = (files: readonly StoredFile[] | null) =>
      files?.map(({ name, data }) => ({ name, data })) ?? null;
    return { ...kept, templates: timeless(chart.templates), files: timeless(chart.files) };
  }
  const timed = (files: readonly StoredFile[] | null) => {
    const modtime = time();
    return files?.map((file) => ({ ...file, ...(file.modtime === undefined ? {} : { modtime }) })) ?? null;
  };
  return {
    ...chart,
    templates: timed(chart.templates),
    // A chart without schema has the time zero.
    ...(chart.schema === null ? {} : { schemamodtime: time() }),
    files: timed(chart.files),
    ...(chart.modtime === undefined ? {} : { modtime: time() }),
  };
}

/** Helm 3 keeps no empty lines at the end of a document. */
function trimmedManifest(manifest: string): string {
  return manifest
    .split(/\n(?=---\n# Source: )/)
    .map((document) => `${document.trimEnd()}\n`)
    .join("");
}

function storedHook(hook: Hook, form: Form, time: () => string): Hook {
  return {
    ...hook,
    manifest: form === "helm3" ? hook.manifest.trimEnd() : hook.manifest,
    last_run: lastRun(hook, form, time),
  };
}

function lastRun({ events }: Hook, form: Form, time: () => string): Hook["last_run"] {
  if (events.some((event) => event === "pre-install" || event === "post-install"))
    return { started_at: time(), completed_at: time(), phase: "Succeeded" };
  return form === "helm3" ? { started_at: "", completed_at: "", phase: "" } : { phase: "" };
}

/** Seconds that go on, and nanoseconds that nobody could guess. */
function times(): () => string {
  let count = 0;
  return () => {
    const nanoseconds = createHash("sha256").update(String(++count)).digest().readUInt32BE() % 1e9;
    const second = new Date(Date.UTC(2026, 0, 1) + count * 700).toISOString().slice(0, 19);
    return `${second}.${String(nanoseconds).padStart(9, "0").replace(/0+$/, "")}Z`;
  };
}
