import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Api } from "../api.js";
import type { Container, Item, Pod, Reference, Source, Texts, Volume } from "./pod.js";
import { textsOf } from "./sources.js";

/** What a container finds at its mount paths. */
export interface Mounts {
  /**
   * A text in which the mount path at its beginning, if it has one, is replaced by where the files really
   * are.
   */
  readonly translated: (text: string) => string;
  /** The token of the pod's service account, if the container has one. */
  readonly token: string | undefined;
}

/**
 * Writes the files of ConfigMaps, Secrets and service account tokens beneath `root`; all other volumes are
 * empty folders there.
 * @throws ConfigError
 */
export async function mount(api: Api, pod: Pod, container: Container, root: string): Promise<Mounts> {
  let token: string | undefined;
  const mounts = container.volumeMounts ?? [];
  for (const { name, mountPath, subPath } of mounts) {
    const volume = pod.spec.volumes?.find((volume) => volume.name === name);
    const files = volume ? await filesOf(api, pod, volume) : {};
    token ??= files["token"];
    const place = join(root, mountPath);
    const only = subPath === undefined ? undefined : files[subPath];
    if (only !== undefined) write(place, only);
    else mkdirSync(place, { recursive: true });
    if (subPath === undefined)
      for (const [file, text] of Object.entries(files)) write(join(place, file), text);
  }
  const paths = mounts
    .map(({ mountPath }) => mountPath.replace(/\/$/, ""))
    .sort((a, b) => b.length - a.length);
  return {
    token,
    translated: (text) =>
      paths.some((path) => text === path || text.startsWith(`${path}/`)) ? join(root, text) : text,
  };
}

async function filesOf(api: Api, pod: Pod, { configMap, secret, projected }: Volume): Promise<Texts> {
  const sources: readonly Source[] = [
    ...(configMap ? [{ configMap }] : []),
    ...(secret ? [{ secret: { ...secret, name: secret.secretName } }] : []),
    ...(projected?.sources ?? []),
  ];
  return Object.assign(
    {},
    ...(await Promise.all(sources.map((source) => filesOfSource(api, pod, source)))),
  ) as Texts;
}

async function filesOfSource(
  api: Api,
  pod: Pod,
  { configMap, secret, serviceAccountToken }: Source,
): Promise<Texts> {
  const { namespace } = pod.metadata;
  const texts = async (
    kind: "configmap" | "secret",
    source: Reference & { readonly items?: readonly Item[] },
  ) => {
    const all = await textsOf(api, kind, namespace, source);
    return source.items
      ? Object.fromEntries(source.items.map(({ key, path }) => [path, all[key] ?? ""]))
      : all;
  };
  if (configMap) return texts("configmap", configMap);
  if (secret) return texts("secret", secret);
  return serviceAccountToken
    ? { [serviceAccountToken.path]: await requestToken(api, pod, serviceAccountToken) }
    : {};
}

/** A token that is good for as long as the pod is there. */
async function requestToken(
  api: Api,
  { metadata: { namespace, name, uid }, spec }: Pod,
  { expirationSeconds = 3600, audience }: NonNullable<Source["serviceAccountToken"]>,
): Promise<string> {
  const request = {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: {
      ...(audience && { audiences: [audience] }),
      expirationSeconds,
      boundObjectRef: { apiVersion: "v1", kind: "Pod", name, uid },
    },
  };
  const { status } = (await api.ask(
    "POST",
    `/api/v1/namespaces/${namespace}/serviceaccounts/${spec.serviceAccountName}/token`,
    request,
  )) as { readonly status: { readonly token: string } };
  return status.token;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
