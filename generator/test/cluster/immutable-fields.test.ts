import { load } from "js-yaml";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { immutableChanges } from "../../src/release/contract/immutable-fields.js";
import { releaseObjects } from "../../src/manifests/objects.js";
import { cluster, createNamespace, kubectl } from "./cluster.js";

const namespace = "immutable";
await createNamespace(namespace, "privileged");

const pods =
  "selector: {matchLabels: {a: b}}, template: {metadata: " +
  "{labels: {a: b}}, spec: {containers: [{name: a, image: a}]}}";
const otherPods =
  "selector: {matchLabels: {c: d}}, template: {metadata: {labels: " +
  "{a: b, c: d}}, spec: {containers: [{name: a, image: a}]}}";
const job = "template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}";
const claim = "accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, storageClassName: none";
const role = "apiGroup: rbac.authorization.k8s.io, kind: ClusterRole";

// Version and kind, then what an object says beside its name, and changes of it: some that the table lets
// through, some that it does not.
const updates: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "apps/v1 Deployment",
    `spec: {${pods}}`,
    [`spec: {${pods}, replicas: 3, strategy: {rollingUpdate: {maxSurge: 2}}}`, `spec: {${otherPods}}`],
  ],
  ["apps/v1 DaemonSet", `spec: {${pods}}`, [`spec: {${pods}, minReadySeconds: 3}`, `spec: {${otherPods}}`]],
  ["apps/v1 ReplicaSet", `spec: {${pods}}`, [`spec: {${pods}, replicas: 3}`, `spec: {${otherPods}}`]],
  [
    "apps/v1 StatefulSet",
    `spec: {serviceName: a, ${pods}}`,
    [
      `spec: {serviceName: a, ${pods}, replicas: 3, minReadySeconds: 3, revisionHistoryLimit: 2, ` +
        "updateStrategy: {rollingUpdate: {partition: 1}}, ordinals: {start: 1}, podManagementPolicy: " +
        "OrderedReady, persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: Retain}}",
      `spec: {serviceName: b, ${pods}}`,
      `spec: {serviceName: a, ${otherPods}}`,
      `spec: {serviceName: a, ${pods}, podManagementPolicy: Parallel}`,
      `spec: {serviceName: a, ${pods}, volumeClaimTemplates: [{metadata: {name: a}, spec: {${claim}}}]}`,
    ],
  ],
  [
    "batch/v1 Job",
    `spec: {${job}}`,
    [
      `spec: {${job}, parallelism: 2, activeDeadlineSeconds: 9, ttlSecondsAfterFinished: ` +
        "9, suspend: true, backoffLimit: 1, completionMode: NonIndexed}",
      `spec: {${job.replace("image: a", "image: b")}}`,
      `spec: {${job}, completions: 3}`,
      `spec: {${job}, podFailurePolicy: {rules: []}}`,
    ],
  ],
  [
    "batch/v1 CronJob",
    `spec: {schedule: "@daily", jobTemplate: {spec: {${job}}}}`,
    [
      'spec: {schedule: "@hourly", jobTemplate: {spec: ' +
        `{completions: 3, ${job.replace("image: a", "image: b")}}}}`,
    ],
  ],
  [
    "v1 Service",
    "spec: {ports: [{port: 80}], selector: {a: b}}",
    [
      "spec: {ports: [{port: 81}], selector: {a: c}, type: NodePort}",
      "spec: {ports: [{port: 80}], clusterIP: None}",
    ],
  ],
  [
    "v1 PersistentVolumeClaim",
    `spec: {${claim}}`,
    [
      `spec: {${claim}, volumeMode: Filesystem}`,
      `spec: {${claim.replace("none", "other")}}`,
      `spec: {${claim}, volumeMode: Block}`,
      `spec: {${claim.replace("Once", "Many")}}`,
    ],
  ],
  [
    "rbac.authorization.k8s.io/v1 RoleBinding",
    `roleRef: {${role}, name: view}`,
    [`roleRef: {${role}, name: view}, subjects: [{kind: User, name: a}]`, `roleRef: {${role}, name: edit}`],
  ],
  [
    "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
    `roleRef: {${role}, name: view}`,
    [`roleRef: {${role}, name: edit}`],
  ],
  [
    "storage.k8s.io/v1 StorageClass",
    "provisioner: example.com/a",
    [
      "provisioner: example.com/a, allowVolumeExpansion: true, " +
        "reclaimPolicy: Delete, volumeBindingMode: Immediate",
      "provisioner: example.com/b",
      "provisioner: example.com/a, parameters: {a: b}",
      "provisioner: example.com/a, reclaimPolicy: Retain",
      "provisioner: example.com/a, volumeBindingMode: WaitForFirstConsumer",
    ],
  ],
  ["v1 ConfigMap", "data: {a: b}", ["data: {a: c}, immutable: true"]],
  [
    "v1 ConfigMap",
    "data: {a: b}, immutable: true",
    ["data: {a: c}, immutable: true", "data: {a: b}", "data: {a: b}, binaryData: {c: ZA==}, immutable: true"],
  ],
  [
    "v1 Secret",
    "stringData: {a: b}",
    ["stringData: {a: c}, type: Opaque", "stringData: {a: b}, type: example.com/other"],
  ],
  ["v1 Secret", "data: {a: Yg==}, immutable: true", ["data: {a: Yw==}, immutable: true"]],
  [
    "scheduling.k8s.io/v1 PriorityClass",
    "value: 1",
    [
      "value: 1, description: a, preemptionPolicy: PreemptLowerPriority",
      "value: 2",
      "value: 1, preemptionPolicy: Never",
    ],
  ],
  [
    "v1 ResourceQuota",
    "spec: {hard: {pods: 1}}",
    ["spec: {hard: {pods: 2}}", "spec: {hard: {pods: 1}, scopes: [Terminating]}"],
  ],
  [
    "networking.k8s.io/v1 IngressClass",
    "spec: {controller: example.com/a}",
    ["spec: {controller: example.com/b}"],
  ],
  [
    "networking.k8s.io/v1 NetworkPolicy",
    "spec: {podSelector: {}}",
    ["spec: {podSelector: {matchLabels: {a: b}}, policyTypes: [Egress]}"],
  ],
  [
    "policy/v1 PodDisruptionBudget",
    "spec: {maxUnavailable: 1}",
    ["spec: {minAvailable: 1, selector: {matchLabels: {a: b}}}"],
  ],
  ["node.k8s.io/v1 RuntimeClass", "handler: a", ["handler: b"]],
];

for (const [i, [type, rest, changes]] of updates.entries()) {
  test(`${type} ${rest.slice(0, 40)}: the API server takes the updates that the table lets through, and no other`, async () => {
    const [apiVersion, kind] = type.split(" ");
    const manifest = (rest: string) =>
      load(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a${i}}, ${rest}}`);
    await update(manifest(rest));
    for (const change of changes) {
      const [object] = releaseObjects([{ body: manifest(change) }], namespace);
      const refused = immutableChanges(object!, manifest(rest), manifest(change));
      const answer = await update(manifest(change), "--dry-run=server").then(
        () => "",
        (error: Error) => error.message,
      );
      assert.is(answer !== "", refused.length > 0, `${change}: ${refused.join()} ${answer}`);
      // What is refused, it is refused for being what it was before.
      if (answer !== "")
        assert.match(answer, /immutable|may not change|may not be changed|cannot change roleRef|forbidden/i);
    }
  });
}

test.after(cluster.stop);

test.run();

/** As Helm 4 does it: fields that are not said any more go. */
function update(manifest: unknown, ...options: readonly string[]): Promise<string> {
  return kubectl(
    ["apply", "--server-side", "--namespace", namespace, "--filename=-", ...options],
    JSON.stringify(manifest),
  );
}
