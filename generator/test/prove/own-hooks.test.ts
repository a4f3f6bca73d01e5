import { test } from "uvu";
import * as assert from "uvu/assert";
import { catalogueValues } from "../../src/capacity/effective-values.js";
import { environmentOf } from "../../src/capacity/environment-of.js";
import type { HookStep } from "../../src/order/engines/helm/hook-plan.js";
import { hookPlan } from "../../src/order/engines/helm/hook-plan.js";
import { plan } from "../../src/order/plan/plan.js";
import type { Event } from "../../src/order/plan/steps.js";
import { withOwnHooks } from "../../src/prove/own-hooks.js";
import { caseChart } from "../cases.js";

/** A hook as Helm renders it: a Job of the service's own template unless it says another. */
const hook = (name: string, event: string, weight: number, more: object = {}, file = "seed.yaml") => ({
  source: `own-templates/charts/shop/templates/${file}`,
  body: {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name, annotations: { "helm.sh/hook": event, "helm.sh/hook-weight": String(weight) } },
    spec: { activeDeadlineSeconds: 30, backoffLimit: 0 },
    ...more,
  },
});

const documents = [
  hook("guard", "pre-upgrade,pre-rollback", 5, {}, "guard.yaml"),
  hook("smoke", "post-upgrade", 1001, {}, "smoke-check.yaml"),
  // Of one weight with a hook of chartwright's: by name.
  hook("a", "pre-upgrade", 5),
  hook("z", "pre-upgrade,post-delete", 5),
  hook("rights", "pre-upgrade", -1, { apiVersion: "v1", kind: "ServiceAccount" }),
  hook("endless", "post-upgrade", 0, { spec: {} }),
  // No hook at all.
  { ...hook("job", "", 0), body: { apiVersion: "batch/v1", kind: "Job", metadata: { name: "job" } } },
];

async function found(event: Event): Promise<readonly (readonly string[])[]> {
  const { catalogue } = await caseChart("own-templates");
  const environment = environmentOf(catalogue, catalogueValues(catalogue));
  const { before, after } = withOwnHooks(
    catalogue,
    hookPlan(catalogue, plan(catalogue, environment, event)),
    documents,
    600,
  );
  return [before, after].map((steps) => steps.map(shown));
}

function shown({ kind, object, seconds, endless }: HookStep): string {
  return `${object ?? kind} ${seconds}${endless ? " endless" : ""}`;
}

test("hooks of own templates stand where Helm runs them", async () => {
  assert.equal(await found("upgrade"), [
    ["ServiceAccount/rights 0", "Job/a 30", "guard 60", "Job/z 30"],
    ["Job/endless 600 endless", "smoke check 60"],
  ]);
  assert.equal(await found("rollback"), [["guard 60"], []]);
  assert.equal(await found("uninstall"), [[], ["Job/z 30"]]);
});

test.run();
