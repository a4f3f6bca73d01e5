import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { ownSecret, type OwnSecret } from "../../catalogue/facts/own-secret.js";
import { schemaValue, valueGroup, type ValueGroup, type ValueNode } from "./value-tree.js";

/** `global.secrets`; undefined where no service has a Secret of its own and images are pulled without one. */
export function secretsValues({ services, imagePullSecrets, secrets }: Catalogue): ValueGroup | undefined {
  if (imagePullSecrets.length === 0 && !services.some((service) => ownSecret(service))) return undefined;
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
      secretStoreRef: {
        ...schemaValue("secret-store-reference", secretStoreRef),
        required: ["name", "kind"],
      },
    }),
    secretStore:
      secretStore &&
      valueGroup("The SecretStore that this chart brings, under the name in externalSecret.secretStoreRef.", {
        provider: schemaValue("secret-store-provider", secretStore),
      }),
  });
}

/** The values of a service by which its own Secret comes to be. */
export function ownSecretValues(service: Service): Record<string, ValueNode | undefined> {
  const own = ownSecret(service);
  return own === undefined
    ? {}
    : {
        existingSecret: schemaValue(
          "object-name",
          service.name,
          "Name of the Secret with the keys that the service reads; " +
            "releases in one namespace share it unless each names its own.",
        ),
        externalSecret: valueGroup("The Secret, while global.secrets.provider is externalSecret.", {
          remoteKey: schemaValue("remote-key", ""),
          optionalKeys:
            own.whole || own.optionalKeys.length === 0
              ? undefined
              : {
                  description: "Keys that the service can do without, but that the store has.",
                  default: [],
                  schema: { type: "array", uniqueItems: true, items: { enum: own.optionalKeys } },
                },
        }),
        sealedSecret: valueGroup("The Secret, while global.secrets.provider is sealedSecret.", {
          encryptedData: { schema: encryptedData(own) },
        }),
      };
}

// No default: without ciphertexts there is no SealedSecret; with some, all that the pods need must be there.
function encryptedData({ keys, optionalKeys, whole }: OwnSecret): Record<string, unknown> {
  const ciphertext = { $ref: "values/ciphertext.schema.json" };
  const described = [...keys, ...optionalKeys].map((key) => [
    key,
    { ...ciphertext, description: `The key ${key}, as kubeseal has encrypted it.` },
  ]);
  return {
    description: "Keys of the Secret, each encrypted by kubeseal.",
    type: "object",
    ...(keys.length > 0 ? { required: keys } : {}),
    properties: Object.fromEntries(described),
    ...(whole
      ? { propertyNames: { $ref: "catalogue/data-key.schema.json" }, additionalProperties: ciphertext }
      : { additionalProperties: false }),
  };
}
