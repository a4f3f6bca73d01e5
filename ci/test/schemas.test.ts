import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { loadAll } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { schemaLocation } from "../tools/index.js";
import { runTool } from "./run-tool.js";

type Manifest = Readonly<Record<string, unknown>>;

interface Verdict {
  readonly kind: string;
  readonly status: string;
  readonly msg: string;
}

for (const name of ["built-in", "custom-resource"]) {
  const manifests = read(name);

  test(`each ${name} manifest is accepted`, () => {
    const verdicts = validate(manifests);
    assert.equal(withStatus(verdicts, "statusInvalid").concat(withStatus(verdicts, "statusError")), []);
    assert.is(withStatus(verdicts, "statusValid").length, manifests.length);
  });

  for (const place of ["", "metadata", "spec"]) {
    test(`each ${name} manifest with an unknown field in ${place || "the object"} is refused`, () => {
      const fitting = manifests.filter((manifest) => place in manifest || place === "");
      const verdicts = validate(fitting.map((manifest) => withUnknownField(manifest, place)));
      assert.is(verdicts.length, fitting.length);
      assert.equal(
        verdicts.filter(({ msg }) => !msg.includes("'unknownField' not allowed")),
        [],
      );
    });
  }
}

// What is wrong, the manifest, and a part of what kubeconform says of it.
const refused: readonly (readonly [string, string, string])[] = [
  [
    "an unknown field deep inside",
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: " +
      "{containers: [{name: a, securityContext: {runAsNonroot: true}}]}",
    "'runAsNonroot' not allowed",
  ],
  [
    "an unknown field in a list",
    "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: a}\nspec: " +
      "{scaleTargetRef: {name: a}, triggers: [{type: cron, metadata: {}, naem: a}]}",
    "'naem' not allowed",
  ],
  [
    "a missing field",
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {}}",
    "missing property 'selector'",
  ],
  [
    "a wrong type",
    "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: '80'}]}",
    "got string, want integer",
  ],
  ["no metadata", "apiVersion: v1\nkind: ConfigMap\ndata: {}", "missing property 'metadata'"],
  ["a null", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: null}", "got null, want object"],
  [
    "a number where a label is",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {version: 1}}",
    "got number, want string",
  ],
  [
    "something that is not a quantity",
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: " +
      "{containers: [{name: a, resources: {limits: {memory: 1GB}}}]}",
    "'1GB' does not match",
  ],
  [
    "a value that is not listed",
    "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n" +
      "metadata: {name: a}\nspec: {mtls: {mode: SOMETIMES}}",
    "value must be one of",
  ],
  [
    "a group that only begins like a real one",
    "apiVersion: apps.example.org/v1\nkind: Deployment\n" +
      "metadata: {name: a}\nspec: {selector: {}, template: {}}",
    "'/apiVersion': value must be 'apps/v1'",
  ],
  [
    "a version that is not served",
    "apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: a}\nspec: {}",
    "could not find schema",
  ],
  [
    "a kind that does not exist",
    "apiVersion: apps/v1\nkind: Deploymint\nmetadata: {name: a}",
    "could not find schema",
  ],
  [
    "a key that stands twice",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: x, a: y}",
    "already set",
  ],
];

for (const [what, manifest, message] of refused) {
  test(`a manifest with ${what} is refused`, () => {
    const [verdict] = verdictsOn(manifest);
    assert.is.not(verdict?.status, "statusValid");
    assert.match(verdict?.msg ?? "", message);
  });
}

test("kubeconform can compile every schema", () => {
  const folder = dirname(schemaLocation());
  const schemas = readdirSync(folder).map(
    (file) =>
      JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as {
        properties: Record<string, { enum: [string] }>;
      },
  );
  const verdicts = validate(
    schemas.map(({ properties }) => ({
      apiVersion: properties["apiVersion"]!.enum[0],
      kind: properties["kind"]!.enum[0],
    })),
  );
  assert.ok(schemas.length > 150);
  assert.is(verdicts.length, schemas.length);
  assert.equal(
    verdicts.filter(({ msg }) => !/missing propert(y|ies) 'metadata'/.test(msg)),
    [],
  );
});

function read(name: string): Manifest[] {
  const file = fileURLToPath(new URL(`../../../ci/test/manifests/${name}.yaml`, import.meta.url));
  return loadAll(readFileSync(file, "utf8")) as Manifest[];
}

function withUnknownField(manifest: Manifest, place: string): Manifest {
  return place === ""
    ? { ...manifest, unknownField: 1 }
    : { ...manifest, [place]: { ...(manifest[place] as Manifest), unknownField: 1 } };
}

function validate(manifests: readonly Manifest[]): Verdict[] {
  return verdictsOn(manifests.map((manifest) => JSON.stringify(manifest)).join("\n---\n"));
}

function verdictsOn(manifests: string): Verdict[] {
  const { output } = runTool(
    "kubeconform",
    ["-strict", "-verbose", "-output", "json", "-schema-location", schemaLocation()],
    manifests,
    ".",
  );
  return (JSON.parse(output) as { readonly resources: Verdict[] }).resources;
}

function withStatus(verdicts: readonly Verdict[], status: string): Verdict[] {
  return verdicts.filter((verdict) => verdict.status === status);
}

test.run();
