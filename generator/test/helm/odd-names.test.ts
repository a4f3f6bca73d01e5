import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { kubeVersion } from "./render.js";
import { platforms } from "./platforms.js";
import { run } from "./run.js";
import { sameVerdict } from "./same-verdict.js";
import { writtenCatalogue } from "./written-catalogue.js";

// Names of releases, namespaces, catalogues and services that YAML could read as something else stay text.
// Each environment has one of these pairs; which it is makes no difference to the templates.
const pairs = [
  ["yes", "0123"],
  ["1e3", "1234"],
  ["0x1f", "1e3"],
  ["null", "on"],
] as const;

for (const { name, catalogue, chart, environments, namespace } of platforms) {
  // Names of Services begin with a letter, and so does a release's name that they begin with.
  const usable = pairs.filter(
    ([release]) => /^[a-z]/.test(release) || !catalogue.services.some(({ releasePrefix }) => releasePrefix),
  );
  const charts: readonly (readonly string[])[] = [
    [chart],
    ...environments.map((file) => [chart, file]),
    ...namespace,
  ];
  charts.forEach(([folder, ...values], i) => {
    const odd = usable[i % usable.length]!;
    const shown = [basename(folder!), ...values.map((file) => basename(file))].join(", ");
    test(`${name}: release ${odd[0]} in namespace ${odd[1]} is text, with ${shown}`, async () => {
      // What a fixture says itself stands in other texts, such as files.
      const usual = unquoted(await rendered(folder!, "shop", "shop", values), odd);
      assert.equal(unquoted(await rendered(folder!, odd[0], odd[1], values), odd), usual);
    });
  });
}

test("a subchart alone may have the release's name", async () => {
  const { subcharts } = platforms.find(({ name }) => name === "hostile-strings")!;
  const [on] = subcharts.filter((folder) => basename(folder) === "on");
  assert.equal(
    unquoted(await rendered(on!, "on", "1e3"), ["on", "1e3"]),
    unquoted(await rendered(on!, "shop", "shop"), ["on", "1e3"]),
  );
});

const odd = writtenCatalogue(
  {
    db: { description: "Keeps", kind: "StatefulSet", ports: { sql: 5432 } },
    yes: {
      description: "Pages",
      ports: { http: 80 },
      calls: ["db"],
      startsAfter: ["db"],
      migration: { revision: 1 },
      smokeCheck: {},
      routes: [
        { name: "go", host: "a", path: "/old", redirect: { host: "b", path: "/new" } },
        { host: "a", path: "/" },
      ],
    },
  },
  {
    name: "on",
    hosts: { a: "a.example.com", b: "b.example.com" },
    ingress: { controller: "nginx" },
    gateway: { enabled: true, name: "edge" },
    priorityClasses: { null: { value: 1000, description: "Matters" } },
    imagePullSecrets: ["true"],
  },
);
test.after(() => rmSync(join(odd.folder, "..", ".."), { recursive: true }));

test("a catalogue may be called on, and its service yes", async () => {
  const words = ["on", "yes", "null", "no", "1e3"] as const;
  assert.equal(unquoted(await rendered(odd.folder, "null", "1e3"), words), []);
});

test("the host that clients are sent to is one name, in values as well", () => {
  const refused = sameVerdict(odd, ['global: { hosts: { a: "*.example.com", b: "*.example.com" } }']);
  assert.equal(
    refused.flatMap(({ problems }) => problems.map(({ path }) => path)),
    ["global.hosts.b"],
  );
});

test.run();

/** Lines with one of the words as a scalar without quotes, sorted. */
function unquoted(text: string, words: readonly string[]): readonly string[] {
  const scalar = new RegExp(`^ *(?:- )*(?:[^ "']+: )?(?:${words.join("|")})$`);
  return text
    .split("\n")
    .filter((line) => scalar.test(line))
    .sort();
}

async function rendered(
  chart: string,
  release: string,
  namespace: string,
  values: readonly string[] = [],
): Promise<string> {
  const { code, output, errors } = await run("helm4", [
    "template",
    release,
    chart,
    "--namespace",
    namespace,
    "--kube-version",
    kubeVersion,
    ...values.flatMap((file) => ["--values", file]),
  ]);
  assert.is(code, 0, errors);
  return output;
}
