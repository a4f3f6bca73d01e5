import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { CatalogueError } from "../catalogue/problem.js";
import { readSource } from "../catalogue/read.js";
import { secondsOf } from "../prove/duration.js";
import { shownIdentity } from "../prove/identity.js";
import { documentsIn } from "../prove/manifests.js";
import type { Document } from "../prove/objects.js";
import { prove as proveRendered } from "../prove/prove.js";
import { textAt } from "../prove/reading.js";
import { renderChart, type Rendering } from "../prove/render.js";
import { proofText } from "../prove/report.js";
import type { Settings } from "../prove/scene.js";
import { toYaml } from "../render/yaml.js";
import { UsageError, type Outcome } from "./command.js";

/** As the command line has them. */
export interface ProveOptions {
  readonly values?: readonly string[];
  readonly previous?: string;
  readonly previousValues?: readonly string[];
  readonly release?: string;
  readonly namespace?: string;
  readonly namespaceManifest?: readonly string[];
  readonly outside?: readonly string[];
  readonly ignore?: readonly string[];
  readonly timeout: string;
  readonly pipelineTimeout?: string;
  readonly helm: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
}

/** `chartwright prove`: what goes wrong when a chart, anybody's, is installed, upgraded, rolled back, tested and uninstalled. */
export async function prove(chart: string, options: ProveOptions): Promise<Outcome> {
  const ignored = new Set(options.ignore ?? []);
  const wrong = [...ignored].find((code) => !/^CW\d{3}$/.test(code));
  if (wrong !== undefined) throw new UsageError(`--ignore takes codes such as CW405, not ${JSON.stringify(wrong)}`);
  for (const file of [chart, ...(options.previous === undefined ? [] : [options.previous])]) {
    if (!existsSync(file)) throw new CatalogueError(file, [{ path: "", message: "does not exist. Name a chart's folder or its .tgz" }]);
  }
  const namespaceObjects = (await Promise.all((options.namespaceManifest ?? []).map(manifests))).flat();
  const settings = settingsOf(chart, options, namespaceObjects);
  const folder = mkdtempSync(join(tmpdir(), "chartwright-prove-"));
  try {
    const rendering = await renderingOf(chart, options.values ?? [], settings, options, folder);
    const [install, upgrade] = await Promise.all([renderChart(rendering, "install"), renderChart(rendering, "upgrade")]);
    const previous = options.previous === undefined ? undefined
      : await renderChart(await renderingOf(options.previous, options.previousValues ?? options.values ?? [], settings, options, folder), "install");
    const proof = proveRendered({
      install: install.documents,
      upgrade: upgrade.documents,
      dropped: [...new Map([...install.dropped, ...upgrade.dropped].map((one) => [one.annotation, one])).values()],
      ...(previous === undefined ? {} : { previous: previous.documents }),
    }, settings);
    const findings = proof.findings.filter(({ code }) => !ignored.has(code));
    const deadlines = proof.deadlines.map(({ hooks, ...event }) => ({ ...event, hooks: hooks.map(({ object, ...hook }) => ({ object: shownIdentity(object, settings.namespace), ...hook })) }));
    return { exitCode: findings.length === 0 ? 0 : 1, text: proofText(chart, { ...proof, findings }, settings), json: { findings, deadlines } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function settingsOf(chart: string, options: ProveOptions, namespaceObjects: readonly Document[]): Settings {
  const [only, ...more] = namespaceObjects.filter(({ body }) => textAt(body, "kind") === "Namespace").map(({ body }) => textAt(body, "metadata.name"));
  const pipelineTimeout = options.pipelineTimeout === undefined ? undefined : duration("--pipeline-timeout", options.pipelineTimeout);
  return {
    // A release's name has at most 53 characters, and a .tgz has its version behind its name.
    release: options.release ?? (basename(chart).replace(/(-v?\d+\.\d+\.\d+.*)?\.(tgz|tar\.gz)$/, "").replace(/[^a-z0-9-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 53) || "release"),
    namespace: options.namespace ?? (more.length === 0 ? only : undefined) ?? "default",
    timeout: duration("--timeout", options.timeout),
    ...(pipelineTimeout === undefined ? {} : { pipelineTimeout }),
    outside: options.outside ?? [],
    namespaceObjects,
  };
}

function duration(option: string, text: string): number {
  const seconds = secondsOf(text);
  if (seconds === undefined) throw new UsageError(`${option} takes a duration as Helm does, 5m0s or 90s, not ${JSON.stringify(text)}`);
  return seconds;
}

async function renderingOf(chart: string, values: readonly string[], { release, namespace }: Settings, options: ProveOptions, folder: string): Promise<Rendering> {
  return {
    helm: options.helm, chart, release, namespace,
    values: await Promise.all(values.map((file, i) => yamlFile(file, join(folder, `${basename(chart)}-${i}.yaml`)))),
    apiVersions: options.apiVersions ?? [],
    ...(options.kubeVersion === undefined ? {} : { kubeVersion: options.kubeVersion }),
  };
}

/** Helm reads YAML; a values file in TypeScript becomes it. */
async function yamlFile(file: string, copy: string): Promise<string> {
  if (!/^\.(m?ts|m?js)$/.test(extname(file))) return file;
  writeFileSync(copy, toYaml((await readSource(file)).value ?? {}));
  return copy;
}

async function manifests(file: string): Promise<readonly Document[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CatalogueError(file, [{ path: "", message: error.code === "ENOENT" ? "does not exist" : `cannot be read: ${error.code ?? error.message}` }]);
  });
  return documentsIn(text, file);
}
