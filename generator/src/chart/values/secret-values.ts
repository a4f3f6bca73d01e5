import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { ownSecret, sharedSecrets } from "../../catalogue/facts/own-secret.js";
import { schemaValue, valueGroup, type Value, type ValueGroup } from "./value-tree.js";

/** `global.secrets`; undefined where no service has a Secret of its own and images are pulled without one. */
export function secretsValues(catalogue: Catalogue): ValueGroup | undefined {
  const { services, imagePullSecrets, secrets } = catalogue;
  const own = services.some((service) => ownSecret(service));
  if (imagePullSecrets.length === 0 && !own && sharedSecrets(catalogue).length === 0) return undefined;
  const {
    provider,
    externalSecret: { remoteKey, refreshInterval, secretStoreRef },
    secretStore,
  } = secrets;
  return valueGroup("How the services' own Secrets come to be.", {
    provider: schemaValue("secret-provider", provider),
    externalSecret: valueGroup("Where External Secrets finds them.", {
      remoteKey: schemaValue(
        "shared-remote-key",
        remoteKey,
        "Key in the store, whose properties are the keys of " +
          "the Secrets. {service} stands for the service's name.",
      ),
      refreshInterval: schemaValue("duration", refreshInterval, "How often the store is asked."),
      secretStoreRef: storeReference(secretStoreRef),
    }),
    secretStore:
      secretStore &&
      valueGroup("The SecretStore that this chart brings, under the name in externalSecret.secretStoreRef.", {
        provider: schemaValue("secret-store-provider", secretStore),
      }),
  });
}

/** Without a name it is the release's own SecretStore, which has the release's name. */
function storeReference({ name, kind }: Catalogue["secrets"]["externalSecret"]["secretStoreRef"]): Value {
  if (name !== undefined)
    return { ...schemaValue("secret-store-reference", { name, kind }), required: ["name", "kind"] };
  const value = schemaValue(
    "secret-store-reference",
    { kind },
    "The store of External Secrets; without a name that of this chart, which has the release's name.",
  );
  const cluster = { required: ["kind"], properties: { kind: { const: "ClusterSecretStore" } } };
  return {
    ...value,
    schema: { ...value.schema, allOf: [{ if: cluster, then: { required: ["name"] } }] },
    required: ["kind"],
  };
}
