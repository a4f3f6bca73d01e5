import { ownSecret, type OwnSecret } from "../../catalogue/facts/own-secret.js";
import { secretName } from "../helm/secret-name.js";
import { valueGroup, type Value } from "../values/value-tree.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/** What brings the own Secret of a service, where `global.secrets.provider` is sealedSecret. */
export const sealedSecret: Kind = {
  kinds: ["SealedSecret"],
  templates: ({ catalogue, service }) =>
    ownSecret(service) === undefined
      ? []
      : [
          {
            template: "subchart/templates/sealedsecret.yaml",
            path: "templates/sealedsecret.yaml",
            context: {
              chart: service.name,
              name: secretName(catalogue, service, undefined),
            },
          },
        ],
  // The Secret's name is a value.
  names: none,
  values: (service) => {
    const own = ownSecret(service);
    return {
      sealedSecret:
        own &&
        valueGroup("The Secret, while global.secrets.provider is sealedSecret.", {
          encryptedData: encryptedData(own),
        }),
    };
  },
  workloadValues: noValues,
  needs: ({ services }) =>
    services.some((service) => ownSecret(service))
      ? ["bitnami.com/v1alpha1 (Sealed Secrets), where `global.secrets.provider` is sealedSecret"]
      : [],
  quota: none,
};

// No default: without ciphertexts there is no SealedSecret; with some, all that the pods need must be there.
function encryptedData({ keys, optionalKeys, whole }: OwnSecret): Value {
  const ciphertext = { $ref: "values/ciphertext.schema.json" };
  const described = [...keys, ...optionalKeys].map((key) => [
    key,
    { ...ciphertext, description: `The key ${key}, as kubeseal has encrypted it.` },
  ]);
  return {
    schema: {
      description: "Keys of the Secret, each encrypted by kubeseal.",
      type: "object",
      ...(keys.length > 0 ? { required: keys } : {}),
      properties: Object.fromEntries(described),
      ...(whole
        ? { propertyNames: { $ref: "catalogue/data-key.schema.json" }, additionalProperties: ciphertext }
        : { additionalProperties: false }),
    },
  };
}
