import type { Command } from "commander";
import type { SigningOptions } from "./package.js";
import type { ProveOptions } from "./prove.js";
import type { PublishOptions } from "./publish.js";
import { addedFiles } from "./options.js";
import { type Common, finish, say } from "./terminal.js";
import type { WithOutput } from "./catalogue-commands.js";

/** The commands that take charts and values as they are, whoever made them. */
export function addChartCommands(program: Command): void {
  program
    .command("values")
    .description("print a values file, TypeScript or YAML, as YAML for helm -f")
    .argument("<file>", "the values file")
    .option("--json", "print the result as JSON")
    .action(async (file: string, options: Common) => {
      const { values } = await import("./values.js");
      finish(options, await values(file));
    });

  program
    .command("prove")
    .description(
      "say what goes wrong when a chart, anybody's, is installed, " +
        "upgraded, rolled back, tested or uninstalled; renders it with Helm",
    )
    .argument("[chart...]", "charts' folders or .tgz files (default: all in charts/ of the output folder)")
    .option("-f, --values <file>", "a values file as Helm takes it, later ones winning", addedFiles)
    .option("--set <name=value>", "Helm's --set; may be given several times", collect)
    .option("--set-string <name=value>", "Helm's --set-string", collect)
    .option("--set-json <name=value>", "Helm's --set-json", collect)
    .option("--previous <chart>", "the chart of the release that is upgraded (default: the same)")
    .option("--previous-values <file>", "its values files (default: those of --values)", addedFiles)
    .option("--release <name>", "name of the release (default: the chart's)")
    .option("-n, --namespace <name>", "namespace of the release")
    .option(
      "--namespace-manifest <file...>",
      "manifests that are in the namespace before: quotas, limits, policies, the Namespace itself",
    )
    .option("--outside <name...>", "Services and Jobs that are there without the release")
    .option("--ignore <code...>", "findings that are meant to be so")
    .option(
      "--fail-on <severity>",
      "certain, possible or hygiene: findings below it are only shown",
      "possible",
    )
    .option("--timeout <duration>", "Helm's --timeout", "5m0s")
    .option("--pipeline-timeout <duration>", "how long the whole command may take")
    .option("--helm <program>", "Helm's program", "helm")
    .option("--kube-version <version>", "Helm's --kube-version")
    .option("--api-versions <version...>", "Helm's --api-versions")
    .option("-o, --output <folder>", "folder that holds charts/", ".")
    .option("--root <folder>", "folder below which links in charts must lead (default: the git work tree)")
    .option("--json", "print the result as JSON")
    .action(async (charts: string[], options: ProveOptions & WithOutput) => {
      const { prove } = await import("./prove.js");
      finish(options, await prove(charts, options.output, options));
    });

  signing(
    program
      .command("package")
      .description("write a .tgz of each chart and of each of its subcharts; the same bytes on every machine")
      .argument("[chart...]", "charts' folders (default: all in charts/ of the output folder)")
      .option("-d, --destination <folder>", "where the packages go", "packages")
      .option("-o, --output <folder>", "folder that holds charts/", ".")
      .option("--json", "print the result as JSON"),
  ).action(
    async (
      charts: string[],
      { destination, ...options }: WithOutput & SigningOptions & { readonly destination: string },
    ) => {
      const { packageCharts } = await import("./package.js");
      finish(options, await packageCharts(charts, options.output, destination, options));
    },
  );

  signing(
    program
      .command("publish")
      .description(
        "push charts to a registry, subcharts first; never another " +
          "content under a version that is there. Safe to repeat",
      )
      .argument("<registry>", "oci://HOST/PATH; a chart's name is added to it")
      .argument("[chart...]", "charts' folders or .tgz files (default: all in charts/ of the output folder)")
      .option("--dry-run", "publish nothing; say what would be")
      .option(
        "--lock <file>",
        "file that gets name, version and digest of what is " +
          "published (default: charts.lock.yaml of the output folder)",
      )
      .option("--plain-http", "speak with the registry without TLS")
      .option("--ca-file <file>", "authority of the registry's certificate")
      .option("--cert-file <file>", "certificate that the registry knows us by")
      .option("--key-file <file>", "its key")
      .option("--registry-config <file>", "where the logins are (default: Helm's, else Docker's)")
      .option("--keyring <file>", "public keys: .tgz files must be signed by one of them")
      .option("--cosign-key <key>", "sign each chart's digest with this key of cosign, unless it has")
      .option("--cosign <program>", "cosign's program", "cosign")
      .option("--timeout <duration>", "how long one chart may take", "2m0s")
      .option("--helm <program>", "Helm's program", "helm")
      .option("-o, --output <folder>", "folder that holds charts/ and values/", ".")
      .option("--json", "print the result as JSON"),
  ).action(async (registry: string, charts: string[], options: WithOutput & PublishOptions) => {
    const { publish } = await import("./publish.js");
    finish(options, await publish(registry, charts, options.output, options, say));
  });
}

/** One value each: a chart's name behind it is not another one. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function signing(command: Command): Command {
  return command
    .option("--key <name>", "sign with this key of GnuPG: name, mail address or fingerprint")
    .option("--passphrase-file <file>", "file with the key's passphrase (default: GnuPG asks)")
    .option("--gpg <program>", "GnuPG's program", "gpg");
}
