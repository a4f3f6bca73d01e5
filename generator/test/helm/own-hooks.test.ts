import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolPath } from "../../../ci/tools/index.js";
import { order } from "../../src/commands/order.js";
import { caseFolder } from "../cases.js";

const folder = caseFolder("own-templates");

for (const helm of ["helm4", "helm3"] as const) {
  const found = async (event: string, environment: string | undefined, timeout: string) => {
    const question = {
      event,
      environment,
      mermaid: false,
      explain: undefined,
      timeout,
      helm: toolPath(helm),
    };
    const { exitCode, json, text } = await order(join(folder, "catalogue.yaml"), folder, question);
    const { before, after } = json["plan"] as Readonly<Record<"before" | "after", readonly Step[]>>;
    const shown = [before, after].map((steps) => steps.map(({ kind, object }) => object ?? kind));
    return { exitCode, shown, text };
  };
  const shelves = "ConfigMap/own-templates-shop-shelves";

  test(`${helm}: the hooks of own templates stand in order, as values make them`, async () => {
    const { exitCode, shown, text } = await found("upgrade", undefined, "4m");
    assert.is(exitCode, 0);
    assert.equal(shown, [
      ["guard", shelves],
      ["Job/own-templates-shop-seed", "smoke check"],
    ]);
    assert.match(text, /^ +1 {2}shop: Job\/own-templates-shop-seed, of its own templates +at most 2m0s$/m);
    assert.equal((await found("install", "outside", "5m")).shown, [["migration", shelves], ["smoke check"]]);
  });

  test(`${helm}: their deadlines count against Helm's`, async () => {
    const { exitCode, text } = await found("upgrade", undefined, "3m");
    assert.is(exitCode, 1);
    assert.match(
      text,
      "The hooks take at most 4m0s together, the longest 2m0s; that is more than --timeout 3m0s.",
    );
  });
}

interface Step {
  readonly kind: string;
  readonly object?: string;
}

test.run();
