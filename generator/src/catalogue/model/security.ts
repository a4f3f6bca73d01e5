import type { IdentityProvider, SecretProvider } from "../../../../schemas/types/catalogue.js";

/** How the services' own Secrets come to be. */
export interface Secrets {
  /** Names of those that the release makes once for several services. */
  readonly shared: readonly string[];
  /** Whether the release's name stands before these names. */
  readonly releasePrefix: boolean;
  readonly provider: SecretProvider;
  readonly externalSecret: {
    /** `{service}` stands for the service's name. */
    readonly remoteKey: string;
    readonly refreshInterval: string;
    readonly secretStoreRef: {
      /** Undefined: that of the release, whose own store it is. */
      readonly name: string | undefined;
      readonly kind: "SecretStore" | "ClusterSecretStore";
    };
  };
  /** The SecretStore that the umbrella brings, if any: its provider as External Secrets has it. */
  readonly secretStore: Readonly<Record<string, unknown>> | undefined;
}

export interface Identity {
  /** Empty: none. */
  readonly provider: IdentityProvider;
  /** `{service}` stands for the service's name. */
  readonly role: string;
}

/** A certificate that cert-manager makes. */
export interface Certificate {
  readonly name: string;
  /** Where it stands in the catalogue. */
  readonly path: string;
  readonly releasePrefix: boolean;
  readonly secretName: string;
  /** Short names of hosts. */
  readonly hosts: readonly string[];
  readonly issuer: { readonly name: string; readonly kind: "Issuer" | "ClusterIssuer" };
  readonly duration: string | undefined;
  readonly renewBefore: string | undefined;
}

/** That a service has a cloud role of its own. */
export interface CloudIdentity {
  /** What the role must be allowed to do. */
  readonly description: string | undefined;
}
