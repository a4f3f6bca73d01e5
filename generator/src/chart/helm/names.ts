import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { nameLimit } from "../../catalogue/facts/workload-kind.js";
import { goString, helmText, type HelmExpression, type HelmScalar } from "./helm-expression.js";

/**
 * A name of a service's object as it stands in a manifest: the text, or text with the release's name before
 * it.
 */
export function objectName(service: Service, name: string): string | HelmScalar {
  if (!service.releasePrefix) return name;
  const own = name === service.name || name.startsWith(`${service.name}-`);
  if (!own) return helmText([prefix(service), `-${name}`]);
  return helmText([
    { expression: `include ${goString(`${service.name}.fullname`)} $` },
    ...(name === service.name ? [] : [name.slice(service.name.length)]),
  ]);
}

/**
 * The expression that begins the names of a service's objects; undefined where they do not begin with the
 * release's name.
 */
export function releasePrefix(service: Service): string | undefined {
  return service.releasePrefix ? prefix(service).expression : undefined;
}

/**
 * What the names of the umbrella's named templates begin with. Its name alone may be that of a service, and
 * all charts of a release share one set of named templates.
 */
export function umbrellaPrefix({ name }: Pick<Catalogue, "name">): string {
  return `${name}.umbrella`;
}

/** The name of a service's objects that belong to no namespace. */
export function clusterName(service: Service): HelmScalar {
  return helmText([
    { expression: "$.Release.Namespace" },
    "-",
    ...(service.releasePrefix ? [prefix(service), "-"] : []),
    service.name,
  ]);
}

/** The same inside a Helm expression: `"redis"`, or `(printf "%s-redis" …)`. */
export function nameExpression(service: Service, name: string): string {
  return service.releasePrefix
    ? `(printf ${goString(`%s-${name}`)} (${prefix(service).expression}))`
    : goString(name);
}

/** The name of a service's object in a release of a known name. */
export function nameInRelease(service: Service, name: string, release: string): string {
  return service.releasePrefix
    ? `${release.slice(0, Math.min(53, prefixLength(service))).replace(/-$/, "")}-${name}`
    : name;
}

/**
 * The release's name, cut so that the longest object name of the service still fits: 63 characters (RFC 1123
 * label), and less for kinds that add to it. The service's part is never cut, so two objects never meet.
 */
function prefix(service: Service): HelmExpression {
  const length = prefixLength(service);
  const cut = length < 53 ? ` | trunc ${length} | trimSuffix "-"` : "";
  return { expression: `$.Release.Name${cut}` };
}

function prefixLength(service: Service): number {
  return Math.min(...service.objects.map(({ kind, name }) => nameLimit(kind) - name.length - 1));
}
