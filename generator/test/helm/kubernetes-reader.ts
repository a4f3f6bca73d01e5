import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { toYaml } from "../../src/render/yaml.js";
import { run } from "./run.js";
import type { Helm, Manifest } from "./render.js";

const chart = mkdtempSync(join(tmpdir(), "chartwright-reader-"));
process.on("exit", () => rmSync(chart, { recursive: true, force: true }));
mkdirSync(join(chart, "templates"));
writeFileSync(join(chart, "Chart.yaml"), toYaml({ apiVersion: "v2", name: "reader", version: "1.0.0" }));
writeFileSync(join(chart, "templates", "read.yaml"), "read: {{ toJson .Values | b64enc }}\n");

let files = 0;

/**
 * The objects in what Helm printed as Go's reader of YAML sees them, which is that of Helm and of Kubernetes:
 * they become the values of a chart that prints its values.
 */
export async function readByKubernetes(helm: Helm, text: string): Promise<readonly Manifest[]> {
  const documents = text.split(/^---\n/m).filter((document) => /^[^#\s]/m.test(document));
  const file = join(chart, `${files++}.yaml`);
  writeFileSync(
    file,
    documents.map((document, i) => `d${i}:\n${document.replace(/^(?=.)/gm, "  ")}`).join(""),
  );
  const { output, errors } = await run(helm, ["template", "reader", chart, "--values", file]);
  if (errors !== "") throw new Error(errors);
  const { read } = load(output) as { readonly read: string };
  const values = JSON.parse(Buffer.from(read, "base64").toString("utf8")) as Readonly<
    Record<string, Manifest>
  >;
  return documents.map((_, i) => values[`d${i}`]!);
}
