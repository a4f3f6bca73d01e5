/**
 * The repository of charts that an address names, without a slash at its end; undefined for what is none. Charts' names are added to it.
 * Source: OCI distribution specification, "Pull": names of repositories.
 *
 * @param address `oci://HOST/PATH`
 */
export function repositoryOf(address: string): string | undefined {
  return /^(oci:\/\/(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)\/?$/.exec(address)?.[1];
}

/** What an address must be, as the end of a sentence. */
export const repositoryForm = "oci://HOST/PATH, in lower case and without tag";
