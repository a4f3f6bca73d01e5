import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CatalogueSource, ServiceSource } from "../../../../schemas/types/catalogue.js";
import { fieldAt } from "../../../../ci/schema-fields.js";
import { completeCatalogue } from "../../../src/catalogue/complete/complete.js";
import { defaultList, defaults } from "../../../src/catalogue/complete/defaults.js";
import { catalogueSchema } from "../../../src/schema/files.js";

const schema = catalogueSchema();

test("each default is of a field of the catalogue, once", () => {
  assert.equal(
    defaultList.filter(({ path }) => fieldAt(schema, path) === undefined),
    [],
  );
  assert.is(new Set(defaultList.map(({ path }) => path)).size, defaultList.length);
});

test("what the schema says of a field that is not given is its default", () => {
  const inWords = new Map<unknown, string>([
    [0, "none"],
    ["{host}", "the host name alone"],
  ]);
  let compared = 0;
  for (const { path, value } of defaultList) {
    const said = /([^;.]*(?:\.[^ ][^;.]*)*) if not given/.exec(description(path))?.[1];
    if (said === undefined || typeof value === "object") continue;
    const words = inWords.get(value) ?? String(value);
    assert.ok(said.includes(words), `${path}: "${said}" is not "${words}"`);
    compared++;
  }
  assert.ok(compared > 30);
});

test("a complete workload has the defaults of its kind", () => {
  const { kind, replicas, revisionHistoryLimit, podManagementPolicy } = workload({});
  assert.equal(
    { kind, replicas, revisionHistoryLimit, podManagementPolicy },
    {
      kind: "Deployment",
      replicas: defaults.workload.replicas,
      revisionHistoryLimit: defaults.workload.revisionHistoryLimit,
      podManagementPolicy: defaults.workload.podManagementPolicy,
    },
  );
  assert.is(workload({ revisionHistoryLimit: 0 }).revisionHistoryLimit, 0);
});

test("Jobs have theirs, and none that Kubernetes refuses beside another field", () => {
  const { suspend, backoffLimit, restartPolicy } = workload({ kind: "Job" }).job!;
  assert.equal({ suspend, backoffLimit, restartPolicy }, defaults.job);
  assert.is(
    workload({ kind: "Job", job: { completionMode: "Indexed", completions: 2, backoffLimitPerIndex: 1 } })
      .job!.backoffLimit,
    undefined,
  );
  const { cronJob } = workload({ kind: "CronJob", cronJob: { schedule: "0 0 * * *" } });
  assert.is(cronJob!.concurrencyPolicy, defaults.cronJob.concurrencyPolicy);
  assert.is(cronJob!.backoffLimit, defaults.job.backoffLimit);
});

test("claims have theirs, those of volumes and of templates", () => {
  const claim = { size: "1Gi" };
  const { volumes, volumeClaimTemplates, updateStrategy } = workload({
    volumes: { files: { persistentVolumeClaim: claim } },
    volumeClaimTemplates: { data: claim },
  });
  assert.equal(volumes["files"]!.persistentVolumeClaim!.accessModes, defaults.claim.accessModes);
  assert.equal(volumeClaimTemplates["data"]!.accessModes, defaults.claim.accessModes);
  assert.equal(updateStrategy, { type: "Recreate" });
});

test("a strategy has a type where anything else of it is given", () => {
  assert.equal(workload({}).updateStrategy, {});
  assert.equal(workload({ updateStrategy: { maxSurge: 1 } }).updateStrategy, {
    type: defaults.updateStrategy.type,
    maxSurge: 1,
  });
});

test.run();

function description(path: string): string {
  return String(fieldAt(schema, path)?.["description"] ?? "");
}

function workload(source: Omit<ServiceSource, "description">) {
  const value: CatalogueSource = {
    name: "shop",
    version: "1.0.0",
    description: "A shop",
    services: { shop: { description: "A shop", ...source } },
  };
  return completeCatalogue(value, () => []).services[0]!.workloads[0]!;
}
