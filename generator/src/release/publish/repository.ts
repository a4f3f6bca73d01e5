/** A repository of charts in a registry, and how Helm reaches it. */
export interface Registry {
  /** Helm's program: a path, or a name that is looked up. */
  readonly helm: string;
  /** `oci://host/path`; a chart's name is added to it. */
  readonly repository: string;
  /**
   * Helm's options for the connection, each with its value if it takes one: `--ca-file FILE`, `--plain-http`.
   */
  readonly options: readonly (readonly string[])[];
  /** How long a chart may take on its way. */
  readonly seconds: number;
}

/**
 * The repository of charts that an address names, without a slash at its end; undefined for what is none.
 * Charts' names are added to it. Source: OCI distribution specification, "Pull": names of repositories.
 *
 * @param address `oci://HOST/PATH`
 */
export function repositoryOf(address: string): string | undefined {
  return oci.exec(address)?.[1];
}

const host = String.raw`(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?`;
const part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const oci = new RegExp(`^(oci://${host}(?:/${part})*)/?$`);

/** What an address must be, as the end of a sentence. */
export const repositoryForm = "oci://HOST/PATH, in lower case and without tag";
