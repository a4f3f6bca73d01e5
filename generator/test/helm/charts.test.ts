import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { schemaLocation } from "../../../ci/tools/index.js";
import type { Service, Workload } from "../../src/catalogue/model/catalogue.js";
import { workloadName } from "../../src/catalogue/facts/object-names.js";
import { platforms } from "./platforms.js";
import { kubeVersion, manifestsIn, renderedText, type Helm } from "./render.js";
import { run } from "./run.js";

const helms = ["helm3", "helm4"] as const;

for (const platform of platforms) {
  const installations = [
    [platform.chart],
    ...platform.environments.map((file) => [platform.chart, file]),
    ...platform.subcharts.map((chart) => [chart]),
    ...platform.namespace,
  ] as const;
  const each = <T>(look: (chart: string, values: readonly string[]) => Promise<T>) =>
    Promise.all(installations.map(([chart, ...values]) => look(chart!, values)));

  test(`${platform.name}: helm lint --strict has nothing to say`, async () => {
    const said = await Promise.all(helms.map((helm) => each((chart, values) => lint(helm, chart, values))));
    assert.equal(said.flat(2), []);
  });

  test(`${platform.name}: Helm 3 and 4 print the same objects, each chart alone as well`, async () => {
    const differences = await each(async (chart, values) => {
      const [three, four] = await Promise.all(helms.map((helm) => renderedText(helm, chart, values)));
      assert.equal(sources(three!), sources(four!));
      assert.equal(manifestsIn(three!), manifestsIn(four!), basename(chart));
      return manifestsIn(four!).length === 0 ? [chart] : [];
    });
    assert.equal(differences.flat(), []);
  });

  test(`${platform.name}: every object is one that Kubernetes knows, to the last field`, async () => {
    const all = (await each((chart, values) => renderedText("helm4", chart, values))).join("");
    const { output } = await run(
      "kubeconform",
      ["-strict", "-output", "json", "-summary", "-schema-location", schemaLocation()],
      all,
    );
    const { resources = [], summary } = JSON.parse(output) as {
      resources?: { kind: string; name: string; msg: string }[];
      summary: object;
    };
    assert.equal(
      resources.map(({ kind, name, msg }) => `${kind}/${name}: ${msg.replace(/^.* - at/, "at")}`),
      [],
    );
    assert.equal(summary, { valid: manifestsIn(all).length, invalid: 0, errors: 0, skipped: 0 });
  });

  test(`${platform.name}: every pod keeps to Pod Security "restricted", but for those with an exception`, async () => {
    const excepted = platform.catalogue.services.flatMap((service) =>
      service.workloads
        .filter(isExcepted)
        .map((workload) => ({ enabled: service.enabled, owner: owner(service, workload) })),
    );
    assert.equal(
      await violators(platform.chart),
      excepted
        .filter(({ enabled }) => enabled)
        .map(({ owner }) => owner)
        .sort(),
    );
    const anywhere = (
      await Promise.all(platform.environments.map((file) => violators(platform.chart, file)))
    ).flat();
    assert.equal(
      anywhere.filter((found) => !excepted.some(({ owner }) => owner === found)),
      [],
    );
  });

  test(`${platform.name}: manifests have no blanks where none belong`, async () => {
    const texts = await each((chart, values) => renderedText("helm4", chart, values));
    assert.equal(texts.flatMap(strayBlanks), []);
  });
}

const scratch = mkdtempSync(join(tmpdir(), "chartwright-dry-run-"));
test.after(() => rmSync(scratch, { recursive: true }));

for (const platform of platforms.filter(({ environments }) => environments.length > 0)) {
  // Helm 3 asks the API server for its version even in a dry run of the client.
  test(`${platform.name}: Helm 4 would install it in every environment`, async () => {
    const store = join(scratch, "releases.yaml");
    writeFileSync(store, "");
    const endings = await Promise.all(
      platform.environments.map((file) =>
        run(
          "helm4",
          ["upgrade", "--install", "shop", platform.chart, "--dry-run=client", "--values", file],
          "",
          { HELM_DRIVER: "memory", HELM_MEMORY_DRIVER_DATA: store },
        ),
      ),
    );
    assert.equal(endings.map(({ code, errors }) => (code === 0 ? "" : errors)).filter(Boolean), []);
    endings.forEach(({ output }) => assert.match(output, "STATUS: pending-install"));
  });
}

test.run();

async function lint(helm: Helm, chart: string, values: readonly string[]): Promise<readonly string[]> {
  const { output, errors } = await run(helm, [
    "lint",
    "--strict",
    "--kube-version",
    kubeVersion,
    chart,
    ...values.flatMap((file) => ["--values", file]),
  ]);
  const quiet =
    /^==> Linting .*\n(?:\[INFO\] Chart\.yaml: icon is recommended\n)?\n1 chart\(s\) linted, 0 chart\(s\) failed\n$/;
  return quiet.test(output) && errors === "" ? [] : [`${helm}: ${output}${errors}`];
}

/** `Kind/name` of all that has a pod which "restricted" forbids, sorted. */
async function violators(chart: string, ...values: readonly string[]): Promise<readonly string[]> {
  const { output, errors } = await run("pod-security", [], await renderedText("helm4", chart, values));
  assert.match(errors, /^\d+ pods? checked/);
  return [
    ...new Set(
      output
        .split("\n")
        .filter(Boolean)
        .map((line) => line.replace(/:.*/, "")),
    ),
  ].sort();
}

/** Blanks at the ends of lines and at the front of documents, with the template that they come from. */
function strayBlanks(text: string): readonly string[] {
  return text.split(/^---\n(?=# Source: )/m).flatMap((document) => {
    const [source = "", ...lines] = document.trimEnd().split("\n");
    return withoutTexts(lines)
      .filter((line, i) => /[ \t]$/.test(line) || (i === 0 && /^\s*$/.test(line)))
      .map((line) => `${source}: ${JSON.stringify(line)}`);
  });
}

/** The lines that are not part of a text of several lines, whose blanks are its own. */
function withoutTexts(lines: readonly string[]): readonly string[] {
  let key = Infinity;
  return lines.filter((line) => {
    const indent = line.search(/\S|$/);
    if (key < Infinity && (indent > key || line.trim() === "")) return false;
    key = /[:-] [|>][-+]?\d?$/.test(line) ? indent : Infinity;
    return true;
  });
}

/** The chart templates that were printed, in Helm's order. */
function sources(text: string): readonly string[] {
  return text.match(/^# Source: .*$/gm) ?? [];
}

/** Whether the catalogue gives a reason for something that "restricted" forbids. */
function isExcepted(workload: Workload): boolean {
  const { hostNetwork, hostPID, hostIPC } = workload.podExceptions;
  const volumes = Object.values(workload.volumes).some(
    ({ hostPath, nfs }) => hostPath !== undefined || nfs !== undefined,
  );
  const containers = [...workload.containers, ...workload.initContainers].some(({ exceptions, ports }) => {
    const { writableRootFilesystem: _allowed, capabilities = {}, ...forbidden } = exceptions;
    // The only capability that "restricted" lets a container add.
    const { NET_BIND_SERVICE: _bind, ...others } = capabilities;
    return (
      Object.keys(forbidden).length + Object.keys(others).length > 0 ||
      ports.some(({ hostPort }) => hostPort !== undefined)
    );
  });
  return [hostNetwork, hostPID, hostIPC].some((reason) => reason !== undefined) || volumes || containers;
}

function owner(service: Service, workload: Workload): string {
  return `${workload.kind}/${service.releasePrefix ? "shop-" : ""}${workloadName(service, workload)}`;
}
