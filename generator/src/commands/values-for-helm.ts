import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { isStream, isUrl, type Source } from "../source/read.js";
import { toYaml } from "../render/yaml.js";
import { isModule } from "../values/values-files.js";

/**
 * A values file that Helm can read as often as it likes, as an absolute path: the file itself, or a copy in
 * YAML of what a module or a pipe says; a URL is Helm's to fetch.
 */
export function valuesForHelm({ file, value }: Pick<Source, "file" | "value">, copy: string): string {
  if (isUrl(file)) return file;
  if (!isModule(file) && !isStream(file)) return resolve(file);
  writeFileSync(copy, toYaml(value ?? {}));
  return copy;
}
