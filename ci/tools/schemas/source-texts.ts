import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { goModuleFolder } from "../go.js";
import type { SchemaSource } from "./sources.js";

/** The files of a source, fetched if need be. Throws ToolError. */
export async function sourceTexts({ module, version, path }: SchemaSource): Promise<string[]> {
  const place = join(await goModuleFolder(module, version), path);
  const files = (await stat(place)).isDirectory()
    ? (await readdir(place)).filter((name) => name.endsWith(".yaml")).map((name) => join(place, name))
    : [place];
  return Promise.all(files.map((file) => readFile(file, "utf8")));
}
