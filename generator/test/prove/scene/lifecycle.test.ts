import { test } from "uvu";
import * as assert from "uvu/assert";
import { keyOf } from "../../../src/manifests/identity.js";
import { run, type Run } from "../../../src/prove/scene/lifecycle.js";
import { releaseObjects, type ReleaseObject } from "../../../src/manifests/objects.js";

test("hooks run by weight, then by name, then as Helm printed them", () => {
  const objects = made(
    object("ServiceAccount", "b", { hook: "pre-install", weight: "0" }),
    object("Job", "c", { hook: "pre-install", weight: "-5" }),
    object("Job", "a", { hook: "pre-install" }),
    object("ConfigMap", "b", { hook: "pre-install", weight: "junk" }),
    object("Job", "Z", { hook: "pre-install", weight: "+0" }),
    object("Job", "d", { hook: "pre-install", weight: "10" }),
  );
  assert.equal(order(run("install", objects, new Map())), [
    "pre-install Job/c",
    "pre-install Job/Z",
    "pre-install Job/a",
    "pre-install ServiceAccount/b",
    "pre-install ConfigMap/b",
    "pre-install Job/d",
    "regular",
    "end",
  ]);
});

test("what a hook finds is what came before, and hook-succeeded takes it away when all have succeeded", () => {
  const objects = made(
    object("ConfigMap", "settings", { hook: "pre-install", weight: "1", policy: "hook-succeeded" }),
    object("Job", "first", { hook: "pre-install", weight: "2" }),
    object("Job", "second", { hook: "post-install" }),
    object("Secret", "regular", {}),
  );
  assert.equal(found(run("install", objects, new Map())), {
    "pre-install ConfigMap/settings": [],
    "pre-install Job/first": ["settings"],
    regular: ["first", "regular"],
    "post-install Job/second": ["first", "regular"],
    end: ["first", "regular", "second"],
  });
});

test("an upgrade finds the old release, without what is new; it deletes what is no more, also if a hook has just made it", () => {
  const before = run(
    "install",
    made(
      object("ConfigMap", "old", {}),
      object("ConfigMap", "kept", { keep: "keep" }),
      object("ServiceAccount", "turned", {}),
      object("ConfigMap", "stays", {}),
    ),
    new Map(),
  ).after;
  const objects = made(
    object("ConfigMap", "stays", {}),
    object("ConfigMap", "new", {}),
    object("ServiceAccount", "turned", { hook: "pre-upgrade", weight: "-1" }),
    object("Job", "j", { hook: "pre-upgrade" }),
  );
  assert.equal(found(run("upgrade", objects, before)), {
    "pre-upgrade ServiceAccount/turned": ["kept", "old", "stays"],
    "pre-upgrade Job/j": ["kept", "old", "stays", "turned"],
    regular: ["j", "kept", "new", "stays"],
    end: ["j", "kept", "new", "stays"],
  });
});

test("hooks after an uninstall find what hooks left behind and what is kept", () => {
  const objects = made(
    object("ConfigMap", "regular", {}),
    object("ConfigMap", "kept", { keep: "keep" }),
    object("ServiceAccount", "left", { hook: "pre-install" }),
    object("Job", "before", { hook: "pre-delete" }),
    object("Job", "after", { hook: "post-delete" }),
  );
  const installed = run("install", objects, new Map()).after;
  assert.equal(found(run("uninstall", objects, installed)), {
    "pre-delete Job/before": ["kept", "left", "regular"],
    "post-delete Job/after": ["before", "kept", "left"],
  });
});

test("a custom resource stands for the Secret that is made from it, and a List for what is in it", () => {
  const secret = {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name: "a" },
    spec: { target: { name: "b" } },
  };
  const { after } = run(
    "install",
    made({
      apiVersion: "v1",
      kind: "List",
      items: [secret, { apiVersion: "v1", kind: "ConfigMapList", items: [{ metadata: { name: "c" } }] }],
    }),
    new Map(),
  );
  assert.equal(
    [...after.keys()].sort(),
    ["external-secrets.io|ExternalSecret|shop|a", "|ConfigMap|shop|c", "|Secret|shop|b"].sort(),
  );
});

test("a hook with one name that Helm does not know runs at no time", () => {
  assert.equal(
    order(run("install", made(object("Job", "a", { hook: "pre-install,crd-install" })), new Map())),
    ["regular", "end"],
  );
});

test.run();

function object(
  kind: string,
  name: string,
  { hook, weight, policy, keep }: Partial<Record<"hook" | "weight" | "policy" | "keep", string>>,
): unknown {
  const annotations = {
    ...(hook ? { "helm.sh/hook": hook } : {}),
    ...(weight ? { "helm.sh/hook-weight": weight } : {}),
    ...(policy ? { "helm.sh/hook-delete-policy": policy } : {}),
    ...(keep ? { "helm.sh/resource-policy": keep } : {}),
  };
  return { apiVersion: kind === "Job" ? "batch/v1" : "v1", kind, metadata: { name, annotations } };
}

function made(...bodies: readonly unknown[]): readonly ReleaseObject[] {
  return releaseObjects(
    bodies.map((body) => ({ body })),
    "shop",
  );
}

function order({ moments }: Run): readonly string[] {
  return moments.map(({ stage, hook }) => (hook ? `${stage} ${hook.kind}/${hook.name}` : stage));
}

function found({ moments }: Run): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    moments.map(({ stage, hook, present }) => [
      hook ? `${stage} ${hook.kind}/${hook.name}` : stage,
      [...present]
        .filter(([key, one]) => key === keyOf(one))
        .map(([, { name }]) => name)
        .sort(),
    ]),
  );
}
