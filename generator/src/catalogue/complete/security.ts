import type { CatalogueSource, ServiceSource } from "../../../../schemas/types/catalogue.js";
import { defaults } from "./defaults.js";
import type { Certificate, CloudIdentity, Identity, Secrets } from "../model/security.js";

/** Secrets, certificates and cloud roles of a catalogue, with their defaults. */
export function completeSecurity({
  name,
  fullname = defaults.catalogue.fullname,
  secrets = {},
  identity = {},
  certificates = {},
}: CatalogueSource): {
  readonly secrets: Secrets;
  readonly identity: Identity;
  readonly certificates: readonly Certificate[];
} {
  const releasePrefix = fullname === "release-service";
  const {
    remoteKey = `${name}/{service}`,
    refreshInterval = defaults.externalSecret.refreshInterval,
    secretStoreRef,
  } = secrets.externalSecret ?? {};
  return {
    secrets: {
      shared: secrets.shared ?? [],
      releasePrefix,
      provider: secrets.provider ?? defaults.secrets.provider,
      externalSecret: {
        remoteKey,
        refreshInterval,
        secretStoreRef: {
          name: secretStoreRef?.name ?? (secrets.secretStore && releasePrefix ? undefined : name),
          kind: secretStoreRef?.kind ?? defaults.secretStoreRef.kind,
        },
      },
      secretStore: secrets.secretStore?.provider,
    },
    identity: { provider: "", role: "", ...identity },
    certificates: Object.keys(certificates)
      .sort()
      .map((key) => {
        const { secretName, hosts, issuer, duration, renewBefore } = certificates[key]!;
        return {
          name: key,
          path: `certificates.${key}`,
          releasePrefix,
          secretName,
          hosts,
          issuer: { name: issuer.name, kind: issuer.kind ?? defaults.issuer.kind },
          duration,
          renewBefore,
        };
      }),
  };
}

export function cloudIdentity({ cloudIdentity }: ServiceSource): CloudIdentity | undefined {
  return cloudIdentity && { description: cloudIdentity === true ? undefined : cloudIdentity.description };
}
