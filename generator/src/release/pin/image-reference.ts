/** An image by its tag, as its registry is asked for it. */
export interface ImageReference {
  /** `ghcr.io`, `127.0.0.1:5000`; Docker Hub is `docker.io`. */
  readonly host: string;
  readonly repository: string;
  readonly tag: string;
}

/**
 * The image that a container runtime pulls. Docker Hub is where nothing else is said, and its own images are
 * in `library`. Source: distribution/reference, "normalize".
 *
 * @param registry host of the registry, perhaps with a path behind it; empty for Docker Hub
 */
export function imageReference(registry: string, repository: string, tag: string): ImageReference {
  const [first = "", ...path] = registry.split("/");
  const host = first === "" || first === "index.docker.io" ? dockerHub : first;
  const whole = [...path, repository].join("/");
  return { host, repository: host === dockerHub && !whole.includes("/") ? `library/${whole}` : whole, tag };
}

export const dockerHub = "docker.io";

/** `docker.io/library/redis:8.2`. */
export function referenceText({ host, repository, tag }: ImageReference): string {
  return `${host}/${repository}:${tag}`;
}
