import { basename, join } from "node:path";
import type { LoadedChart } from "../package/load-chart.js";
import type { Standing } from "./standing.js";
import type { Registry } from "./repository.js";
import { readableRoot } from "../../source/readable-root.js";
import { valuesFiles } from "../../values/values-files.js";

/**
 * How the charts that are in no other are installed by their digests, as text after an empty line; nothing
 * where there are only libraries.
 *
 * @param output the folder that may hold values/
 */
export function installCommand(
  { repository, options }: Registry,
  standings: readonly Standing[],
  output: string,
): string {
  const inOthers = new Set(standings.flatMap((standing) => namesWithin(standing.package)));
  const environments = environmentFiles(output);
  const environment = environments.find((file) => basename(file) === "production.yaml") ?? environments[0];
  const values = environment === undefined ? "" : ` -f ${shellWord(environment)}`;
  const flags = [
    values,
    " --wait --timeout 10m --qps 200 --burst-limit 400",
    ...options.flat().map((option) => ` ${shellWord(option)}`),
  ].join("");
  const commands = standings
    .filter(({ package: { name, isLibrary } }) => !inOthers.has(name) && !isLibrary)
    .map(
      ({ package: { name }, digest }) =>
        `  helm upgrade --install ${name} ${repository}/${name}@${digest} ` +
        `\\\n    -n ${name} --create-namespace${flags}\n`,
    );
  return commands.length === 0 ? "" : `\nInstall by digest:\n\n${commands.join("")}`;
}

/** All is published: a folder that cannot be read, or lies elsewhere, is only not named. */
function environmentFiles(output: string): readonly string[] {
  try {
    return valuesFiles(join(output, "values"), readableRoot(output, undefined));
  } catch {
    return [];
  }
}

function namesWithin({ subcharts }: LoadedChart): readonly string[] {
  return subcharts.flatMap((subchart) => [subchart.name, ...namesWithin(subchart)]);
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
