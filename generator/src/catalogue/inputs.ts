/**
 * What a result follows from. Of a file or folder that is missing, that it is missing counts; of one that is reached by links, where they
 * lead counts as well.
 */
export interface Inputs {
  /** Files: their bytes count. */
  readonly files: readonly string[];
  /** Folders that were searched: the names in them count. */
  readonly folders: readonly string[];
  /** Names of environment variables: their values count. */
  readonly variables: readonly string[];
  /** Programs that were run, too large to be read: their size, inode and time of change count. */
  readonly programs: readonly string[];
}

const noInputs: Inputs = { files: [], folders: [], variables: [], programs: [] };

/** Inputs of some kinds. */
export function inputsOf(some: Partial<Inputs>): Inputs {
  return { ...noInputs, ...some };
}

/** The inputs of what follows from several things; undefined if those of one are not known. */
export function allInputs(several: readonly (Inputs | undefined)[]): Inputs | undefined {
  const known = several.filter((inputs) => inputs !== undefined);
  if (known.length < several.length) return undefined;
  const all = (kind: keyof Inputs) => [...new Set(known.flatMap((inputs) => inputs[kind]))];
  return { files: all("files"), folders: all("folders"), variables: all("variables"), programs: all("programs") };
}
