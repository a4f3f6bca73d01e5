import { join } from "node:path";
import type { EnvironmentValues } from "../chart/values/environments.js";
import { readVersions, versionsPath, type Versions } from "../release/version/versions-file.js";
import { allInputs, inputsOf, type Inputs } from "../source/inputs.js";
import { readableRoot } from "../source/readable-root.js";
import type { Source } from "../source/read.js";
import { catalogueSource } from "./checked-catalogue.js";
import { readEnvironments } from "../values/read-environments.js";

/** All that charts are made of, as it lies on disk. */
export interface Sources {
  /** The catalogue, TypeScript or YAML. */
  readonly file: string;
  /** The folder that holds `charts/` and `schemas/`, and `values/`, of which READMEs say what it sets. */
  readonly output: string;
  readonly source: Source;
  /** Versions of charts, where they are above the catalogue's. */
  readonly versions: Versions;
  /** What values files say of the umbrella. */
  readonly environments: readonly EnvironmentValues[];
  /** What those of the namespace say. */
  readonly guardRails: readonly EnvironmentValues[];
  /** What all follows from; undefined if that cannot be told. */
  readonly inputs: Inputs | undefined;
}

/**
 * @param root the folder of `--root`, see `readableRoot`
 * @throws ProblemsError for what cannot be read
 */
export async function readSources(file: string, output: string, root?: string): Promise<Sources> {
  const outputRoot = readableRoot(output, root);
  const versions = await readVersions(output, outputRoot);
  const source = await catalogueSource(file, root);
  const environments = await readEnvironments(join(output, "values"), outputRoot);
  const guardRails = await readEnvironments(join(output, "values", "namespace"), outputRoot);
  const inputs = allInputs([
    source.inputs,
    environments.inputs,
    guardRails.inputs,
    inputsOf({ files: [join(output, versionsPath)] }),
  ]);
  return {
    file,
    output,
    source,
    versions,
    environments: environments.values,
    guardRails: guardRails.values,
    inputs,
  };
}
