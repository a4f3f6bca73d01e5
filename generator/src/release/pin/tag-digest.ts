import { createHash } from "node:crypto";
import { FailedToolError } from "../../tool/failed-tool.js";
import { answerOf, type Answer, type Connection } from "./answer.js";
import { authorization } from "./authorization.js";
import { dockerHub, referenceText, type ImageReference } from "./image-reference.js";
import type { Login } from "./logins.js";
import { connectionFailure, statusFailure } from "./registry-failure.js";

/**
 * The digest that a tag has now; of an image for several architectures that of their index. Undefined where
 * the registry does not have the tag. Source: OCI distribution specification, "Pulling manifests".
 *
 * @throws FailedToolError, with one line, when the registry does not answer as it should
 */
export async function tagDigest(
  reference: ImageReference,
  connection: Connection,
  login: Login | undefined,
): Promise<string | undefined> {
  const { host, repository, tag } = reference;
  const scheme = connection.plainHttp ? "http" : "https";
  const server = host === dockerHub ? "registry-1.docker.io" : host;
  const url = new URL(`${scheme}://${server}/v2/${repository}/manifests/${encodeURIComponent(tag)}`);
  try {
    const headers: Record<string, string> = { accept: manifests };
    let answer = await answerOf("HEAD", url, headers, connection);
    if (answer.status === 401) {
      const value = await authorization(answer, url, repository, connection, login);
      if (value !== undefined) {
        headers["authorization"] = value;
        answer = await answerOf("HEAD", url, headers, connection);
      }
    }
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw statusFailure(reference, answer, login !== undefined);
    return digestIn(answer) ?? digestOf(reference, await answerOf("GET", url, headers, connection));
  } catch (error) {
    throw error instanceof FailedToolError ? error : connectionFailure(reference, error, connection);
  }
}

/** An index first: a registry that has one must not answer with the manifest of one architecture. */
const manifests = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

function digestIn({ headers }: Answer): string | undefined {
  const digest = headers["docker-content-digest"];
  return typeof digest === "string" && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

/** Not every registry says the digest. */
function digestOf(reference: ImageReference, answer: Answer): string {
  if (answer.status !== 200)
    throw new FailedToolError(
      `${referenceText(reference)}: the registry has it, and answers with status ${answer.status}`,
    );
  return `sha256:${createHash("sha256").update(answer.body).digest("hex")}`;
}
