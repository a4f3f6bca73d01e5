import { FailedToolError } from "../../tool/failed-tool.js";
import type { Package } from "./package.js";
import { runProgram } from "../../tool/run-program.js";

/** A key of GnuPG, and how it is reached. */
export interface Signer {
  /** GnuPG's program: a path, or a name that is looked up. */
  readonly gpg: string;
  /** Name, mail address or fingerprint. */
  readonly key: string;
  /** A file whose first line is the passphrase; without one, GnuPG's agent asks as it is used to. */
  readonly passphraseFile?: string;
}

/**
 * A package's provenance, as Helm verifies it: Chart.yaml and the package's sum, in clear text with a
 * signature. GnuPG signs, because Helm reads secret keys only in a format that GnuPG gave up.
 *
 * @throws FailedToolError when GnuPG cannot sign, MissingToolError without GnuPG
 */
export async function provenance(signer: Signer, signed: Package): Promise<string> {
  const secret =
    signer.passphraseFile === undefined
      ? []
      : ["--pinentry-mode", "loopback", "--passphrase-file", signer.passphraseFile];
  const { code, output, errors } = await runProgram(
    {
      path: signer.gpg,
      advice: "Packages are signed with GnuPG: install it, or name its program with --gpg",
    },
    ["--batch", "--yes", "--no-tty", ...secret, "--local-user", signer.key, "--clearsign", "--output", "-"],
    { input: body(signed) },
  );
  if (code === 0 && output.includes("-----BEGIN PGP SIGNATURE-----")) return output;
  const reason = errors
    .trim()
    .split("\n")
    .at(-1)!
    .replace(/^gpg: /, "");
  throw new FailedToolError(
    `GnuPG cannot sign with the key ${JSON.stringify(signer.key)}: ${reason}. Nothing was written`,
  );
}

/** Whether a provenance is that of these bytes, as far as it can be told without its key. */
export function speaksOf(provenance: string, file: string, sum: string): boolean {
  return provenance.split("\n").some((line) => line.includes(file) && line.endsWith(`sha256:${sum}`));
}

function body({ files, file, sum }: Package): string {
  const chart = Buffer.from(files.find(({ path }) => path === "Chart.yaml")!.bytes).toString("utf8");
  // What ends a document would end the part that Helm looks for.
  return `${chart.replace(/^\.\.\.(\s.*)?$/ms, "")}\n...\nfiles:\n  ${JSON.stringify(file)}: sha256:${sum}\n`;
}
