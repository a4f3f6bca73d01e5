/**
 * What a result follows from. Of a file or folder that is missing, that it is missing counts; of one that is
 * reached by links, where they lead counts as well.
 */
export interface Inputs {
  /** Files: their bytes count. */
  readonly files: readonly string[];
  /** Folders that were searched: the names in them count, so far as they were searched for. */
  readonly folders: readonly Searched[];
  /** Names of environment variables: their values count. */
  readonly variables: readonly string[];
  /** Programs that were run, too large to be read: their size, inode and time of change count. */
  readonly programs: readonly string[];
}

/** A folder in which names were looked for that begin with a text. */
export interface Searched {
  readonly folder: string;
  readonly start: string;
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
  const all = (kind: "files" | "variables" | "programs") => [
    ...new Set(known.flatMap((inputs) => inputs[kind])),
  ];
  const folders = new Map(
    known
      .flatMap((inputs) => inputs.folders)
      .map((searched) => [`${searched.folder}\0${searched.start}`, searched]),
  );
  return {
    files: all("files"),
    folders: [...folders.values()],
    variables: all("variables"),
    programs: all("programs"),
  };
}
