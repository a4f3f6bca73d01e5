import { deployment, immutable } from "./object-texts.js";

// What is changed, the object before and now in flow style, and what comes of it: nothing, or levels with the
// rest of the sentence.
export type Case = readonly [what: string, old: string, next: string, expected?: string];

export const job = "apiVersion: batch/v1, kind: Job";

/** Which object is which, and what becomes of Jobs and hooks. */
export const identityCases: readonly Case[] = [
  [
    "an image",
    deployment("selector: {matchLabels: {a: b}}, template: {image: 1}"),
    deployment("selector: {matchLabels: {a: b}}, template: {image: 2}"),
  ],
  [
    "another name",
    "kind: Service, metadata: {name: a}",
    "kind: Service, metadata: {name: b}",
    "major Service/a is gone; minor Service/b is new",
  ],
  [
    "another kind",
    "kind: Service, metadata: {name: a}",
    "kind: Secret, metadata: {name: a}",
    "major Service/a is gone; minor Secret/a is new",
  ],
  [
    "another version of the API",
    "apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a}",
    "apiVersion: apps/v1, kind: Deployment, metadata: {name: a}",
  ],
  [
    "another group of the API",
    "apiVersion: extensions/v1, kind: Ingress, metadata: {name: a}",
    "apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}",
    "major Ingress/a is gone; minor Ingress/a is new",
  ],
  [
    "another namespace",
    "kind: Secret, metadata: {name: a}",
    "kind: Secret, metadata: {name: a, namespace: other}",
    "major Secret/a is gone; minor Secret/a is new",
  ],
  [
    "the sum in the name of a Job",
    `${job}, metadata: {name: a-0123abcd}, spec: {template: 1}`,
    `${job}, metadata: {name: a-ef456789}, spec: {template: 2}`,
  ],
  [
    "the sum and the revision in the name of a Job",
    `${job}, metadata: {name: a-0123abcd-1}, spec: {template: 1}`,
    `${job}, metadata: {name: a-ef456789-1}, spec: {template: 2}`,
  ],
  [
    "the chart's version in the name of a Job",
    `${job}, metadata: {name: a-1-0-0-import}, spec: {template: 1}`,
    `${job}, metadata: {name: a-1-0-1-import}, spec: {template: 2}`,
  ],
  [
    "the chart's version in the name of a Service",
    "kind: Service, metadata: {name: a-1-0-0}",
    "kind: Service, metadata: {name: a-1-0-1}",
    "major Service/a-1-0-0 is gone; minor Service/a-1-0-1 is new",
  ],
  [
    "a hook that goes",
    "kind: ConfigMap, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}",
    "kind: ConfigMap, metadata: {name: b, annotations: {helm.sh/hook: pre-upgrade}}",
    "minor ConfigMap/b is new",
  ],
  [
    "a word in the name of a Job",
    `${job}, metadata: {name: a-import}`,
    `${job}, metadata: {name: a-export}`,
    "major Job/a-import is gone; minor Job/a-export is new",
  ],
  [
    "what looks like a sum in the name of a Service",
    "kind: Service, metadata: {name: a-0123abcd}",
    "kind: Service, metadata: {name: a-ef456789}",
    "major Service/a-0123abcd is gone; minor Service/a-ef456789 is new",
  ],
  [
    "the pods of a Job of the same name",
    `${job}, metadata: {name: a}, spec: {template: 1}`,
    `${job}, metadata: {name: a}, spec: {template: 2}`,
    immutable("Job", "spec.template"),
  ],
  [
    "the pods of a Job that is made anew as a hook",
    `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}, spec: {template: 1}`,
    `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}, spec: {template: 2}`,
  ],
  [
    "the pods of a Job that is a hook and stays",
    `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade, ` +
      "helm.sh/hook-delete-policy: hook-failed}}, spec: {template: 1}",
    `${job}, metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade, ` +
      "helm.sh/hook-delete-policy: hook-failed}}, spec: {template: 2}",
    immutable("Job", "spec.template"),
  ],
  [
    "how long a Job may take",
    `${job}, metadata: {name: a}, spec: {activeDeadlineSeconds: 1}`,
    `${job}, metadata: {name: a}, spec: {activeDeadlineSeconds: 2}`,
  ],
  [
    "how often a Job runs",
    `${job}, metadata: {name: a}, spec: {completions: 1}`,
    `${job}, metadata: {name: a}, spec: {completions: 2}`,
    immutable("Job", "spec.completions"),
  ],
  [
    "how often an indexed Job runs",
    `${job}, metadata: {name: a}, spec: {completionMode: Indexed, completions: 1}`,
    `${job}, metadata: {name: a}, spec: {completionMode: Indexed, completions: 2}`,
  ],
];
