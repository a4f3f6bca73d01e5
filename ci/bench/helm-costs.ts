import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load } from "js-yaml";

/** What an umbrella costs Helm. */
export interface HelmCost {
  /** Milliseconds of `helm template`. */
  readonly template: number;
  /** KiB of the Secret in which Helm keeps the release, of at most 1,024. */
  readonly release: number;
}

/**
 * @param program Helm's
 * @param chart folder of the umbrella
 * @throws Error when Helm refuses the chart
 */
export function helmCost(program: string, chart: string): HelmCost {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program, ["template", "bench", chart, "--kube-version", "1.37.0"], { encoding: "utf8", maxBuffer: 1 << 30 });
  const template = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { template, release: releaseBytes(chart, stdout) / 1024 };
}

/** As Helm does it: the manifest and the umbrella's own files, not those of its subcharts, as JSON, by gzip at its best, then base64 twice. */
function releaseBytes(chart: string, manifest: string): number {
  const text = (path: string) => readFileSync(join(chart, path), "utf8");
  const base64 = (path: string) => Buffer.from(text(path)).toString("base64");
  const templates = readdirSync(join(chart, "templates")).map((name) => ({ name: `templates/${name}`, data: base64(`templates/${name}`) }));
  const release = {
    name: "bench",
    chart: { metadata: load(text("Chart.yaml")), lock: load(text("Chart.lock")), templates, values: load(text("values.yaml")), schema: base64("values.schema.json"), files: ["README.md", ".helmignore"].map((name) => ({ name, data: base64(name) })) },
    manifest,
    version: 1,
    namespace: "bench",
  };
  return gzipSync(JSON.stringify(release), { level: 9 }).toString("base64").length;
}
