import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTool } from "./run-tool.js";

const constraint = "{maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule}";

/** Objects that an API server refuses, and a part of what it says of each. */
const refused: Readonly<Record<string, readonly [manifest: string, message: string]>> = {
  "fewer replicas at most than at least": [autoscaler("minReplicas: 20"), "maxReplicas: Invalid value: 10"],
  "a metric without a target": [
    autoscaler(
      "metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}}}]",
    ),
    "averageUtilization: Invalid value: 0",
  ],
  "a request above its limit": [
    container("resources: {requests: {cpu: 2}, limits: {cpu: 500m}}"),
    "must be less than or equal to cpu limit of 500m",
  ],
  "an extended resource without a limit": [
    container("resources: {requests: {nvidia.com/gpu: 1}}"),
    "Limit must be set for non overcommitable resources",
  ],
  "a fraction of an extended resource": [
    container("resources: {limits: {nvidia.com/gpu: 500m}}"),
    "must be an integer",
  ],
  "huge pages alone": [
    container("resources: {limits: {hugepages-2Mi: 4Mi}}"),
    "HugePages require cpu or memory",
  ],
  "an empty toleration": [pod("tolerations: [{}]"), "operator must be Exists when `key` is empty"],
  "a value that is not looked at": [
    pod("tolerations: [{key: a, operator: Exists, value: b}]"),
    "value must be empty when `operator` is 'Exists'",
  ],
  "seconds of a toleration that evicts nobody": [
    pod("tolerations: [{key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 5}]"),
    "effect must be 'NoExecute' when `tolerationSeconds` is set",
  ],
  "a toleration by comparison": [
    pod("tolerations: [{key: a, operator: Gt, value: b}]"),
    "tolerations[0].operator",
  ],
  "two constraints on one topology": [
    pod(`topologySpreadConstraints: [${constraint}, ${constraint}]`),
    "topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: Duplicate value",
  ],
  "an affinity of no weight": [
    pod(
      "affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: " +
        "[{weight: 0, podAffinityTerm: {topologyKey: a}}]}}",
    ),
    "must be in the range 1-100",
  ],
  "the name of a class with a capital": [pod("priorityClassName: High"), "spec.priorityClassName"],
  "the name of a Secret with a space": [
    container("envFrom: [{secretRef: {name: a b}}]"),
    "envFrom[0].secretRef.name",
  ],
  "an address with zeros in front": [policy("010.0.0.0/8"), "cidr: Invalid value"],
  "a range without its mask's zeros": [policy("10.1.2.3/33"), "cidr: Invalid value"],
  "a number that does not fit": [
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 99999999999}",
    "cannot unmarshal number 99999999999",
  ],
  "a label with a space": [metadata("labels: {a b: c}"), "metadata.labels: Invalid value"],
  "an annotation of 64 characters": [
    metadata(`annotations: {${"a".repeat(64)}: b}`),
    "must be no more than 63",
  ],
  "an annotation with a bad prefix": [metadata("annotations: {a_b/c: d}"), "prefix part"],
  "a host that is an address": [
    "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {rules: [{host: 10.0.0.1}]}",
    "must be a DNS name, not an IP address",
  ],
  "a claim of size 0": [
    object(
      "v1",
      "PersistentVolumeClaim",
      "{accessModes: [ReadWriteOnce], resources: {requests: {storage: 0}}}",
    ),
    "must be greater than zero",
  ],
  "an unknown field": [
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndataa: {}",
    'unknown field "dataa"',
  ],
  "a field twice": [
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\ndata: {a: c}",
    '"data" already set',
  ],
  "a label of a custom resource": [
    "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a, labels: {a: '-'}}",
    "metadata.labels",
  ],
  "a kind of Kubernetes' own without rules": [
    "apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: a}",
    "no rules for it",
  ],
  "a kind that is gone": [
    "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}",
    "no rules for it",
  ],
  "no kind": ["metadata: {name: a}", "no kind"],
  "broken YAML": ["kind: Pod\n  spec: [", "document 1"],
};

for (const [what, [manifest, message]] of Object.entries(refused)) {
  test(`refused: ${what}`, () => {
    const [verdict] = judged([manifest]);
    assert.is(verdict!.refused.length, 1);
    const [{ object, message: said }] = verdict!.refused as [Refusal];
    assert.ok(`${object}: ${said}`.includes(message), said);
  });
}

test("good objects are accepted and counted, custom resources by kind", () => {
  const service = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: ";
  const route = "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}";
  const documents = [
    "# only a comment",
    container("resources: {requests: {cpu: 1}}"),
    `${service}{ports: [{port: 80}]}`,
    `${service}{clusterIP: None, ports: [{port: 80}]}`,
    `${service}{type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 80}]}`,
    container("securityContext: {privileged: true}"),
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}",
    route,
    route,
  ];
  assert.equal(judged([documents.join("\n---\n")]), [
    { refused: [], judged: 6, custom: { "HTTPRoute.gateway.networking.k8s.io": 2 } },
  ]);
});

test("each set has a verdict of its own, in order", () => {
  const sets = [metadata("labels: {a: b}"), metadata("labels: {a: -}"), "", metadata("labels: {}")];
  assert.equal(
    judged(sets).map(({ refused, judged }) => [refused.length, judged]),
    [
      [0, 1],
      [1, 1],
      [0, 0],
      [0, 1],
    ],
  );
});

test("a set that is not a JSON string ends it with 2", () => {
  assert.is(runTool("kubernetes-validation", [], "{}\n", ".").code, 2);
});

interface Refusal {
  readonly object: string;
  readonly message: string;
}

interface Verdict {
  readonly refused: readonly Refusal[];
  readonly judged: number;
  readonly custom: Readonly<Record<string, number>>;
}

function judged(sets: readonly string[]): readonly Verdict[] {
  const input = sets.map((set) => `${JSON.stringify(set)}\n`).join("");
  const { code, output, errors } = runTool("kubernetes-validation", [], input, ".");
  assert.is(code, 0, errors);
  return output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Verdict);
}

function metadata(field: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, ${field}}`;
}

function pod(field: string): string {
  return object("v1", "Pod", `{containers: [{name: a, image: b}], ${field}}`);
}

function container(field: string): string {
  return object("v1", "Pod", `{containers: [{name: a, image: b, ${field}}]}`);
}

function autoscaler(field: string): string {
  const target = "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}";
  return object("autoscaling/v2", "HorizontalPodAutoscaler", `{maxReplicas: 10, ${target}, ${field}}`);
}

function policy(cidr: string): string {
  const spec = `{podSelector: {}, egress: [{to: [{ipBlock: {cidr: ${cidr}}}]}]}`;
  return object("networking.k8s.io/v1", "NetworkPolicy", spec);
}

function object(version: string, kind: string, spec: string): string {
  return `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}`;
}

test.run();
