import { test } from "uvu";
import * as assert from "uvu/assert";
import { bundleSchema } from "../../src/schema/files.js";
import { newAjv, validatorOptions } from "../../src/schema/check/validator.js";
import { toYaml } from "../../src/render/yaml.js";
import { kubernetesVerdicts } from "./kubernetes-verdicts.js";

// What Kubernetes itself reads of a pod's annotations: the schema refuses what Kubernetes does.
const validate = newAjv(validatorOptions).compile(bundleSchema({ $ref: "values/annotations.schema.json" }));

const cost = "controller.kubernetes.io/pod-deletion-cost";
const refused: readonly (readonly [key: string, text: string])[] = [
  ...["", "a", "1.5", "+1", "007", "2147483648", "-2147483649", "99999999999", " 1"].map(
    (text) => [cost, text] as const,
  ),
  ["kubernetes.io/config.mirror", "a"],
  ["scheduler.alpha.kubernetes.io/tolerations", "{"],
  ["seccomp.security.alpha.kubernetes.io/pod", "unconfined"],
  ["container.seccomp.security.alpha.kubernetes.io/web", "none"],
  ["container.apparmor.security.beta.kubernetes.io/other", "runtime/default"],
];
const accepted: readonly (readonly [key: string, text: string])[] = [
  ...["0", "1", "-1", "10", "-999999999", "1000000000", "2147483647", "-2147483648", "2099999999"].map(
    (text) => [cost, text] as const,
  ),
  ["kubernetes.io/description", "a"],
  ["scheduler.alpha.kubernetes.io/critical-pod", ""],
];

test("Kubernetes and the schema refuse the same annotations", async () => {
  const all = [...refused, ...accepted];
  const verdicts = await kubernetesVerdicts(all.map(([key, text]) => toYaml(pod({ [key]: text }))));
  for (const [i, [key, text]] of all.entries()) {
    assert.is(verdicts[i]!.refused.length > 0, i < refused.length, `Kubernetes: ${key}: ${text}`);
    assert.is(validate({ [key]: text }), i >= refused.length, `schema: ${key}: ${text}`);
  }
});

test.run();

function pod(annotations: Readonly<Record<string, string>>): object {
  const profile = { seccompProfile: { type: "RuntimeDefault" } };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", annotations },
    spec: {
      securityContext: profile,
      containers: [{ name: "web", image: "web", securityContext: profile }],
    },
  };
}
