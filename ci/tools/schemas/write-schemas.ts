import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import { customResourceSchemas, isCustomResourceDefinition } from "./custom-resource-schemas.js";
import type { KindSchema } from "./kind-schema.js";
import { kubernetesSchemas, strictDefinitions, type Swagger } from "./kubernetes-schemas.js";
import { sourceTexts } from "./source-texts.js";
import { customResources, kubernetesApi } from "./sources.js";

/**
 * Writes a strict JSON Schema for every kind of Kubernetes and of the custom resources in sources.ts into
 * `folder`, one file a kind and version, under the names that kubeconform looks for.
 * @throws ToolError if a module cannot be fetched
 */
export async function writeSchemas(folder: string): Promise<void> {
  const swagger = JSON.parse((await sourceTexts(kubernetesApi)).join()) as Swagger;
  const definitions = strictDefinitions(swagger);
  const written = new Set<string>();
  for (const kind of kubernetesSchemas(swagger, definitions)) await write(kind, folder, written);
  for (const source of customResources) {
    const documents = (await sourceTexts(source)).flatMap((text) => loadAll(text));
    const kinds = documents
      .filter(isCustomResourceDefinition)
      .flatMap((document) => customResourceSchemas(document, definitions));
    for (const kind of kinds) await write(kind, folder, written);
  }
}

async function write({ file, schema }: KindSchema, folder: string, written: Set<string>): Promise<void> {
  if (written.has(file)) throw new Error(`two kinds want the schema file ${file}`);
  written.add(file);
  await writeFile(
    join(folder, file),
    JSON.stringify({ $schema: "http://json-schema.org/draft-04/schema#", ...schema }),
  );
}
