import { formatProblems } from "../../problem/problem.js";
import { installCommand } from "./install-command.js";
import type { Standing } from "./standing.js";
import type { Registry } from "./repository.js";

const mostDifferences = 20;

const words: Readonly<Record<Standing["state"], string>> = {
  missing: "to publish",
  present: "there",
  published: "published",
  different: "refused",
};

/**
 * How charts stand in a registry, for people.
 *
 * @param pushed whether anything was to be pushed, or this is only what would be
 * @param lock the lock file's name
 * @param output the folder that may hold values/
 */
export function publicationText(
  registry: Registry,
  standings: readonly Standing[],
  pushed: boolean,
  lock: string,
  output: string,
): string {
  const count = (state: Standing["state"]) => standings.filter((standing) => standing.state === state).length;
  const lines = table(standings);
  if (count("different") > 0) {
    const end = pushed ? "Somebody else published it while this run did." : "Nothing was published.";
    const access = registry.options.filter(([option]) =>
      ["--plain-http", "--ca-file", "--registry-config"].includes(option!),
    );
    return (
      `${lines}\n${refusals(registry, standings)}\nWhat is published under a version stays ` +
      "what it is: give what has changed a new version; for charts of a catalogue: chartwright " +
      `version --against ${[registry.repository, ...access.flat()].join(" ")}. ${end}\n`
    );
  }
  const whole = `${standings.length} charts`;
  if (!pushed)
    return (
      `${lines}${whole} for ${registry.repository}: ${count("missing")} would ` +
      `be published, ${count("present")} are there. Nothing was published.\n`
    );
  return (
    `${lines}${whole} in ${registry.repository}: ${count("published")} published, ${count("present")} ` +
    `were there. Their digests are in ${lock}.\n${installCommand(registry, standings, output)}`
  );
}

/** The same, for programs. */
export function publicationSummary(
  { repository }: Registry,
  standings: readonly Standing[],
  lock: string | undefined,
): Readonly<Record<string, unknown>> {
  return {
    repository,
    ...(lock === undefined ? {} : { lock }),
    charts: standings.map(({ package: { name, version, sum }, state, digest, differences }) => ({
      name,
      version,
      state,
      package: `sha256:${sum}`,
      ...(digest === undefined ? {} : { digest }),
      ...(differences.length === 0 ? {} : { differences }),
    })),
  };
}

function table(standings: readonly Standing[]): string {
  const titles = standings.map(({ package: { name, version } }) => `${name} ${version}`);
  const width = Math.max(...titles.map(({ length }) => length));
  return standings
    .map(
      ({ state, digest }, i) =>
        `${`${words[state].padEnd(10)}  ${titles[i]!.padEnd(width)}  ${digest ?? ""}`.trimEnd()}\n`,
    )
    .join("");
}

function refusals({ repository }: Registry, standings: readonly Standing[]): string {
  return standings
    .filter(({ state }) => state === "different")
    .map(({ package: { name, version }, differences }) => {
      const rest = differences.length - mostDifferences;
      const shown =
        rest > 0
          ? [...differences.slice(0, mostDifferences), { path: "…", message: `and ${rest} more files` }]
          : differences;
      return formatProblems(`${repository}/${name}:${version}`, shown);
    })
    .join("\n");
}
