import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { formatProblems } from "../../src/problem/problem.js";
import { packageFolder } from "../../src/package-folder.js";
import { marketplace, writeChart } from "../values/charts.js";
import { helmVerdict } from "./helm-verdict.js";
import { ourVerdict, sameVerdict } from "./same-verdict.js";

// Each folder has a values file of the marketplace and what must be said about it, word for word. `UPDATE=1`
// writes down what is said now.
const folder = join(packageFolder, "generator/test/rejected-values");
const update = process.env["UPDATE"] === "1";
if (update && process.env["CI"] === "true")
  throw new Error("UPDATE=1 is for people who read what changed, not for CI");

const chart = await marketplace();
const written = { chart, folder: writeChart(chart) };
test.after(() => rmSync(join(written.folder, "..", ".."), { recursive: true }));

for (const name of readdirSync(folder).sort()) {
  const values = readFileSync(join(folder, name, "values.yaml"), "utf8");

  test(name, () => {
    const expected = join(folder, name, "problems.txt");
    const found =
      ourVerdict(chart, [values])
        .problems.map(({ problems }) => formatProblems("values.yaml", problems))
        .join("\n") || "values.yaml is accepted\n";
    if (update) writeFileSync(expected, found);
    assert.fixture(found, existsSync(expected) ? readFileSync(expected, "utf8") : "");
  });

  // What is refused because it may be read in two ways, Helm reads in one of them.
  const isAccepted = existsSync(join(folder, name, "helm-accepts.txt"));
  test(`Helm ${isAccepted ? "accepts" : "refuses"} ${name}`, () => {
    if (!isAccepted) return void sameVerdict(written, [values]);
    for (const helm of ["helm4", "helm3"] as const)
      assert.is(helmVerdict(helm, written.folder, [values], {}).kind, "accepted", helm);
  });
}

test.run();
