import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import type { ChartFile } from "../../src/render/chart-file.js";
import { chartFiles } from "../../src/render/chart-files.js";
import { caseFiles, caseNames } from "../cases.js";

// All charts of a release share one set of named templates, in which the last one wins.
for (const name of caseNames) {
  test(`${name}: every named template is defined once, and its name begins with the chart's`, async () => {
    assertOwn(await caseFiles(name));
  });
}

test("the umbrella's are others than those of a service that has its name", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-named-"));
  try {
    const file = join(folder, "catalogue.yaml");
    writeFileSync(
      file,
      `name: shop
version: "0.1.0"
description: A shop
hosts: { web: shop.example.com }
imagePullSecrets: [registry]
services:
  shop:
    description: All of it
    ports: { http: 8080 }
    routes: [{ host: web, path: / }]
    migration: { revision: 1, command: [migrate] }
`,
    );
    assertOwn([...chartFiles(umbrellaChart(await readCatalogue(file)))]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function assertOwn(files: readonly ChartFile[]): void {
  const templates = files.filter(({ path }) => path.includes("/templates/"));
  const defined = templates.flatMap(({ path, contents }) =>
    [...contents.matchAll(/\{\{-? define "([^"]*)"/g)].map(([, named]) => ({ path, named: named! })),
  );
  const names = defined.map(({ named }) => named);
  assert.equal(
    names.filter((named, i) => names.indexOf(named) !== i),
    [],
  );
  for (const { path, named } of defined) {
    const [, chart] = /([^/]+)\/templates\//.exec(path)!;
    assert.ok(named.startsWith(`${chart}.`), `${path} defines ${named}`);
  }
}

test.run();
