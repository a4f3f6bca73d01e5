import { createHash } from "node:crypto";

/** How a registry is asked. */
export interface Push {
  readonly host: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const digestOf = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** Puts an image without layers into a registry that speaks no TLS; the digest of its manifest. */
export async function pushImage(
  push: Push,
  repository: string,
  tag: string,
  content: string,
): Promise<string> {
  const config = JSON.stringify({ content });
  const started = await sent(
    push,
    "POST",
    `/v2/${repository}/blobs/uploads/`,
    "",
    "application/octet-stream",
  );
  const place = new URL(started.headers.get("location")!, `http://${push.host}`);
  place.searchParams.set("digest", digestOf(config));
  await sent(push, "PUT", place.pathname + place.search, config, "application/octet-stream");
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: {
      mediaType: "application/vnd.oci.image.config.v1+json",
      digest: digestOf(config),
      size: Buffer.byteLength(config),
    },
    layers: [],
  });
  await sent(push, "PUT", `/v2/${repository}/manifests/${tag}`, manifest, mediaType);
  return digestOf(manifest);
}

/** Puts one image for two architectures into a registry; the digest of its index. */
export async function pushIndex(push: Push, repository: string, tag: string): Promise<string> {
  const mediaType = "application/vnd.oci.image.index.v1+json";
  const manifests: object[] = [];
  for (const architecture of ["amd64", "arm64"]) {
    const digest = await pushImage(push, repository, `${tag}-${architecture}`, architecture);
    const response = await fetch(`http://${push.host}/v2/${repository}/manifests/${digest}`, {
      headers: { accept: "application/vnd.oci.image.manifest.v1+json" },
    });
    const size = (await response.arrayBuffer()).byteLength;
    manifests.push({
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      digest,
      size,
      platform: { architecture, os: "linux" },
    });
  }
  const index = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  await sent(push, "PUT", `/v2/${repository}/manifests/${tag}`, index, mediaType);
  return digestOf(index);
}

async function sent(
  { host, headers = {} }: Push,
  method: string,
  path: string,
  body: string,
  type: string,
): Promise<Response> {
  const response = await fetch(`http://${host}${path}`, {
    method,
    headers: { ...headers, "content-type": type },
    ...(body === "" ? {} : { body }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
