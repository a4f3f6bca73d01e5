import type { Catalogue, Certificate } from "../../model/catalogue.js";
import { valuesKey } from "../../facts/object-names.js";
import type { Problem } from "../../../problem/problem.js";
import { notAmong } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import { assumed } from "../../facts/assumed-defaults.js";
import type { Rule } from "../rule.js";

/**
 * Certificates are for hosts of the catalogue, each writes a Secret of its own, and that of the Ingress
 * covers every routed host.
 */
export const certificates: Rule = (catalogue) => [
  ...catalogue.certificates.flatMap((certificate) => [
    ...unknownHosts(catalogue, certificate),
    ...renewal(certificate),
  ]),
  ...collisions(
    catalogue.certificates,
    ({ secretName }) => secretName,
    (secret, earlier) => `writes the Secret ${secret}, and so does ${earlier}`,
    "secretName",
  ),
  ...collisions(
    catalogue.certificates,
    ({ name }) => valuesKey(name),
    (key, earlier) => `becomes the key ${key} of the values, and so does ${earlier}`,
  ),
  ...ofIngress(catalogue),
];

function unknownHosts({ hosts }: Catalogue, certificate: Certificate): readonly Problem[] {
  return certificate.hosts.flatMap((host, i) =>
    Object.hasOwn(hosts, host)
      ? []
      : [
          {
            path: at(certificate.path, "hosts", i),
            message: notAmong(host, Object.keys(hosts), "the hosts of the catalogue"),
          },
        ],
  );
}

// cert-manager refuses less than an hour.
function renewal({
  path,
  duration = assumed.certificateDuration,
  renewBefore,
}: Certificate): readonly Problem[] {
  if (minutes(duration) < 60)
    return [{ path: at(path, "duration"), message: `must be an hour or more, got ${duration}` }];
  if (renewBefore === undefined || minutes(renewBefore) < minutes(duration)) return [];
  return [
    {
      path: at(path, "renewBefore"),
      message: `must be shorter than the certificate is valid (${duration}), got ${renewBefore}`,
    },
  ];
}

function minutes(duration: string): number {
  return parseInt(duration, 10) * (duration.endsWith("h") ? 60 : 1);
}

function collisions(
  all: readonly Certificate[],
  key: (certificate: Certificate) => string,
  words: (key: string, earlier: string) => string,
  ...steps: readonly string[]
): readonly Problem[] {
  const seen = new Map<string, string>();
  return all.flatMap((certificate) => {
    const earlier = seen.get(key(certificate));
    if (earlier === undefined) seen.set(key(certificate), certificate.path);
    return earlier === undefined
      ? []
      : [{ path: at(certificate.path, ...steps), message: words(key(certificate), earlier) }];
  });
}

function ofIngress({
  certificates,
  ingress,
  hosts,
  services,
  tlsSecretNames,
}: Catalogue): readonly Problem[] {
  const certificate = certificates.find(({ secretName }) => secretName === ingress.tlsSecretName);
  if (certificate === undefined) return [];
  const named = certificate.hosts.flatMap((host) => hosts[host] ?? []);
  const bare = new Set(
    services
      .flatMap(({ routes }) => routes.map(({ host }) => host))
      .filter((host): host is string => {
        const routed = host === undefined ? undefined : hosts[host];
        return routed !== undefined && !Object.hasOwn(tlsSecretNames, host!) && !covers(named, routed);
      }),
  );
  const annotations = Object.keys(ingress.annotations).filter((key) =>
    /^cert-manager\.io\/(cluster-)?issuer$/.test(key),
  );
  return [
    ...[...bare].map((host) => ({
      path: at(certificate.path, "hosts"),
      message: `lacks ${host}, which is routed and shown this certificate (ingress.tlsSecretName)`,
    })),
    ...annotations.map((key) => ({
      path: at("ingress.annotations", key),
      message:
        `makes cert-manager write the Secret ${certificate.secretName} ` +
        `a second time: ${certificate.path} does already`,
    })),
  ];
}

function covers(named: readonly string[], host: string): boolean {
  return named.includes(host) || named.includes(host.replace(/^[^.]+/, "*"));
}
