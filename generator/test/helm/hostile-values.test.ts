import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { textFault } from "../../src/problem/data-rules.js";
import { pathText, type Step } from "../../src/problem/positions.js";
import type { Chart } from "../../src/chart/chart.js";
import { toYaml } from "../../src/render/yaml.js";
import { caseChart } from "../cases.js";
import { hostileStrings, hostileText } from "../render/hostile-strings.js";
import { marketplace, smallUmbrella, writeChart } from "../values/charts.js";
import { at } from "./at.js";
import { pick } from "./installation.js";
import { readByKubernetes } from "./kubernetes-reader.js";
import { renderedText, type Helm } from "./render.js";
import { ourVerdict, sameVerdict } from "./same-verdict.js";
import { textPlaces, type TextPlace } from "./text-places.js";

const scratch = mkdtempSync(join(tmpdir(), "hostile-values-test-"));
test.after(() => rmSync(scratch, { recursive: true }));

// What a chart template of a service's own prints is its own affair, and so the one text that Helm takes out.
const pool = [...hostileStrings, ...fc.sample(hostileText, { numRuns: 150, seed: 11 })].filter(
  (text) => !text.includes("<no value>") && textFault(text) === undefined,
);

for (const chart of [(await caseChart("hostile-strings")).chart, await marketplace()]) {
  const folder = writeChart(chart);
  test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));
  const isShared = ({ steps }: TextPlace) => steps[0] === "global";
  const places = textPlaces(chart.schema);
  const alone = chart.dependencies.filter(({ name }) => ["no", "on", "catalog"].includes(name));

  for (const helm of ["helm3", "helm4"] as const) {
    test(`${chart.name}: ${helm} hands on every text that a values file has for one service`, () =>
      proveTexts(
        helm,
        chart,
        folder,
        places.filter((place) => !isShared(place)),
      ));
    test(`${chart.name}: ${helm} hands on every text that a values file has for all services`, () =>
      proveTexts(helm, chart, folder, places.filter(isShared)));
    for (const subchart of alone) {
      test(`${subchart.name}: ${helm} hands on every text of a values file to a subchart alone`, () =>
        proveTexts(helm, subchart, join(folder, "charts", subchart.name), textPlaces(subchart.schema)));
    }
  }

  test(`${chart.name}: hosts and endpoints are names of hosts, or refused`, () => {
    const named = places.filter(
      ({ steps }) => steps[0] === "global" && ["hosts", "endpoints"].includes(String(steps[1])),
    );
    const unfit = named.map((place) => pool.filter((text) => !place.allows(text)));
    for (let round = 0; round < 2; round++) {
      const values = valuesOf(
        named,
        unfit.map((texts, i) => texts[(i + round * named.length) % texts.length]!),
      );
      const refused = sameVerdict({ chart, folder }, [toYaml(values)]).flatMap(({ problems }) =>
        problems.map(({ path }) => path),
      );
      assert.equal(refused.sort(), named.map(({ steps }) => pathText(steps)).sort());
    }
  });
}

test("an empty text of a service's own wins over that of all services", async () => {
  const chart = smallUmbrella();
  const folder = writeChart(chart);
  test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));
  const values = {
    global: { annotations: { a: "all" }, labels: { a: "all" } },
    database: { annotations: { a: "" }, labels: { a: "" }, service: { annotations: { a: "one" } } },
  };
  for (const helm of ["helm3", "helm4"] as const) {
    const metadata = at(await printed(helm, chart, folder, values), "[*].metadata") as readonly unknown[];
    const ofServices = (names: readonly string[]) =>
      metadata.filter((object) => names.includes(String(at(object, "labels[app.kubernetes.io/name]"))));
    const [own, others] = [ofServices(["database"]), ofServices(["web-app", "payment-service"])];
    assert.equal([...new Set(own.map((object) => at(object, "labels.a")))], [""]);
    assert.equal([...new Set(own.map((object) => at(object, "annotations.a")))].sort(), ["", "one"]);
    assert.equal([...new Set(others.map((object) => at(object, "annotations.a")))], ["all"]);
  }
});

test.run();

/**
 * Puts a word of its own at each place, looks where Helm prints it, and then expects any other text there in
 * the place of the word, and nothing else to change.
 */
async function proveTexts(
  helm: Helm,
  chart: Chart,
  folder: string,
  places: readonly TextPlace[],
): Promise<void> {
  const word = (i: number) => `zq${i}zq`;
  // Two services that each create an account of one name are refused, so one of them has a name from here.
  const isAccount = ({ steps }: TextPlace) => pathText(steps).endsWith(".serviceAccount.name");
  const account = places.find(isAccount);
  const open = places.filter((place) => place.allows(word(0)) && (place === account || !isAccount(place)));
  const marked = await printed(
    helm,
    chart,
    folder,
    valuesOf(
      open,
      open.map((_, i) => word(i)),
    ),
  );
  const all = JSON.stringify(marked);
  assert.equal(
    open.filter(({ isFree }, i) => isFree && !all.includes(word(i))).map(({ steps }) => pathText(steps)),
    [],
    "printed nowhere",
  );
  const choices = open.map((place) => pool.filter((text) => place.allows(text)));
  // As many rounds as it takes for every text to come up, but for the charts with the fewest places.
  const rounds = Math.min(3, Math.ceil(pool.length / open.filter(({ isFree }) => isFree).length));
  for (let round = 0; round < rounds; round++) {
    const texts = choices.map((fitting, i) => fitting[(i + round * open.length) % fitting.length]!);
    const found = await printed(helm, chart, folder, valuesOf(open, texts));
    assert.equal(differences(found, filled(marked, texts)), []);
  }
}

function valuesOf(places: readonly TextPlace[], texts: readonly string[]): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  places.forEach(({ steps }, i) => put(values, steps, texts[i]!));
  // Without it, nothing would be printed of the Gateway.
  if (pick(values, ["global", "gateway"])) put(values, ["global", "gateway", "enabled"], true);
  for (const endpoint of Object.values(Object(pick(values, ["global", "endpoints"]))))
    put(endpoint as Record<string, unknown>, ["cidrs"], ["10.0.0.0/8"]);
  return values;
}

function put(target: Record<string, unknown>, [step, ...rest]: readonly Step[], value: unknown): void {
  if (rest.length === 0) target[step!] = value;
  else put((target[step!] ??= {}) as Record<string, unknown>, rest, value);
}

/** The objects that Helm prints as Kubernetes reads them, without the checksums of ConfigMaps. */
async function printed(
  helm: Helm,
  chart: Chart,
  folder: string,
  values: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const yaml = toYaml(values);
  assert.equal(ourVerdict(chart, [yaml]).problems, []);
  const file = join(mkdtempSync(join(scratch, "values-")), `${basename(folder)}.yaml`);
  writeFileSync(file, yaml);
  const objects = await readByKubernetes(helm, await renderedText(helm, folder, [file]));
  return JSON.parse(
    JSON.stringify(objects, (key, value: unknown) => (key.startsWith("checksum/") ? undefined : value)),
  );
}

function filled(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === "string") return value.replace(/zq(\d+)zq/g, (_, i: string) => texts[Number(i)]!);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, texts));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filled(member, texts)]));
}

function differences(found: unknown, expected: unknown, steps: readonly Step[] = []): readonly object[] {
  if (typeof found !== "object" || typeof expected !== "object" || found === null || expected === null) {
    return found === expected ? [] : [{ place: pathText(steps), found, expected }];
  }
  const step = (key: string) => (Array.isArray(found) ? Number(key) : key);
  const keys = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return keys.flatMap((key) => differences(pick(found, [key]), pick(expected, [key]), [...steps, step(key)]));
}
