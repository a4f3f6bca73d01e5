import { join } from "node:path";
import type { EnvironmentValues } from "../chart/values/environments.js";
import { readVersions, versionsPath, type Versions } from "../release/version/versions-file.js";
import { inlineFiles } from "../source/inline-files.js";
import { allInputs, inputsOf, type Inputs } from "../source/inputs.js";
import { readSource, type Source } from "../source/read.js";
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

/** @throws ProblemsError for what cannot be read */
export async function readSources(file: string, output: string): Promise<Sources> {
  const versions = await readVersions(output);
  const source = inlineFiles(await readSource(file));
  const environments = await readEnvironments(join(output, "values"));
  const guardRails = await readEnvironments(join(output, "values", "namespace"));
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
