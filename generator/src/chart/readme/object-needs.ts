import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { nameInRelease } from "../helm/names.js";
import { listed as enumerated } from "../../problem/shown.js";
import { allWorkloads } from "../../catalogue/facts/steps.js";
import { ownSecret, sharedSecrets } from "../../catalogue/facts/own-secret.js";
import { configMapFiles, secretFiles } from "../../catalogue/facts/volume-files.js";

/** A Secret that must exist before the installation. */
export interface SecretNeed {
  readonly secret: string;
  /** Keys that must be in it, or what it is. */
  readonly keys: string;
  /** The value that names another one; empty: none. */
  readonly value: string;
}

/** The Secrets that images are pulled with. */
export function pullSecretNeeds({ imagePullSecrets }: Catalogue): readonly SecretNeed[] {
  return imagePullSecrets.map((secret) => ({
    secret,
    keys: "to pull images with",
    value: "`global.imagePullSecrets`",
  }));
}

/** The Secrets with the certificates of an Ingress's hosts that cert-manager does not make. */
export function tlsSecretNeeds(
  { ingress, tlsSecretNames, certificates }: Catalogue,
  services: readonly Service[],
): readonly SecretNeed[] {
  const hosts = [...new Set(services.flatMap(({ routes }) => routes.map(({ host }) => host)))];
  const own = hosts.filter((host): host is string => host !== undefined && Boolean(tlsSecretNames[host]));
  const named = [
    ...(hosts.length > own.length
      ? [{ secret: ingress.tlsSecretName, value: "`global.ingress.tlsSecretName`" }]
      : []),
    ...own.map((host) => ({
      secret: tlsSecretNames[host]!,
      value: `\`global.ingress.tlsSecretNames.${host}\``,
    })),
  ];
  return named
    .filter(({ secret }) => secret !== "" && !certificates.some(({ secretName }) => secretName === secret))
    .map((need) => ({ ...need, keys: "`tls.crt`, `tls.key`" }));
}

/** What stands for the keys of a Secret of which all are read. */
export const wholeSecret = "all that it has";

/**
 * The Secrets that the pods of a service read.
 *
 * Its own has the name that it has in a release that is called as the platform is.
 *
 * @param prefix what stands before the service's values: `shop.` in the umbrella's README
 */
export function secretNeeds(
  { name: platform, secrets: { shared, releasePrefix } }: Catalogue,
  service: Service,
  prefix: string,
): readonly SecretNeed[] {
  const named = (name: string) => (releasePrefix && shared.includes(name) ? `${platform}-${name}` : name);
  return [...needed(service, "Secret")].map(([name, keys]) => ({
    secret: name === undefined ? nameInRelease(service, service.name, platform) : named(name),
    keys: keys.size === 0 ? wholeSecret : listed(keys),
    value: name === undefined ? `\`${prefix}existingSecret\`` : "",
  }));
}

/**
 * What may stand in for the Secrets of services: `global.secrets.provider` decides. Undefined where there are
 * none.
 */
export function secretHint(
  { name, imagePullSecrets, secrets }: Catalogue,
  services: readonly Service[],
): string | undefined {
  const own = services.filter((service) => ownSecret(service));
  const shared = sharedSecrets({ secrets, services }).map((secret) => `\`${secret.name}\``);
  if (own.length + shared.length === 0) return undefined;
  const pull = imagePullSecrets.length === 0 ? "" : ", as is the content of pull secrets under their names";
  return [
    ...(own.some(({ releasePrefix }) => releasePrefix)
      ? [`The names that \`existingSecret\` can replace begin with the release's name, here \`${name}\`.`]
      : []),
    ...(own.length > 0
      ? [
          "Where `global.secrets.provider` is `externalSecret`, the keys of what `existingSecret` names " +
            `are in the store instead${pull}; where it is \`sealedSecret\`, in ` +
            "`sealedSecret.encryptedData`.",
        ]
      : []),
    ...(shared.length > 0
      ? [
          `Services share ${enumerated(shared, "and")}` +
            (secrets.releasePrefix ? `, with the release's name, here \`${name}\`, before it` : "") +
            ": the umbrella makes such a Secret where `global.secrets.provider` is `externalSecret`, " +
            "else it must exist.",
        ]
      : []),
  ].join(" ");
}

/** All else that the pods of a service refer to and the chart does not bring. */
export function objectNeeds(service: Service): readonly string[] {
  const configMaps = [...needed(service, "ConfigMap")].map(
    ([name, keys]) => `ConfigMap \`${name!}\`${keys.size === 0 ? "" : ` with ${listed(keys)}`}`,
  );
  const claims = allWorkloads(service).flatMap(({ volumes }) =>
    Object.values(volumes).flatMap(({ existingClaim }) => existingClaim ?? []),
  );
  const { shared } = service.serviceAccount;
  return [
    ...configMaps,
    ...[...new Set(claims)].map((name) => `PersistentVolumeClaim \`${name}\``),
    ...(shared ? [`ServiceAccount \`${shared.name}\``] : []),
  ];
}

/** The names of the Secrets or ConfigMaps of others that the pods of a service cannot start without. */
export function neededNames(service: Service, kind: "Secret" | "ConfigMap"): readonly string[] {
  return [...needed(service, kind).keys()].filter((name) => name !== undefined);
}

type Needed = ReadonlyMap<string | undefined, ReadonlySet<string>>;

/**
 * The Secrets (undefined: the service's own) or ConfigMaps that pods cannot start without, with the keys that
 * they name.
 */
function needed(service: Service, kind: "Secret" | "ConfigMap"): Needed {
  const all = new Map<string | undefined, Set<string>>();
  const add = (name: string | undefined, keys: readonly string[]) => {
    const known = all.get(name) ?? new Set();
    keys.forEach((key) => known.add(key));
    all.set(name, known);
  };
  for (const { env, envFrom } of allWorkloads(service).flatMap(({ containers, initContainers }) => [
    ...containers,
    ...initContainers,
  ])) {
    for (const source of env) {
      if (kind === "Secret" && source.from === "secret" && !source.optional) add(source.secret, [source.key]);
      if (
        kind === "ConfigMap" &&
        source.from === "configMap" &&
        source.existing !== undefined &&
        !source.optional
      )
        add(source.existing, [source.key]);
    }
    for (const source of envFrom) {
      if (kind === "Secret" && source.from === "secret" && !source.optional) add(source.secret, []);
      if (
        kind === "ConfigMap" &&
        source.from === "configMap" &&
        source.existing !== undefined &&
        !source.optional
      )
        add(source.existing, []);
    }
  }
  for (const volume of allWorkloads(service).flatMap(({ volumes }) => Object.values(volumes))) {
    const files =
      kind === "Secret"
        ? secretFiles(volume)
        : configMapFiles(volume).filter(({ name }) => name !== undefined);
    for (const { name, items = [], optional } of files)
      if (!optional)
        add(
          name,
          items.map(({ key }) => key),
        );
  }
  return all;
}

function listed(keys: Iterable<string>): string {
  return [...keys].map((key) => `\`${key}\``).join(", ");
}
