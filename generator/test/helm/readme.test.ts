import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { kubectlProblems } from "./kubectl-commands.js";
import { platforms, type Platform } from "./platforms.js";
import { readmeCommands, words } from "./readme-commands.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";
import { run } from "./run.js";
import { workloadScope } from "../../src/chart/values/container-values.js";
import { toYaml } from "../../src/render/yaml.js";

// Every command of every README is one that Helm or kubectl can run, and names what the charts bring.
const scratch = mkdtempSync(join(tmpdir(), "chartwright-readme-"));
test.after(() => rmSync(scratch, { recursive: true }));
const store = join(scratch, "releases.yaml");
writeFileSync(store, "");

for (const platform of platforms) {
  const charts = [
    platform.chart,
    ...platform.subcharts,
    ...new Set(platform.namespace.map(([chart]) => chart)),
  ];

  test(`${platform.name}: Helm takes the commands of the READMEs`, async () => {
    const commands = joined([...new Set(charts.flatMap(readmeCommands).flatMap(helmCommands))]);
    assert.ok(commands.length > 3);
    assert.equal((await Promise.all(commands.map((command) => helmProblems(platform, command)))).flat(), []);
  });

  test(`${platform.name}: the commands of the READMEs name what is there`, async () => {
    const release = platform.catalogue.name;
    const all = await withAutoscalers(platform, release);
    const problems = (chart: string, manifests: readonly Manifest[]) =>
      readmeCommands(chart).flatMap((command, i, commands) =>
        kubectlProblems(command, commands[i - 1], manifests, release),
      );
    assert.equal(problems(platform.chart, all), []);
    assert.equal(
      platform.subcharts.flatMap((chart) =>
        problems(
          chart,
          all.filter(
            (manifest) => at(manifest, "metadata.labels[app.kubernetes.io/name]") === basename(chart),
          ),
        ),
      ),
      [],
    );
  });
}

test("every command of Helm that changes something has the limits for many objects", () => {
  const texts = platforms
    .flatMap(({ chart, subcharts, namespace }) => [chart, ...subcharts, ...namespace.map(([chart]) => chart)])
    .flatMap(readmeCommands);
  const changing = texts.filter((command) => /^helm (upgrade|rollback|uninstall)/.test(command));
  assert.ok(changing.length > 100);
  assert.equal(
    changing.filter((command) => !command.endsWith("--qps 200 --burst-limit 400")),
    [],
  );
});

test.run();

/** The commands of Helm in a line, those in `<( )` as well. */
function helmCommands(line: string): readonly string[] {
  return line.startsWith("helm ")
    ? [line]
    : [...line.matchAll(/<\((helm [^)]*)\)/g)].map(([, command]) => command!);
}

/** Those that differ in their setting only as one with all the settings: each of them takes a while. */
function joined(commands: readonly string[]): readonly string[] {
  const settings = new Map<string, string[]>();
  for (const command of commands) {
    const [, setting = ""] = /--set (\S+)/.exec(command) ?? [];
    const rest = command.replace(/--set \S+/, "--set SETTINGS");
    settings.set(rest, [...(settings.get(rest) ?? []), setting]);
  }
  return [...settings].map(([command, all]) => command.replace("SETTINGS", all.join(",")));
}

async function helmProblems(platform: Platform, command: string): Promise<readonly string[]> {
  const environment = platform.environments[0] ?? "";
  const guardRails = platform.namespace.at(-1)?.[1] ?? "";
  const args = words(
    command
      .replace("helm ", "")
      .replace("NAMESPACE", "default")
      .replace("REVISION", "1")
      .replaceAll("NUMBER", "2"),
  ).map((word) =>
    word
      .replace(/^charts\//, `${dirname(platform.chart)}/`)
      .replace("values/namespace/ENVIRONMENT.yaml", guardRails)
      .replace("values/ENVIRONMENT.yaml", environment)
      .replace("-ENVIRONMENT", "-production"),
  );
  // A case may have no values file.
  const present = args.flatMap((word, i) =>
    (word === "-f" && args[i + 1] === "") || word === "" ? [] : [word],
  );
  const isUpgrade = present[0] === "upgrade";
  const fresh = present.map((word) => (word === "--reset-then-reuse-values" ? "--install" : word));
  const { code, errors } = await run("helm4", isUpgrade ? [...fresh, "--dry-run=client"] : present, "", {
    HELM_DRIVER: "memory",
    HELM_MEMORY_DRIVER_DATA: store,
  });
  // What asks for a release finds none; a flag that Helm does not know, or an argument too many, would be
  // told first.
  const reached =
    code === 0 || (!isUpgrade && present[0] !== "template" && /not found|unreachable/.test(errors));
  return reached ? [] : [`${command}: ${errors.trim()}`];
}

/** The objects of a platform with all that may be off: services and autoscalers. */
async function withAutoscalers(
  { catalogue, chart }: Platform,
  release: string,
): Promise<readonly Manifest[]> {
  const values: Record<string, unknown> = {};
  for (const service of catalogue.services) {
    set(values, [service.name, "enabled"], true);
    for (const workload of service.workloads) {
      const scope = [service.name, ...workloadScope(workload)];
      if (workload.autoscaling) set(values, [...scope, "autoscaling", "enabled"], true);
      if (workload.verticalAutoscaling)
        set(values, [...scope, "verticalAutoscaling"], { enabled: true, updateMode: "Off" });
    }
  }
  const file = join(scratch, `${release}.yaml`);
  writeFileSync(file, toYaml(values));
  return manifestsIn(await renderedText("helm4", chart, [file], release));
}

function set(owner: Record<string, unknown>, [step, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) owner[step!] = value;
  else set((owner[step!] ??= {}) as Record<string, unknown>, rest, value);
}
