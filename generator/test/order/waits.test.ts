import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { order } from "../../src/commands/order.js";
import { caseFolder } from "../cases.js";

// What a plan says of pods that wait for others.
const folder = caseFolder("waits");

test("the plan says what pods wait for, where the migration is in the release", async () => {
  const text = await told({});
  assert.match(text, "worker, when web is migrated to revision 4\n");
  assert.match(
    text,
    "reports, when web is migrated to revision 4 and web is ready and mail is ready and its migration to " +
      "revision 1 has succeeded, which waits for web, db\n",
  );
  assert.match(text, "front, when web is ready\n");
});

test("a migration that is over before the rollout keeps no pod waiting", async () => {
  const text = await told({ environment: "outside" });
  assert.match(text, "worker, expects web\n");
  assert.match(text, "front, when web is ready\n");
});

test("the graph has an arrow from what pods wait for", async () => {
  const text = await told({ mermaid: true });
  for (const line of ["n-web-migration --> n-worker", "n-web --> n-front", "n-web-migration --> n-reports"])
    assert.match(text, `    ${line}\n`);
  assert.not.match(text, "-.-> n-worker");
});

test("the reasons say what pods wait for", async () => {
  assert.match(
    await told({ explain: "worker" }),
    "Its pods wait until the migration of web to revision 4 has succeeded.\n",
  );
  assert.match(await told({ explain: "reports" }), "Its pods wait until mail accepts connections.\n");
  const outside = await told({ explain: "worker", environment: "outside" });
  assert.match(outside, "It expects web (wave 1), for startsAfter names it, and does not wait.\n");
});

test.run();

async function told(
  question: Partial<{ environment: string; mermaid: boolean; explain: string }>,
): Promise<string> {
  const { text } = await order(join(folder, "catalogue.yaml"), folder, {
    event: "upgrade",
    environment: undefined,
    mermaid: false,
    explain: undefined,
    timeout: "1h",
    ...question,
  });
  return text;
}
