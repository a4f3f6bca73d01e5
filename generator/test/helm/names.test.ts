import { test } from "uvu";
import * as assert from "uvu/assert";
import { at } from "./at.js";
import { platforms } from "./platforms.js";
import { manifestsIn, renderedText, type Manifest } from "./render.js";

/** As long as Helm lets a release's name be, and one that YAML could take for something else. */
const releases = ["a-release-with-the-longest-name-that-helm-allows-is53", "null"];

// Service: RFC 1035 label. CronJobs add 11 characters to the names of their Jobs, StatefulSets a number and a
// hash to those of pods.
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const rules: Readonly<Record<string, readonly [pattern: RegExp, length: number]>> = {
  Service: [/^[a-z]([-a-z0-9]*[a-z0-9])?$/, 63],
  CronJob: [label, 52],
  StatefulSet: [label, 52],
  HTTPRoute: [label, 253],
  PodMonitor: [label, 253],
  // They have the name of their Secret.
  ExternalSecret: [/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 253],
  SealedSecret: [/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 253],
  ClusterRole: [label, 253],
  ClusterRoleBinding: [label, 253],
};

/** Objects that two releases would both make, and why their names do not follow the release's. */
const named: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^PriorityClass /, "belongs to the cluster"],
  [/^ExternalSecret (registry|mirror\.registry|another|other)(-hooks)?$/, "imagePullSecrets gives the name"],
  [/^SecretStore vault(-hooks)?$/, "the catalogue gives the name (secretStoreRef)"],
  [/^(ExternalSecret keys|SealedSecret whole)-credentials$/, "the values give the name (existingSecret)"],
];
const seen = new Set<string>();

test("the longest name is as long as it can be", () => assert.is(releases[0]!.length, 53));

for (const { name, catalogue, chart, subcharts, environments } of platforms) {
  for (const release of releases) {
    test(`${name}: all names of release ${release} are valid`, async () => {
      const values = environments.slice(0, 1);
      const texts = await Promise.all([
        renderedText("helm4", chart, values, release),
        ...subcharts.map((subchart) => renderedText("helm4", subchart, [], release)),
      ]);
      assert.equal(texts.flatMap(manifestsIn).flatMap(wrongNames), []);
    });
  }

  test(`${name}: a release whose name cannot begin the name of a Service is refused where it would`, async () => {
    const prefixed = catalogue.services.some(({ enabled, releasePrefix }) => enabled && releasePrefix);
    for (const release of ["123", "a.b"]) {
      const refusal = await renderedText("helm4", chart, [], release).then(
        () => "",
        (error: Error) => error.message,
      );
      assert.is(/begins the names of Services/.test(refusal), prefixed, `${release}: ${refusal}`);
    }
  });

  test(`${name}: two releases in one namespace have no object in common, but where the user fixed its name`, async () => {
    const prefixed = new Set(
      catalogue.services.filter(({ releasePrefix }) => releasePrefix).map(({ name }) => name),
    );
    for (const values of [[], ...environments.map((file) => [file])]) {
      const [one, two] = await Promise.all(
        ["one", "two"].map(async (release) =>
          objects(await renderedText("helm4", chart, values, release), prefixed),
        ),
      );
      const common = [...one!].filter((object) => two!.has(object));
      assert.equal(
        common.filter((object) => !named.some(([pattern]) => pattern.test(object))),
        [],
        values.join(),
      );
      common.forEach((object) => seen.add(object));
      if (catalogue.services.some(({ enabled, releasePrefix }) => enabled && releasePrefix))
        assert.ok(one!.size > 0);
    }
  });
}

test("every reason for which releases share an object is needed", () => {
  assert.equal(
    named.filter(([pattern]) => ![...seen].some((object) => pattern.test(object))).map(([, why]) => why),
    [],
  );
});

test.run();

function wrongNames(manifest: Manifest): readonly string[] {
  const kind = String(manifest["kind"]);
  const [pattern, length] = rules[kind] ?? [label, 63];
  const name: unknown = at(manifest, "metadata.name");
  const labels = [
    at(manifest, "metadata.labels"),
    at(manifest, "spec.template.metadata.labels"),
    at(manifest, "spec.selector.matchLabels"),
    at(manifest, "spec.jobTemplate.spec.template.metadata.labels"),
  ];
  const wrong = labels
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(
      ([, value]) =>
        typeof value !== "string" ||
        !/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(value) ||
        value.length > 63,
    );
  return [
    ...(typeof name === "string" && pattern.test(name) && name.length <= length
      ? []
      : [`${kind} ${JSON.stringify(name)}`]),
    ...wrong.map(([key, value]) => `${kind} ${name as string}: ${key}: ${JSON.stringify(value)}`),
  ];
}

/** Kind and name of what the charts of some services print, and the umbrella itself where there are such. */
function objects(text: string, services: ReadonlySet<string>): ReadonlySet<string> {
  const documents = text.split(/^---\n/m).map((document) => ({
    service: /^# Source: [^/]+\/charts\/([^/]+)\//.exec(document)?.[1] ?? "",
    document,
  }));
  return new Set(
    documents
      .filter(({ service }) => (service === "" ? services.size > 0 : services.has(service)))
      .flatMap(({ document }) => manifestsIn(document))
      .map((manifest) => `${String(manifest["kind"])} ${String(at(manifest, "metadata.name"))}`),
  );
}
