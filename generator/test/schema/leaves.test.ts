import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { JsonSchema } from "../../src/schema/bundle.js";
import { schemasFolder } from "../../src/schema/files.js";
import { caseChart, caseNames } from "../cases.js";
import { unbounded } from "./unbounded.js";

// Every text has a pattern or a choice, every whole number both bounds, every object its keys. Where one has
// not, this says why.
const text = "text of the user, which is printed in quotes";
const judged = (rule: string) => `judged by the rule ${rule}`;
const open: Readonly<Record<string, string>> = {
  "catalogue.schema.json/$schema": "for editors",
  "catalogue.schema.json/kubeVersion": judged("chart-metadata"),
  "catalogue.schema.json/home": judged("chart-metadata"),
  "catalogue.schema.json/icon": judged("chart-metadata"),
  "catalogue.schema.json/keywords": text,
  "catalogue.schema.json/sources": judged("chart-metadata"),
  "catalogue.schema.json/maintainers/name": text,
  "catalogue.schema.json/maintainers/email": judged("chart-metadata"),
  "catalogue.schema.json/maintainers/url": judged("chart-metadata"),
  "catalogue.schema.json/defaultNodePool": judged("node-pools"),
  "catalogue/call.schema.json/env": text,
  "catalogue/container.schema.json/command": text,
  "catalogue/container.schema.json/args": text,
  "catalogue/cron-job.schema.json/timeZone": judged("cron-jobs"),
  "catalogue/dns-config.schema.json/options/name": "resolvers know names of their own",
  "catalogue/env-entry.schema.json/value": text,
  "catalogue/env-entry.schema.json/text": text,
  "catalogue/env-from.schema.json/prefix": judged("env-sources"),
  "catalogue/exec.schema.json/command": text,
  "catalogue/extra-value.schema.json/default": "a value of a service's own templates",
  "catalogue/extra-value.schema.json/schema": "a schema of a service's own templates",
  "catalogue/file.schema.json": text,
  "catalogue/file.schema.json/path": "read, or a problem",
  "catalogue/http-get.schema.json/httpHeaders/value": text,
  "catalogue/kubernetes-service.schema.json/ports/appProtocol": judged("kubernetes-services"),
  "catalogue/port.schema.json/appProtocol": judged("ports"),
  "catalogue/probe.schema.json/grpc/service": text,
  "catalogue/workload.schema.json/nodePool": judged("node-pools"),
  "catalogue/workload.schema.json/tolerates": judged("node-pools"),
  "catalogue/workload.schema.json/sysctls/name": judged("pods"),
  "catalogue/workload.schema.json/sysctls/value": text,
  "catalogue/workload.schema.json/hostAliases/ip": judged("addresses"),
  "values/annotations.schema.json": text,
  "values/printed-text.schema.json": text,
  "values/secret-store-provider.schema.json": "providers of External Secrets have fields of their own",
  "values/setting.schema.json": text,
  "values/string-map.schema.json": text,
};

const files = readdirSync(schemasFolder, { recursive: true, encoding: "utf8" }).filter((file) =>
  /^(catalogue|values)(\/[^/]+)?\.schema\.json$/.test(file),
);

test("every leaf of the schemas is bounded, or has a reason", () => {
  assert.ok(files.length > 130);
  const found = files.flatMap((file) =>
    unbounded(JSON.parse(readFileSync(join(schemasFolder, file), "utf8")) as JsonSchema, file),
  );
  assert.equal([...new Set(found)].sort(), Object.keys(open).sort());
});

test("every leaf of the schemas that are generated is bounded as well", async () => {
  const found: string[] = [];
  for (const name of caseNames) {
    const { catalogue, chart: umbrella, namespaceCharts } = await caseChart(name);
    // Values of a service's own templates are as open as the catalogue says. `global` in a subchart is what
    // Helm copies there.
    const meant = catalogue.services.flatMap((service) =>
      ["global", ...Object.keys(service.values)].map((key) => `/${service.name}/${key}`),
    );
    for (const chart of [umbrella, ...umbrella.dependencies, ...namespaceCharts])
      found.push(
        ...unbounded(chart.schema, `${name}/${chart.name}`).filter(
          (path) => !meant.some((place) => `${path}/`.includes(`${place}/`)),
        ),
      );
  }
  assert.equal(found, []);
});

test.run();
