import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { provePlan } from "../../src/commands/prove-plan.js";
import { planGeneration } from "../../src/generate.js";
import { packageFolder } from "../../src/package-folder.js";
import { caseFolder, caseNames } from "../cases.js";

// Whatever chartwright generates gives no finding, in each of its environments and with the guard-rails of
// its namespace.
const platforms = [
  [join(packageFolder, "generator/catalogue/index.ts"), packageFolder],
  ...caseNames.map((name) => [join(caseFolder(name), "catalogue.yaml"), caseFolder(name)] as const),
] as const;

for (const [catalogue, output] of platforms) {
  test(`${catalogue} gives no finding`, async () => {
    const proven: string[] = [];
    const { passed, text } = await provePlan(
      await planGeneration(catalogue, output),
      output,
      { helm: toolPath("helm4"), timeout: 300, ignored: new Set(), failOn: "hygiene" },
      (line) => proven.push(line),
    );
    assert.ok(passed, text);
    if (output === packageFolder)
      assert.equal(
        proven.sort(),
        ["development", "preview", "production", "staging"].map(
          (name) => `proven: charts/ai-nutritionist in ${name}`,
        ),
      );
  });
}

test("no template of chartwright's own asks whether it is for an upgrade, so that one rendering tells of both", () => {
  const folder = join(packageFolder, "generator/templates");
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
  assert.ok(texts.length > 20);
  assert.equal(
    texts
      .filter(([, text]) => /\.Release(?!\.(Name|Namespace|Service|Revision)\b)/.test(text))
      .map(([file]) => file),
    [],
  );
});

test.run();
