import type { Container } from "../../model/catalogue.js";

/** Whom the program of an image runs as. */
interface ImageUser {
  readonly user: number;
  readonly group: number;
  /** The image says the number itself, so that Kubernetes can tell that it is not root. */
  readonly numeric?: boolean;
  /** The same in its images for Alpine, where it differs. */
  readonly alpine?: { readonly user: number; readonly group: number };
}

// Sources: the Dockerfiles of docker-library (postgres, redis, rabbitmq, mongo, mysql, mariadb, memcached,
// haproxy, cassandra), valkey-io/valkey-container, nginx/docker-nginx (and -unprivileged), apache/kafka,
// apache/zookeeper, elastic/elasticsearch, grafana/grafana, prometheus/prometheus, curl/curl-container,
// oliver006/redis_exporter.
const users: Readonly<Record<string, ImageUser>> = {
  "apache/kafka": { user: 1000, group: 1000 },
  cassandra: { user: 999, group: 999 },
  "curlimages/curl": { user: 100, group: 101 },
  "elasticsearch/elasticsearch": { user: 1000, group: 0, numeric: true },
  "grafana/grafana": { user: 472, group: 0, numeric: true },
  haproxy: { user: 99, group: 99 },
  mariadb: { user: 999, group: 999 },
  memcached: { user: 11211, group: 11211 },
  mongo: { user: 999, group: 999 },
  mysql: { user: 999, group: 999 },
  nginx: { user: 101, group: 101 },
  "nginxinc/nginx-unprivileged": { user: 101, group: 101, numeric: true },
  "oliver006/redis_exporter": { user: 59000, group: 59000, numeric: true },
  postgres: { user: 999, group: 999, alpine: { user: 70, group: 70 } },
  "prom/prometheus": { user: 65534, group: 65534 },
  rabbitmq: { user: 999, group: 999, alpine: { user: 100, group: 101 } },
  redis: { user: 999, group: 999, alpine: { user: 999, group: 1000 } },
  "valkey/valkey": { user: 999, group: 999, alpine: { user: 999, group: 1000 } },
  zookeeper: { user: 1000, group: 1000 },
};

/**
 * The end of a sentence about a container: what it lacks so that its pod starts under `runAsNonRoot`, which
 * refuses an image whose user is root, or a name that may be root's. Undefined where nothing is missing.
 */
export function missingUser({ image, runAsUser, exceptions }: Container): string | undefined {
  if (typeof runAsUser === "number" || exceptions.root !== undefined) return undefined;
  const { registry, repository, tag = "" } = image;
  const known = users[repository.replace(/^library\//, "")];
  if (known === undefined) {
    const named = [registry, repository].filter(Boolean).join("/") + (tag === "" ? "" : `:${tag}`);
    return (
      "has no runAsUser, and an image whose user is root or a name does not start. Give it the number, " +
      `unless \`docker image inspect --format '{{.Config.User}}' ${named}\` prints one`
    );
  }
  if (known.numeric) return undefined;
  const { user, group } = tag.includes("alpine") ? (known.alpine ?? known) : known;
  return (
    `has no runAsUser, and ${repository} does not start without: runAsUser: ${user}, runAsGroup: ${group}, ` +
    `and fsGroup: ${group} where it keeps data`
  );
}
