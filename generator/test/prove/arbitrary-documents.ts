import * as fc from "fast-check";

const names = fc.constantFrom("a", "b", "shop", "shop-migrate");

const kinds = fc.constantFrom(
  "Job",
  "Pod",
  "Deployment",
  "CronJob",
  "Service",
  "ConfigMap",
  "Secret",
  "ServiceAccount",
  "RoleBinding",
  "Role",
  "NetworkPolicy",
  "ResourceQuota",
  "LimitRange",
  "Namespace",
  "CustomResourceDefinition",
  "ExternalSecret",
  "List",
  "ConfigMapList",
  "Backup",
  "",
);

const versions = fc.constantFrom(
  "v1",
  "apps/v1",
  "batch/v1",
  "rbac.authorization.k8s.io/v1",
  "networking.k8s.io/v1",
  "external-secrets.io/v1",
  "example.com/v1",
  "/",
  undefined,
);

const keys = fc.constantFrom(
  "spec",
  "template",
  "containers",
  "initContainers",
  "env",
  "envFrom",
  "name",
  "value",
  "valueFrom",
  "secretKeyRef",
  "configMapRef",
  "command",
  "args",
  "volumes",
  "secret",
  "securityContext",
  "metadata",
  "labels",
  "selector",
  "ports",
  "port",
  "ingress",
  "egress",
  "to",
  "hard",
  "limits",
  "items",
  "subjects",
  "roleRef",
  "kind",
  "serviceAccountName",
  "backoffLimit",
  "activeDeadlineSeconds",
  "resources",
  "requests",
  "cpu",
  "imagePullSecrets",
  "podSelector",
  "policyTypes",
  "data",
  "__proto__",
  "constructor",
  "toString",
);

const texts = fc.oneof(
  names,
  fc.string(),
  fc.constantFrom(
    "until nc -z a 80; do sleep 1; done",
    "postgres://u@b:5432/x",
    "kubectl wait job/a",
    "$(A)${B}$C",
    "Egress",
    "-1",
    "1e9",
    "300m",
    "ServiceAccount",
  ),
);

const junk = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    texts,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(keys, tie("tree"), { maxKeys: 6 }),
  ),
})).tree;

export const annotations = fc.dictionary(
  fc.constantFrom(
    "helm.sh/hook",
    "helm.sh/hook-weight",
    "helm.sh/hook-delete-policy",
    "helm.sh/resource-policy",
  ),
  fc.oneof(
    fc.constantFrom(
      "pre-install",
      "post-install,pre-upgrade",
      "pre-delete, post-delete",
      "test-success",
      "crd-install",
      "-5",
      "1.5",
      "hook-succeeded",
      "keep",
      "",
      ",",
      " , ,",
    ),
    junk,
  ),
  { maxKeys: 4 },
);

const container = fc.record({
  name: names,
  image: texts,
  command: fc.array(texts, { maxLength: 3 }),
  env: fc.array(fc.record({ name: fc.constantFrom("DB_HOST", "URL"), value: texts }), { maxLength: 3 }),
  resources: junk,
});

const podSpec = fc.record(
  {
    serviceAccountName: names,
    containers: fc.oneof(fc.array(container, { maxLength: 2 }), junk),
    initContainers: fc.oneof(fc.array(container, { maxLength: 2 }), junk),
    volumes: junk,
  },
  { requiredKeys: [] },
);

export const spec = fc.oneof(
  junk,
  podSpec,
  podSpec.map((inner) => ({
    template: { metadata: { labels: { app: "a" } }, spec: inner },
    selector: { app: "a" },
  })),
);

export const document = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        apiVersion: versions,
        kind: kinds,
        metadata: fc.oneof(
          { weight: 5, arbitrary: fc.record({ name: names, annotations, labels: junk }) },
          { weight: 1, arbitrary: junk },
        ),
        spec,
        data: junk,
        items: junk,
      },
      { requiredKeys: ["kind", "metadata"] },
    ),
  },
  { weight: 1, arbitrary: junk },
);
