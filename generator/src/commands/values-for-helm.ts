import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Source } from "../source/read.js";
import { toYaml } from "../render/yaml.js";
import { isModule } from "../values/values-files.js";

/**
 * A values file that Helm can read, as an absolute path: the file itself, or for a module a copy of its
 * values in YAML.
 */
export function valuesForHelm({ file, value }: Pick<Source, "file" | "value">, copy: string): string {
  if (!isModule(file)) return resolve(file);
  writeFileSync(copy, toYaml(value ?? {}));
  return copy;
}
