import { test } from "uvu";
import * as assert from "uvu/assert";
import { chartContent, type ChartContent } from "../../../src/release/contract/chart-content.js";
import type { ObjectReason } from "../../../src/release/contract/compare-objects.js";
import {
  chartChanges,
  chartVersions,
  withObjects,
  type PublishedContent,
} from "../../../src/release/version/chart-versions.js";
import { versionsReport } from "../../../src/release/version/report.js";

/** Versions of the umbrella and of its subcharts, and a file of a subchart, all by the chart's name. */
interface Shop {
  readonly versions?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

const before: Shop = { versions: { shop: "1.0.0", api: "1.0.0", web: "1.0.0" } };

test("nothing gets another version where nothing changed", () => {
  assert.equal(next(before, before), { shop: "1.0.0", api: "1.0.0", web: "1.0.0" });
});

test("only what changed gets another version, and the umbrella after it", () => {
  assert.equal(next(before, { files: { api: "new" } }), { shop: "1.0.1", api: "1.0.1", web: "1.0.0" });
});

test("the umbrella changes as much as the largest change of its subcharts", () => {
  assert.equal(next(before, { files: { api: "new", web: "new" } }, [gone("api"), made("web")]), {
    shop: "2.0.0",
    api: "2.0.0",
    web: "1.1.0",
  });
});

test("the umbrella after a subchart before 1.0.0 changes as much as what changed means, not as its number", () => {
  const early = { versions: { shop: "1.4.0", api: "0.2.0", web: "1.0.0" } };
  assert.equal(next(early, { ...early, files: { api: "new" } }, [gone("api")]), {
    shop: "2.0.0",
    api: "0.3.0",
    web: "1.0.0",
  });
});

test("a subchart that comes is minor and keeps its version; one that goes is major", () => {
  const more = { versions: { shop: "1.0.0", api: "1.0.0", web: "1.0.0", stock: "0.7.0" } };
  assert.equal(next(before, more), { shop: "1.1.0", api: "1.0.0", web: "1.0.0", stock: "0.7.0" });
  assert.equal(next(more, before), { shop: "2.0.0", api: "1.0.0", web: "1.0.0" });
});

test("a change of the objects belongs to the subchart that makes them if it changed, else to the umbrella", () => {
  assert.equal(next(before, { files: { web: "new" } }, [gone("api")]), {
    shop: "2.0.0",
    api: "1.0.0",
    web: "1.0.1",
  });
});

test("a version that was raised already is kept where it says enough, and the umbrella follows one raised by hand", () => {
  assert.equal(
    next(before, { versions: { shop: "1.0.1", api: "1.0.1", web: "1.0.0" }, files: { api: "new" } }),
    { shop: "1.0.1", api: "1.0.1", web: "1.0.0" },
  );
  assert.equal(
    next(before, { versions: { shop: "1.0.1", api: "1.0.1", web: "1.0.0" }, files: { api: "new" } }, [
      made("api"),
    ]),
    { shop: "1.1.0", api: "1.1.0", web: "1.0.0" },
  );
  assert.equal(next(before, { versions: { shop: "1.0.0", api: "3.0.0", web: "1.0.0" } }), {
    shop: "1.0.1",
    api: "3.0.0",
    web: "1.0.0",
  });
});

test("a version is never below the published one", () => {
  const published = { versions: { shop: "1.3.0", api: "1.2.0", web: "1.0.0" } };
  assert.equal(next(published, before), { shop: "1.3.0", api: "1.2.0", web: "1.0.0" });
});

test("a chart that was never published keeps its version", () => {
  assert.equal(
    versionsOf(chartVersions(published(undefined), content(before), { own: [], subcharts: new Map() })),
    { shop: "1.0.0", api: "1.0.0", web: "1.0.0" },
  );
});

test("a subchart that was published with an older umbrella, or with another one, goes on from there", () => {
  const now = content({ versions: { shop: "1.1.0", api: "1.0.0", web: "1.0.0" }, files: { api: "new" } });
  const elsewhere = { versions: { api: "1.4.0" } };
  const withoutApi = published(content({ versions: { shop: "1.1.0", web: "1.0.0" } }), elsewhere);
  assert.equal(versionsOf(chartVersions(withoutApi, now, chartChanges(withoutApi, now))), {
    shop: "1.2.0",
    api: "1.4.1",
    web: "1.0.0",
  });
  const never = published(undefined, elsewhere);
  assert.equal(versionsOf(chartVersions(never, now, chartChanges(never, now))), {
    shop: "1.1.0",
    api: "1.4.1",
    web: "1.0.0",
  });
});

test("the report says why, the largest reason first", () => {
  const [old, now] = [published(content(before)), content({ files: { api: "new" } })];
  const charts = chartVersions(old, now, withObjects(chartChanges(old, now), [made("api"), gone("api")]));
  assert.is(
    versionsReport("oci://example.com/charts", charts),
    `api  1.0.0 → 2.0.0, major
  major  object Service/old     is gone
  minor  object Service/new     is new
  patch  file templates/x.yaml  differs
shop  1.0.0 → 2.0.0, major
  major  subchart api  1.0.0 → 2.0.0

1 chart is as in oci://example.com/charts.
`,
  );
});

test.run();

function next(old: Shop, now: Shop, objects: readonly ObjectReason[] = []): Readonly<Record<string, string>> {
  const [was, current] = [published(content(old)), content({ ...before, ...now })];
  return versionsOf(chartVersions(was, current, withObjects(chartChanges(was, current), objects)));
}

function published(own: ChartContent | undefined, elsewhere: Shop = { versions: {} }): PublishedContent {
  return { own, elsewhere: content(elsewhere).subcharts };
}

function versionsOf(
  charts: readonly { readonly name: string; readonly next: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(charts.map(({ name, next }) => [name, next]));
}

function content({ versions = before.versions!, files = {} }: Shop): ChartContent {
  const subcharts = Object.keys(versions)
    .filter((name) => name !== "shop")
    .flatMap(
      (name) =>
        [
          [`charts/${name}/Chart.yaml`, `name: ${name}\nversion: ${versions[name]}\n`],
          [`charts/${name}/templates/x.yaml`, files[name] ?? "old"],
        ] as const,
    );
  return chartContent(new Map([["Chart.yaml", `name: shop\nversion: ${versions["shop"]}\n`], ...subcharts]))!;
}

function gone(subchart: string): ObjectReason {
  return {
    level: "major",
    of: "object",
    path: "Service/old",
    message: "is gone",
    source: `shop/charts/${subchart}/templates/x.yaml`,
  };
}

function made(subchart: string): ObjectReason {
  return {
    level: "minor",
    of: "object",
    path: "Service/new",
    message: "is new",
    source: `shop/charts/${subchart}/templates/x.yaml`,
  };
}
