import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import { documentsIn } from "../../src/manifests/documents.js";
import { prove } from "../../src/prove/prove.js";
import { byCode, type Judged } from "../../src/prove/severity.js";
import { renderChart } from "../../src/prove/render.js";
import { findingsText } from "../../src/prove/report.js";
import { kubeVersion, type Helm } from "./render.js";

// Each folder of refused/ has a chart, perhaps the chart of the release before, what is in the namespace,
// values and settings, and what must be said about it, word for word, below where the failure was reported.
// `UPDATE=1` writes down what is said now.
const folder = join(packageFolder, "generator/test/prove");
const update = process.env["UPDATE"] === "1";
if (update && process.env["CI"] === "true")
  throw new Error("UPDATE=1 is for people who read what changed, not for CI");

const seen = new Set<string>();

for (const name of readdirSync(join(folder, "refused")).sort()) {
  test(`${name} is refused`, async () => {
    const expected = join(folder, "refused", name, "findings.txt");
    const sources = readFileSync(expected, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("# "));
    assert.ok(sources.length > 0, "findings.txt must begin with where the failure was reported");
    const [four, three] = await Promise.all([
      findings("helm4", join(folder, "refused", name)),
      findings("helm3", join(folder, "refused", name)),
    ]);
    assert.equal(three, four);
    for (const { code } of four) seen.add(code);
    const found = `${sources.join("\n")}\n${findingsText(name, four)}`;
    if (update) writeFileSync(expected, found);
    assert.fixture(found, readFileSync(expected, "utf8"));
    assert.ok(four.length > 0);
  });
}

for (const name of readdirSync(join(folder, "good")).sort()) {
  test(`${name} gives no finding`, async () => {
    for (const helm of ["helm4", "helm3"] as const)
      assert.is(
        findingsText(name, await findings(helm, join(folder, "good", name))),
        `${name}: no finding.\n`,
      );
  });
}

test("every code of the page is shown by one of them, and no other", () => {
  const named = [
    ...readFileSync(join(packageFolder, "docs/proof-codes.md"), "utf8").matchAll(
      /^\| \[(CW\d{3})\]\(#cw\d{3}\) \| (\w+) \|/gm,
    ),
  ].map(([, code, severity]) => [code!, severity!]);
  // Only a catalogue says what CW605 is about.
  assert.equal(
    [...seen, "CW605"].sort(),
    named.map(([code]) => code),
  );
  assert.equal(Object.entries(byCode), named);
});

test.run();

async function findings(helm: Helm, place: string): Promise<readonly Judged[]> {
  const inside = (name: string) => (existsSync(join(place, name)) ? join(place, name) : undefined);
  const values = inside("values.yaml");
  const rendering = {
    helm: toolPath(helm),
    release: "shop",
    namespace: "shop",
    values: values === undefined ? [] : [values],
    kubeVersion,
    apiVersions: [],
  };
  const [install, upgrade] = await Promise.all([
    renderChart({ ...rendering, chart: join(place, "chart") }, "install"),
    renderChart({ ...rendering, chart: join(place, "chart") }, "upgrade"),
  ]);
  const previous = inside("previous");
  const before =
    previous === undefined
      ? undefined
      : (await renderChart({ ...rendering, chart: previous }, "install")).documents;
  const manifests = inside("namespace.yaml");
  const options = inside("options.json");
  return prove(
    {
      install: install.documents,
      upgrade: upgrade.documents,
      dropped: install.dropped,
      ...(before ? { previous: before } : {}),
    },
    {
      release: "shop",
      namespace: "shop",
      timeout: 300,
      outside: [],
      namespaceObjects:
        manifests === undefined ? [] : documentsIn(readFileSync(manifests, "utf8"), manifests),
      ...(options === undefined ? {} : (JSON.parse(readFileSync(options, "utf8")) as object)),
    },
  ).findings;
}
