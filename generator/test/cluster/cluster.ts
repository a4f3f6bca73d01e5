import { apiOf } from "../../../ci/cluster/api.js";
import { pathOf, resourcesOf, type Resource } from "../../../ci/cluster/resources.js";
import { startCluster } from "../../../ci/cluster/start-cluster.js";
import { run, type ExitResult } from "../helm/run.js";
import type { Helm } from "../helm/render.js";

/** The one cluster of this test file. The file stops it: `test.after(cluster.stop)`. */
export const cluster = await startCluster();

/** Its API server. */
export const api = apiOf(cluster.kubeconfig);

/** The definitions of custom resources do not change. */
const resources = resourcesOf(api);

/** Helm's client allows itself five requests a second otherwise, and big charts run out of time. */
const pace = ["--qps", "200", "--burst-limit", "400"];

/** Runs a command of Helm that asks the cluster. Never throws for how it ends. */
export function helm(version: Helm, ...args: readonly string[]): Promise<ExitResult> {
  return run(version, [...args, ...pace], "", cluster.environment);
}

/** What kubectl prints. Throws an Error with its own words when it fails. */
export async function kubectl(args: readonly string[], input = ""): Promise<string> {
  const { code, output, errors } = await run(
    "control-plane",
    ["kubectl", ...args],
    input,
    cluster.environment,
  );
  if (code !== 0) throw new Error(`kubectl ${args.join(" ")}\n${errors}`);
  return output;
}

/**
 * All objects of a kind in a namespace, with all fields.
 * @param name as in the API's paths: `deployments`
 * @param query selectors: `labelSelector`, `fieldSelector`
 */
export async function get(
  name: string,
  namespace: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly Found[]> {
  const resource = await resourceNamed(name);
  const { items } = (await api.ask(
    "GET",
    `${pathOf(resource, namespace)}?${new URLSearchParams(query)}`,
  )) as { readonly items: readonly Found[] };
  return items.map((item) => ({ ...item, kind: resource.kind }));
}

/** A kind of objects, by its name in the API's paths. */
export async function resourceNamed(name: string): Promise<Resource> {
  return (await resources).find((resource) => resource.name === name)!;
}

/** An object of the cluster. */
export interface Found {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly [field: string]: unknown;
}

/** Creates what is not there yet. */
export async function apply(objects: readonly object[]): Promise<void> {
  if (objects.length > 0)
    await kubectl(
      ["apply", "--server-side", "--filename=-"],
      JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }),
    );
}

/**
 * Creates a namespace that refuses pods beneath a level of Pod Security, and warns of workloads with such
 * pods.
 */
export async function createNamespace(name: string, level: "restricted" | "privileged"): Promise<void> {
  await apply([
    {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: {
        name,
        labels: { "pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level },
      },
    },
  ]);
}

/** Begins to remove a namespace with all that is in it. Never throws: a test that failed has said why. */
export async function deleteNamespace(name: string): Promise<void> {
  await run(
    "control-plane",
    ["kubectl", "delete", "namespace", name, "--wait=false"],
    "",
    cluster.environment,
  );
}

/**
 * `kind.group/name` of all in a namespace that is not there from the beginning or there to tell of the rest,
 * sorted.
 */
export async function contents(namespace: string): Promise<readonly string[]> {
  return (await versions(namespace)).map((line) => line.replace(/ .*/, ""));
}

/** The same, each with its version, which is another one after each change. */
export async function versions(namespace: string): Promise<readonly string[]> {
  const all = (await resources).filter(({ namespaced, name }) => namespaced && name !== "events");
  const found = (
    await Promise.all(all.map((resource) => listed(resource, pathOf(resource, namespace))))
  ).flat();
  return found
    .filter(({ name }) => !["configmap/kube-root-ca.crt", "serviceaccount/default"].includes(name))
    .map(({ name, version }) => `${name} ${version}`)
    .sort();
}

/** The same of all that Helm made outside of namespaces. */
export async function clusterWideContents(): Promise<readonly string[]> {
  const all = (await resources).filter(({ namespaced }) => !namespaced);
  return (
    await Promise.all(
      all.map((resource) =>
        listed(resource, `${pathOf(resource)}?labelSelector=app.kubernetes.io/managed-by=Helm`),
      ),
    )
  )
    .flat()
    .map(({ name }) => name)
    .sort();
}

async function listed(
  { kind, group }: Resource,
  path: string,
): Promise<readonly { readonly name: string; readonly version: string }[]> {
  const { items } = (await api.ask(
    "GET",
    path,
    undefined,
    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
  )) as {
    readonly items:
      | readonly { readonly metadata: { readonly name: string; readonly resourceVersion: string } }[]
      | null;
  };
  return (items ?? []).map(({ metadata }) => ({
    name: `${[kind.toLowerCase(), group].filter(Boolean).join(".")}/${metadata.name}`,
    version: metadata.resourceVersion,
  }));
}
