import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Standing } from "./publish.js";
import type { Registry } from "./registry.js";

/**
 * How the charts that are in no other are installed by their digests, as text.
 *
 * @param output the folder that may hold values/
 */
export function installCommand({ repository, options }: Registry, standings: readonly Standing[], output: string): string {
  const top = Math.max(...standings.map(({ package: { height } }) => height));
  const folder = join(output, "values");
  const environments = !existsSync(folder) ? [] : readdirSync(folder).filter((file) => file.endsWith(".yaml")).sort();
  const environment = environments.find((file) => file === "production.yaml") ?? environments[0];
  const values = environment === undefined ? "" : ` -f ${shellWord(join(folder, environment))}`;
  const commands = standings.filter(({ package: { height } }) => height === top).map(({ package: { name }, digest }) =>
    `  helm upgrade --install ${name} ${repository}/${name}@${digest} \\\n    -n ${name} --create-namespace${values} --qps 200 --burst-limit 400${options.flat().map((option) => ` ${shellWord(option)}`).join("")}\n`);
  return `Install by digest:\n\n${commands.join("")}`;
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
