import { readSource } from "../source/read.js";
import { toYaml } from "../render/yaml.js";
import type { Outcome } from "./command.js";

/** `chartwright values`: a values file, also one in TypeScript, as YAML for `helm -f`. */
export async function values(file: string): Promise<Outcome> {
  const { value } = await readSource(file);
  return { exitCode: 0, text: toYaml(value ?? {}), json: { values: value ?? {} } };
}
