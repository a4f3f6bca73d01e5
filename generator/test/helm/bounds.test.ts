import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkFigures } from "../../src/capacity/check-capacity.js";
import { namespaceChartsOf } from "../../src/chart/namespace.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { checkValues } from "../../src/values/check-values.js";
import { caseFolder } from "../cases.js";
import { writeChart, yamlSource } from "../values/charts.js";
import { helmVerdict } from "./helm-verdict.js";
import { kubernetesVerdicts } from "./kubernetes-verdicts.js";
import { run } from "./run.js";

// Bounds of a LimitRange that contradict each other, or a default: `validate` and the chart refuse the same.
const [chart] = namespaceChartsOf(await readCatalogue(join(caseFolder("namespace"), "catalogue.yaml")));
const folder = writeChart(chart!);
test.after(() => rmSync(join(folder, "..", ".."), { recursive: true }));

const cases: Readonly<Record<string, string>> = {
  "limitRange: { container: { min: { memory: 900Gi } } }": "limitRange.container.min.memory",
  "limitRange: { container: { max: { cpu: 1m } } }": "limitRange.container",
  "limitRange: { pod: { min: { cpu: 4000 } , max: { cpu: 3999500m } } }": "limitRange.pod.min.cpu",
  "limitRange: { container: { min: { example.com/gpu: 3 }, max: { example.com/gpu: 2 } } }":
    'limitRange.container.min["example.com/gpu"]',
  "limitRange: { container: { defaultRequest: { example.com/gpu: 1 }, default: { example.com/gpu: 2 } } }":
    'limitRange.container.defaultRequest["example.com/gpu"]',
  "limitRange: { container: { defaultRequest: { example.com/gpu: 1 }, max: { example.com/gpu: 2 } } }":
    'limitRange.container.defaultRequest["example.com/gpu"]',
  "limitRange: { container: { defaultRequest: { hugepages-2Mi: 2Mi }, default: { hugepages-2Mi: 4Mi } } }":
    "limitRange.container.defaultRequest.hugepages-2Mi",
};

const accepted: readonly string[] = [
  "limitRange: { container: { defaultRequest: { example.com/gpu: 1 }, default: { example.com/gpu: '1' } } }",
  "limitRange: { container: { defaultRequest: { hugepages-2Mi: 2048Ki }, max: { hugepages-2Mi: 2Mi } } }",
  "limitRange: { container: { default: { example.com/gpu: 1 }, max: { example.com/gpu: 2 } } }",
  "limitRange: { container: { min: { example.com/gpu: 1 }, max: { example.com/gpu: 2 } } }",
];

for (const text of accepted) {
  test(`accepted: ${text}`, async () => {
    assert.equal(checkFigures(chart!, [yamlSource("values.yaml", text)]), []);
    const file = join(folder, "..", "accepted.yaml");
    writeFileSync(file, text);
    const { code, output, errors } = await run("helm4", ["template", "shop", folder, "--values", file]);
    assert.is(code, 0, errors);
    const [verdict] = await kubernetesVerdicts([output]);
    assert.equal(verdict!.refused, []);
  });
}

for (const [text, path] of Object.entries(cases)) {
  test(text, () => {
    const source = yamlSource("values.yaml", text);
    assert.equal(checkValues(chart!, [source]), []);
    const ours = checkFigures(chart!, [source]).flatMap(({ problems }) =>
      problems.map((problem) => problem.path),
    );
    for (const helm of ["helm4", "helm3"] as const) {
      const verdict = helmVerdict(helm, folder, [text], {});
      const [, theirs = "nothing"] =
        /execution error at \([^)]*\): (\S+)/.exec(verdict.kind === "failed" ? verdict.error : "") ?? [];
      assert.ok(theirs.startsWith(path), `${helm}: ${theirs}`);
      assert.ok(ours.includes(theirs), `${theirs} is not among ${ours.join(", ")}`);
    }
  });
}

test.run();
