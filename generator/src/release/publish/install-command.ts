import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { LoadedChart } from "../package/load-chart.js";
import type { Standing } from "./standing.js";
import type { Registry } from "./repository.js";

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
  const folder = join(output, "values");
  const environments = !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .sort();
  const environment = environments.find((file) => file === "production.yaml") ?? environments[0];
  const values = environment === undefined ? "" : ` -f ${shellWord(join(folder, environment))}`;
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

function namesWithin({ subcharts }: LoadedChart): readonly string[] {
  return subcharts.flatMap((subchart) => [subchart.name, ...namesWithin(subchart)]);
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
