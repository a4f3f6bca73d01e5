import { startCluster } from "../../../ci/cluster/start-cluster.js";
import { run, type Ending } from "../helm/run.js";
import type { Helm } from "../helm/render.js";

/** The one cluster of this test file. The file stops it: `test.after(cluster.stop)`. */
export const cluster = await startCluster();

/** Helm's client allows itself five requests a second otherwise, and big charts run out of time. */
const pace = ["--qps", "200", "--burst-limit", "400"];

/** Runs a command of Helm that asks the cluster. Never throws for how it ends. */
export function helm(version: Helm, ...args: readonly string[]): Promise<Ending> {
  return run(version, [...args, ...pace], "", cluster.environment);
}

/** What kubectl prints. Throws an Error with its own words when it fails. */
export async function kubectl(args: readonly string[], input = ""): Promise<string> {
  const { code, output, errors } = await run("control-plane", ["kubectl", ...args], input, cluster.environment);
  if (code !== 0) throw new Error(`kubectl ${args.join(" ")}\n${errors}`);
  return output;
}

/** What kubectl finds, with all fields. */
export async function get(...args: readonly string[]): Promise<readonly Found[]> {
  return (JSON.parse(await kubectl(["get", ...args, "--output=json"])) as { readonly items: readonly Found[] }).items;
}

/** An object of the cluster. */
export interface Found {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string; readonly generation?: number };
  readonly [field: string]: unknown;
}

/** Creates what is not there yet. */
export async function apply(objects: readonly object[]): Promise<void> {
  if (objects.length > 0) await kubectl(["apply", "--server-side", "--filename=-"], JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
}

/** Creates a namespace that refuses pods beneath a level of Pod Security, and warns of workloads with such pods. */
export async function createNamespace(name: string, level: "restricted" | "privileged"): Promise<void> {
  await apply([{
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level } },
  }]);
}

/** Begins to remove a namespace with all that is in it. Never throws: a test that failed has said why. */
export async function deleteNamespace(name: string): Promise<void> {
  await run("control-plane", ["kubectl", "delete", "namespace", name, "--wait=false"], "", cluster.environment);
}

/** `kind.group/name` of all in a namespace that is not there from the beginning or there to tell of the rest, sorted. */
export async function contents(namespace: string): Promise<readonly string[]> {
  const kinds = await resourceKinds("--namespaced=true");
  const names = await kubectl(["get", kinds, "--namespace", namespace, "--output=name"]);
  return names.split("\n").filter((name) => name !== "" && !/^(configmap\/kube-root-ca.crt|serviceaccount\/default|event(\.events\.k8s\.io)?\/.*)$/.test(name)).sort();
}

/** The same of all that Helm made outside of namespaces. */
export async function clusterWideContents(): Promise<readonly string[]> {
  const names = await kubectl(["get", await resourceKinds("--namespaced=false"), "--selector=app.kubernetes.io/managed-by=Helm", "--output=name"]);
  return names.split("\n").filter(Boolean).sort();
}

const askedKinds = new Map<string, Promise<string>>();

/** The definitions of custom resources do not change. */
function resourceKinds(scope: string): Promise<string> {
  const kinds = askedKinds.get(scope) ?? kubectl(["api-resources", scope, "--verbs=list,create", "--output=name"]).then((names) => names.trim().split("\n").join(","));
  askedKinds.set(scope, kinds);
  return kinds;
}
