#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemsError } from "./problem/problem.js";
import { UsageError, type Outcome } from "./commands/command.js";
import { findCatalogue } from "./commands/find-catalogue.js";
import type { SigningOptions } from "./commands/package.js";
import type { ProveOptions } from "./commands/prove.js";
import type { ProverOptions } from "./commands/prover.js";
import type { SizeOptions } from "./commands/size.js";
import type { PublishOptions } from "./commands/publish.js";
import type { VersionOptions } from "./commands/version.js";
import { OutputError } from "./disk/error.js";
import { FailedToolError } from "./tool/failed-tool.js";
import { packageFolder } from "./package-folder.js";
import { MissingToolError } from "./tool/missing-tool.js";

const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };

interface Common {
  readonly json?: true;
}

interface WithOutput extends Common {
  readonly output: string;
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
}

const program = new Command("chartwright")
  .description("Turns a typed service catalogue into an umbrella Helm chart with subcharts and strict values schemas.")
  .version(version)
  .exitOverride()
  .showHelpAfterError("Try: chartwright --help")
  .addHelpText("after", "\nExit codes: 0 fine, 1 problems, drift or refused, 2 wrong usage, 3 a tool or registry is missing or fails.");

command("generate", "write the charts of a catalogue to charts/ and schemas/ of the output folder")
  .option("--check", "write nothing; say what differs, also files that should no longer exist")
  .option("--force", "overwrite generated files that were edited by hand")
  .option("--no-prove", "do not prove the charts with Helm before they are written")
  .option("--helm <program>", "Helm's program, which must be there (default: helm, if there is one)")
  .option("--timeout <duration>", "Helm's --timeout", "10m")
  .option("--ignore <code...>", "findings that are meant to be so")
  .action(async (catalogue: string | undefined, { check: checks, force, ...options }: GenerateArguments) => {
    if (checks && force) throw new UsageError("--check writes nothing, so --force cannot go with it");
    const { check, generate } = await import("./commands/generate.js");
    const file = findCatalogue(catalogue);
    finish(options, checks ? await check(file, options.output, { ...options, say }) : await generate(file, options.output, { ...options, edits: force ? "overwrite" : "keep", say }));
  });

command("validate", "check a catalogue and its values files as Helm would, without Helm")
  .option("-f, --values <file...>", "values files that are given to Helm together, later ones winning (default: each file of values/ by itself)")
  .action(async (catalogue: string | undefined, options: WithOutput & { readonly values?: string[] }) => {
    const { validate } = await import("./commands/validate.js");
    finish(options, await validate(findCatalogue(catalogue), options.output, options.values ?? []));
  });

command("order", "say what a release does in which order, and why")
  .option("-e, --environment <name>", "the environment: its values are values/NAME.yaml (default: the catalogue's own)")
  .option("--event <event>", "install, upgrade, rollback or uninstall", "upgrade")
  .option("--mermaid", "print the plan as a flowchart of Mermaid")
  .option("--explain <service>", "say why a service comes where it comes")
  .option("--timeout <duration>", "Helm's --timeout, which the hooks must fit into together", "10m")
  .action(async (catalogue: string | undefined, { environment, event, mermaid = false, explain, timeout, ...options }: OrderOptions) => {
    const { order } = await import("./commands/order.js");
    finish(options, await order(findCatalogue(catalogue), options.output, { environment, event, mermaid, explain, timeout }));
  });

command("size", "say how big the Secret is in which Helm keeps a release, in each environment, and what makes it so; needs Helm 4, and no cluster")
  .option("-f, --values <file...>", "values files that are given to Helm together, later ones winning (default: each file of values/ by itself)")
  .option("--budget <percent>", "how much of a Secret's 1 MiB it may take", "70%")
  .option("--release <name>", "name of the release (default: the catalogue's)")
  .option("-n, --namespace <name>", "namespace of the release", "default")
  .option("--helm <program>", "Helm's program", "helm")
  .action(async (catalogue: string | undefined, options: WithOutput & SizeOptions) => {
    const { size } = await import("./commands/size.js");
    finish(options, await size(findCatalogue(catalogue), options.output, options));
  });

command("version", "raise the versions of the charts that changed since they were published, and say why; writes charts/versions.yaml and the charts")
  .option("--against <published>", "what was published last: oci://HOST/PATH, a .tgz, a folder of charts or packages, or a commit (default: where the branch left origin's main branch)")
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
  .action(async (catalogue: string | undefined, options: WithOutput & VersionOptions) => {
    const { version } = await import("./commands/version.js");
    finish(options, await version(findCatalogue(catalogue), options.output, { ...options, say }));
  });

program.command("values")
  .description("print a values file, TypeScript or YAML, as YAML for helm -f")
  .argument("<file>", "the values file")
  .option("--json", "print the result as JSON")
  .action(async (file: string, options: Common) => {
    const { values } = await import("./commands/values.js");
    finish(options, await values(file));
  });

program.command("prove")
  .description("say what goes wrong when a chart, anybody's, is installed, upgraded, rolled back, tested or uninstalled; renders it with Helm")
  .argument("<chart>", "the chart's folder or .tgz")
  .option("-f, --values <file...>", "values files, later ones winning")
  .option("--previous <chart>", "the chart of the release that is upgraded (default: the same)")
  .option("--previous-values <file...>", "its values files (default: those of --values)")
  .option("--release <name>", "name of the release (default: the chart's)")
  .option("-n, --namespace <name>", "namespace of the release")
  .option("--namespace-manifest <file...>", "manifests that are in the namespace before: quotas, limits, policies, the Namespace itself")
  .option("--outside <name...>", "Services and Jobs that are there without the release")
  .option("--ignore <code...>", "findings that are meant to be so")
  .option("--timeout <duration>", "Helm's --timeout", "5m0s")
  .option("--pipeline-timeout <duration>", "how long the whole command may take")
  .option("--helm <program>", "Helm's program", "helm")
  .option("--kube-version <version>", "Helm's --kube-version")
  .option("--api-versions <version...>", "Helm's --api-versions")
  .option("--json", "print the result as JSON")
  .action(async (chart: string, options: ProveOptions & Common) => {
    const { prove } = await import("./commands/prove.js");
    finish(options, await prove(chart, options));
  });

signing(program.command("package")
  .description("write a .tgz of each chart and of each of its subcharts; the same bytes on every machine")
  .argument("[chart...]", "charts' folders (default: all in charts/ of the output folder)")
  .option("-d, --destination <folder>", "where the packages go", "packages")
  .option("-o, --output <folder>", "folder that holds charts/", ".")
  .option("--json", "print the result as JSON"))
  .action(async (charts: string[], { destination, ...options }: WithOutput & SigningOptions & { readonly destination: string }) => {
    const { packageCharts } = await import("./commands/package.js");
    finish(options, await packageCharts(charts, options.output, destination, options));
  });

signing(program.command("publish")
  .description("push charts to a registry, subcharts first; never another content under a version that is there. Safe to repeat")
  .argument("<registry>", "oci://HOST/PATH; a chart's name is added to it")
  .argument("[chart...]", "charts' folders or .tgz files (default: all in charts/ of the output folder)")
  .option("--dry-run", "publish nothing; say what would be")
  .option("--lock <file>", "file that gets name, version and digest of what is published (default: charts.lock.yaml of the output folder)")
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
  .option("--json", "print the result as JSON"))
  .action(async (registry: string, charts: string[], options: WithOutput & PublishOptions) => {
    const { publish } = await import("./commands/publish.js");
    finish(options, await publish(registry, charts, options.output, options, say));
  });

for (const command of program.commands) command.showHelpAfterError(`Try: chartwright ${command.name()} --help`);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function command(name: string, description: string): Command {
  return program.command(name)
    .description(description)
    .argument("[catalogue]", "the catalogue's file, TypeScript or YAML")
    .option("-o, --output <folder>", "folder that holds charts/, schemas/ and values/", ".")
    .option("--json", "print the result as JSON");
}

/** Progress, for those who watch. */
function say(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

function signing(command: Command): Command {
  return command
    .option("--key <name>", "sign with this key of GnuPG: name, mail address or fingerprint")
    .option("--passphrase-file <file>", "file with the key's passphrase (default: GnuPG asks)")
    .option("--gpg <program>", "GnuPG's program", "gpg");
}

function finish({ json }: Common, outcome: Outcome): void {
  process.stdout.write(json ? `${JSON.stringify({ ok: outcome.exitCode === 0, ...outcome.json }, null, 2)}\n` : outcome.text);
  process.exitCode = outcome.exitCode;
}

function report(error: unknown): number {
  const json = process.argv.includes("--json");
  // commander has told people what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failed(2, error, undefined, json);
  if (error instanceof ProblemsError || error instanceof OutputError) {
    const file = error instanceof ProblemsError ? error.file : undefined;
    const problems = error.problems.map((problem) => ({ file, ...problem }));
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    else process.stderr.write(error instanceof OutputError ? `${error.message}\n` : error.message + (process.argv[2] === "generate" ? "\nNothing was written.\n" : ""));
    return 1;
  }
  if (error instanceof MissingToolError || error instanceof FailedToolError) return failed(3, error, ".\n", json);
  if (error instanceof UsageError) return failed(2, error, `\nTry: chartwright ${process.argv[2]} --help\n`, json);
  throw error;
}

/** Says why a command was not done: to people, and with --json to programs as well. */
function failed(exitCode: 2 | 3, { message, facts }: Error & Partial<Pick<FailedToolError, "facts">>, end: string | undefined, json: boolean): number {
  if (end !== undefined) process.stderr.write(`error: ${message}${end}`);
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: message.replace(/^error: /, ""), ...facts }, null, 2)}\n`);
  return exitCode;
}
