import { join } from "node:path";
import { loadAll } from "js-yaml";
import { packageFolder } from "../../src/package-folder.js";
import { run } from "./run.js";

export type Helm = "helm3" | "helm4";
export type Manifest = Readonly<Record<string, unknown>>;

/** The Kubernetes that charts are rendered for; Helm's own default depends on how it was built. */
export const kubeVersion = "1.35.0";

const rendered = new Map<string, Promise<string>>();

/**
 * What `helm template` prints, hooks included. The same call is run once per process.
 *
 * @param chart folder of the chart
 * @param values values files, later ones winning
 * @throws Error with Helm's own words when it fails
 */
export function renderedText(
  helm: Helm,
  chart: string,
  values: readonly string[] = [],
  release = "shop",
): Promise<string> {
  const args = [
    "template",
    release,
    chart,
    "--kube-version",
    kubeVersion,
    ...values.flatMap((file) => ["--values", file]),
  ];
  const key = JSON.stringify([helm, args]);
  const text =
    rendered.get(key) ??
    run(helm, args).then(({ code, output, errors }) => {
      if (code !== 0) throw new Error(`helm ${args.join(" ")}\n${errors}`);
      return output;
    });
  rendered.set(key, text);
  return text;
}

/** The objects in what Helm printed, in its order. */
export function manifestsIn(text: string): readonly Manifest[] {
  return loadAll(text).filter(
    (document): document is Manifest => document !== null && document !== undefined,
  );
}

/**
 * The objects of the AI Nutritionist platform in an environment, as Helm 4 prints them for a release of its
 * usual name.
 */
export async function renderUmbrella(environment: string): Promise<Manifest[]> {
  const values = join(packageFolder, "values", `${environment}.yaml`);
  return [
    ...manifestsIn(
      await renderedText("helm4", join(packageFolder, "charts/ai-nutritionist"), [values], "ai-nutritionist"),
    ),
  ];
}
