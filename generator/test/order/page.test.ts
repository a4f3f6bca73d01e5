import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { order } from "../../src/commands/order.js";
import { packageFolder } from "../../src/package-folder.js";

const page = readFileSync(join(packageFolder, "docs/ordering-and-rollback.md"), "utf8");
const question = { event: "upgrade", mermaid: false, explain: undefined, timeout: "15m" };

test("the page on order has the platform's plan as text and as a graph", async () => {
  const catalogue = join(packageFolder, "generator/catalogue/index.ts");
  const [text, graph] = await Promise.all([
    order(catalogue, packageFolder, { ...question, environment: "production" }),
    order(catalogue, packageFolder, { ...question, environment: "development", mermaid: true }),
  ]);
  assert.ok(page.includes(`\`\`\`\n${text.text}\`\`\`\n`), text.text);
  assert.ok(page.includes(`\`\`\`mermaid\n${graph.text}\`\`\`\n`), graph.text);
});

test("every environment's hooks fit into the timeout of its deployment", async () => {
  for (const environment of ["development", "staging", "production", "preview"]) {
    const [, timeout] = /--timeout (\w+)/.exec(
      readFileSync(join(packageFolder, "values", `${environment}.yaml`), "utf8"),
    )!;
    const { exitCode, text } = await order(
      join(packageFolder, "generator/catalogue/index.ts"),
      packageFolder,
      { ...question, environment, timeout: timeout! },
    );
    assert.is(exitCode, 0, text);
  }
});

test.run();
