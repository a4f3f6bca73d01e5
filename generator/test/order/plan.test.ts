import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { order } from "../../src/commands/order.js";
import { UsageError } from "../../src/commands/command.js";
import { caseFolder } from "../cases.js";

const folder = caseFolder("ordering");
const question = {
  event: "upgrade",
  environment: undefined,
  mermaid: false,
  explain: undefined,
  timeout: "1h",
};

interface Found {
  readonly plan: {
    readonly before: readonly Step[];
    readonly after: readonly Step[];
    readonly rollout: readonly (readonly {
      readonly service: string;
      readonly gate?: { readonly waitsFor: readonly string[] };
    }[])[];
    readonly stays: readonly string[];
  };
  readonly seconds: { readonly sum: number; readonly longest: number };
}
interface Step {
  readonly kind: string;
  readonly service: string;
  readonly weight: number;
  readonly seconds: number;
}

test("where the release brings the stores, pods wait for migrations", async () => {
  const { plan } = await planned();
  assert.equal(steps(plan.before), ["guard ", "migration reports"]);
  assert.equal(gates(plan), { prices: ["database"], orders: ["database", "queue"] });
});

test("where the stores are elsewhere, migrations are hooks before anything changes", async () => {
  const { plan } = await planned({ environment: "outside" });
  assert.equal(steps(plan.before), ["guard ", "migration reports", "migration prices", "migration orders"]);
  assert.equal(gates(plan), {});
});

test("a Secret that comes with the release makes a gate as well", async () => {
  assert.equal(gates((await planned({ environment: "sealed" })).plan), { reports: [], orders: ["queue"] });
});

test("hooks stand in the order of their weights", async () => {
  for (const environment of [undefined, "outside", "sealed"]) {
    const { plan } = await planned({ environment });
    for (const steps of [plan.before, plan.after])
      assert.equal(
        steps.map(({ weight }) => weight),
        steps.map(({ weight }) => weight).sort((a, b) => a - b),
      );
  }
});

test("an installation needs no guard, a rollback nothing else, an uninstallation nothing at all", async () => {
  const [install, rollback, uninstall] = await Promise.all(
    ["install", "rollback", "uninstall"].map((event) => planned({ event })),
  );
  assert.equal(steps(install!.plan.before), ["migration reports"]);
  assert.equal([steps(rollback!.plan.before), steps(rollback!.plan.after)], [["guard "], []]);
  assert.equal([uninstall!.plan.before, uninstall!.plan.rollout, uninstall!.plan.after], [[], [], []]);
  assert.ok(uninstall!.plan.stays.includes("ConfigMap orders-data-4, the record of its data"));
});

test("an uninstallation leaves the claims that the READMEs speak of, those of StatefulSets and those that say keep, each once", async () => {
  for (const [name, stays] of [
    ["persistentvolumeclaim", ["claim full of files"]],
    ["statefulset", ["claims data of pair"]],
  ] as const) {
    const { json } = await order(join(caseFolder(name), "catalogue.yaml"), caseFolder(name), {
      ...question,
      event: "uninstall",
    });
    assert.equal((json as unknown as Found).plan.stays, stays);
  }
});

test("the values' deadlines add up, and must fit into the timeout", async () => {
  const { seconds } = await planned({ environment: "outside" });
  assert.equal(seconds, { sum: 1110, longest: 240, timeout: 3600 });
  const { exitCode, text } = await order(join(folder, "catalogue.yaml"), folder, {
    ...question,
    environment: "outside",
    timeout: "18m",
  });
  assert.is(exitCode, 1);
  assert.match(
    text,
    "The hooks take at most 18m30s together, the longest 4m0s; that is more than --timeout 18m0s.",
  );
});

test("the plan as text", async () => {
  assert.match(
    (await order(join(folder, "catalogue.yaml"), folder, { ...question, environment: "sealed" })).text,
    "wave 2  hooks, expects prices\n          orders, when its " +
      "migration to revision 4 has succeeded, which waits for queue\n",
  );
});

test("the plan as a graph", async () => {
  const { text } = await order(join(folder, "catalogue.yaml"), folder, { ...question, mermaid: true });
  for (const line of [
    "flowchart LR",
    "    n-queue --> n-orders-migration",
    "    n-orders-migration --> n-orders",
    "    n-prices -.-> n-hooks",
    "  before --> rollout",
    "  rollout --> after",
  ])
    assert.match(text, `${line}\n`);
});

test("why a service comes where it comes", async () => {
  const explained = async (service: string, environment?: string) =>
    (await order(join(folder, "catalogue.yaml"), folder, { ...question, environment, explain: service }))
      .text;
  assert.match(await explained("orders"), "Its migration waits for queue (wave 1).\n");
  assert.match(
    await explained("hooks"),
    "It expects prices (wave 2), for startsAfter names it, and does not wait.\n",
  );
  assert.match(
    await explained("orders"),
    "a Job of the release that its pods wait for, because database and queue come with this release.\n",
  );
  assert.match(
    await explained("orders", "outside"),
    "database is elsewhere (global.endpoints), so nothing waits for it.\n",
  );
  assert.match(
    await explained("prices", "sealed"),
    "database is elsewhere (global.endpoints), so nothing waits for it.\n",
  );
  assert.match(
    await explained("reports", "sealed"),
    "because its Secret comes with this release, as a SealedSecret.\n",
  );
  assert.match(
    await explained("hooks"),
    "after the rollout, for it needs the service to be up (after: start).\n",
  );
  assert.is(await explained("queue", "outside"), "queue is not installed here.\n");
});

test("what cannot be asked is wrong usage", async () => {
  for (const [wrong, message] of [
    [{ event: "upgrad" }, 'Did you mean "upgrade"?'],
    [{ explain: "order" }, 'Did you mean "orders"?'],
    [{ environment: "production" }, "Environments: outside, sealed"],
    [{ timeout: "soon" }, "must be a duration such as 10m"],
  ] as const) {
    try {
      await order(join(folder, "catalogue.yaml"), folder, { ...question, ...wrong });
      assert.unreachable();
    } catch (error) {
      assert.instance(error, UsageError);
      assert.match((error as Error).message, message);
    }
  }
});

test("without Helm it says whose templates may have more hooks", async () => {
  const own = caseFolder("own-templates");
  const path = process.env["PATH"];
  process.env["PATH"] = "";
  try {
    const asked = (mermaid: boolean) => order(join(own, "catalogue.yaml"), own, { ...question, mermaid });
    const line =
      "Without the hooks that templates of shop may have: Helm renders them, and there is no helm here (--helm).";
    const { exitCode, text, json } = await asked(false);
    assert.is(exitCode, 0);
    assert.ok(text.endsWith(`\n\n${line}\n`), text);
    assert.equal(json["missing"], [line]);
    assert.ok((await asked(true)).text.endsWith(`\n  %% ${line}\n`));
  } finally {
    process.env["PATH"] = path;
  }
});

test.run();

async function planned(
  asked: Partial<typeof question> | { readonly environment?: string | undefined } = {},
): Promise<Found> {
  return (await order(join(folder, "catalogue.yaml"), folder, { ...question, ...asked }))
    .json as unknown as Found;
}

function steps(all: readonly Step[]): readonly string[] {
  return all.map(({ kind, service }) => `${kind} ${service}`);
}

function gates({ rollout }: Found["plan"]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    rollout.flat().flatMap(({ service, gate }) => (gate ? [[service, gate.waitsFor]] : [])),
  );
}
