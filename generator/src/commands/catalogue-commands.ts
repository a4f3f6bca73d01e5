import type { Command } from "commander";
import { isChart } from "./any-chart.js";
import { UsageError } from "./command.js";
import { findCatalogue } from "./find-catalogue.js";
import type { PinOptions } from "./pin.js";
import { proverOf, type ProverOptions } from "./prover.js";
import type { SizeOptions } from "./size.js";
import type { VersionOptions } from "./version-options.js";
import { addedFiles } from "./options.js";
import { type Common, finish, say } from "./terminal.js";

/** The commands that begin with a catalogue. */
export function addCatalogueCommands(program: Command): void {
  command(program, "generate", "write the charts of a catalogue to charts/ and schemas/ of the output folder")
    .option("--check", "write nothing; say what differs, also files that should no longer exist")
    .option("--force", "overwrite generated files that were edited by hand")
    .option("--no-prove", "do not prove the charts with Helm before they are written")
    .option("--helm <program>", "Helm's program, which must be there (default: helm, if there is one)")
    .option("--timeout <duration>", "Helm's --timeout", "10m")
    .option("--ignore <code...>", "findings that are meant to be so")
    .option(
      "--fail-on <severity>",
      "certain, possible or hygiene: findings below it are only shown",
      "possible",
    )
    .action(
      async (catalogue: string | undefined, { check: checks, force, ...options }: GenerateArguments) => {
        if (checks && force) throw new UsageError("--check writes nothing, so --force cannot go with it");
        const { check, generate } = await import("./generate.js");
        const file = findCatalogue(catalogue);
        finish(
          options,
          checks
            ? await check(file, options.output, { ...options, say })
            : await generate(file, options.output, { ...options, edits: force ? "overwrite" : "keep", say }),
        );
      },
    );

  command(
    program,
    "validate",
    "check a catalogue and its values files as Helm would, and, where helm is, whether " +
      "NetworkPolicies block what the catalogue declares",
  )
    .option(
      "-f, --values <file>",
      "a values file as Helm takes it, all of them together, later " +
        "ones winning (default: each file of values/ by itself)",
      addedFiles,
    )
    .option("--hints", "say also which probes, requests, memory limits and users of images are missing")
    .option("--no-prove", "do not render the charts with Helm, and leave NetworkPolicies alone")
    .option("--helm <program>", "Helm's program, which must be there (default: helm, if there is one)")
    .action(
      async (catalogue: string | undefined, { values = [], hints, root, ...options }: ValidateArguments) => {
        const { validate } = await import("./validate.js");
        const prover = proverOf({ ...options, timeout: "10m" });
        const file = findCatalogue(catalogue);
        finish(options, await validate(file, options.output, values, hints, root, prover));
      },
    );

  command(program, "order", "say what a release does in which order, and why")
    .option(
      "-e, --environment <name>",
      "the environment: its values are values/NAME.yaml (default: the catalogue's own)",
    )
    .option("--event <event>", "install, upgrade, rollback or uninstall", "upgrade")
    .option("--mermaid", "print the plan as a flowchart of Mermaid")
    .option("--explain <service>", "say why a service comes where it comes")
    .option("--timeout <duration>", "Helm's --timeout, which the hooks must fit into together", "10m")
    .option(
      "--helm <program>",
      "Helm's program, which renders own templates (default: helm, if there is one)",
    )
    .action(
      async (
        catalogue: string | undefined,
        { environment, event, mermaid = false, explain, timeout, helm, root, ...options }: OrderOptions,
      ) => {
        const { order } = await import("./order.js");
        finish(
          options,
          await order(findCatalogue(catalogue), options.output, {
            environment,
            event,
            mermaid,
            explain,
            timeout,
            helm,
            root,
          }),
        );
      },
    );

  command(
    program,
    "size",
    "say how big the Secret is in which Helm keeps a release, in each " +
      "environment, and what makes it so; needs Helm 4, and no cluster. In place of " +
      "the catalogue a chart, anybody's: its folder or .tgz",
  )
    .option(
      "-f, --values <file>",
      "a values file as Helm takes it, all of them together, later " +
        "ones winning (default: each file of values/ by itself)",
      addedFiles,
    )
    .option("--budget <percent>", "how much of a Secret's 1 MiB it may take", "70%")
    .option("--release <name>", "name of the release (default: the catalogue's)")
    .option("-n, --namespace <name>", "namespace of the release", "default")
    .option("--helm <program>", "Helm's program", "helm")
    .action(async (catalogue: string | undefined, options: WithOutput & SizeOptions) => {
      const { size } = await import("./size.js");
      finish(options, await size(findCatalogue(catalogue), options.output, options));
    });

  command(
    program,
    "version",
    "raise the versions of the charts that changed since they were " +
      "published, and say why; writes charts/versions.yaml and the charts. With a chart, anybody's, " +
      "in place of the catalogue: say what version it should have",
  )
    .option(
      "--against <published>",
      "what was published last: oci://HOST/PATH, a .tgz, a folder of charts or " +
        "packages, or a commit (default: where the branch left origin's main branch)",
    )
    .option("--check", "write nothing; fail if a chart needs another version")
    .option("--dry-run", "write nothing; say what would be")
    .option("--plain-http", "speak with the registry without TLS")
    .option("--ca-file <file>", "authority of the registry's certificate")
    .option("--registry-config <file>", "where the logins are (default: Helm's, else Docker's)")
    .option("--kube-version <version>", "Helm's --kube-version (default: the oldest that the charts are for)")
    .option("--no-prove", "do not prove the charts with Helm before they are written")
    .option("--helm <program>", "Helm's program (default: helm)")
    .option("--timeout <duration>", "Helm's --timeout, for the proof", "10m")
    .option("--ignore <code...>", "findings of the proof that are meant to be so")
    .option(
      "--fail-on <severity>",
      "certain, possible or hygiene: findings below it are only shown",
      "possible",
    )
    .action(async (catalogue: string | undefined, options: WithOutput & VersionOptions) => {
      if (catalogue !== undefined && isChart(catalogue)) {
        const { chartVersion } = await import("./chart-version.js");
        return finish(options, await chartVersion(catalogue, options.output, options));
      }
      const { version } = await import("./version.js");
      finish(options, await version(findCatalogue(catalogue), options.output, { ...options, say }));
    });

  command(
    program,
    "pin",
    "write the digests of the images' tags to values/images/ENVIRONMENT.yaml, " +
      "for helm -f after the environment's file; a digest that is given by hand stays",
  )
    .option("-e, --environment <name>", "the environment (default: all)")
    .option("--check", "write nothing; fail if a tag has another digest than the file, or is missing")
    .option("--plain-http", "speak with registries without TLS")
    .option("--ca-file <file>", "authority of the registries' certificates")
    .option("--registry-config <file>", "where the logins are (default: Helm's, then Docker's)")
    .option("--timeout <duration>", "how long one answer may take", "30s")
    .action(async (catalogue: string | undefined, options: WithOutput & PinOptions) => {
      const { pin } = await import("./pin.js");
      finish(options, await pin(findCatalogue(catalogue), options.output, options));
    });
}

/** A command about a catalogue. */
function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument("[catalogue]", "the catalogue's file, TypeScript or YAML")
    .option("-o, --output <folder>", "folder that holds charts/, schemas/ and values/", ".")
    .option("--root <folder>", "folder below which all that is read must lie (default: the git work tree)")
    .option("--json", "print the result as JSON");
}

export interface WithOutput extends Common {
  readonly output: string;
  readonly root?: string;
}

interface ValidateArguments extends WithOutput, Pick<ProverOptions, "prove" | "helm"> {
  readonly values?: string[];
  readonly hints?: true;
}

interface GenerateArguments extends WithOutput, ProverOptions {
  readonly check?: true;
  readonly force?: true;
}

interface OrderOptions extends WithOutput {
  readonly environment?: string;
  readonly event: string;
  readonly mermaid?: boolean;
  readonly explain?: string;
  readonly timeout: string;
  readonly helm?: string;
}
