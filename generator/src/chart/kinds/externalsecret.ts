import { ownSecret, sharedSecrets } from "../../catalogue/facts/own-secret.js";
import { secretName } from "../helm/secret-name.js";
import { secretsContext } from "../security/secrets.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { none, noValues, type Kind, type Needing } from "../kind/kind.js";

/** What brings the own Secret of a service, where `global.secrets.provider` is externalSecret. */
export const externalSecret: Kind = {
  kinds: ["ExternalSecret"],
  templates: ({ catalogue, service }) => {
    const own = ownSecret(service);
    if (own === undefined) return [];
    return [
      {
        template: "subchart/templates/externalsecret.yaml",
        path: "templates/externalsecret.yaml",
        context: {
          ...own,
          ...secretsContext(catalogue),
          // A store without the only key that is asked for would leave the ExternalSecret in error.
          onlyOptional: !own.whole && own.keys.length === 0,
          chart: service.name,
          name: secretName(catalogue, service, undefined),
        },
      },
    ];
  },
  // The Secret's name is a value.
  names: none,
  values: (service) => {
    const own = ownSecret(service);
    if (own === undefined) return {};
    return {
      existingSecret: schemaValue(
        "optional-name",
        "",
        "Name of the Secret with the keys that the service reads; " +
          "if empty, the name of the service's other objects.",
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
    };
  },
  workloadValues: noValues,
  needs,
  // Copies for hooks come and go, so how many there are is not told.
  quota: none,
};

// Those with which the umbrella pulls images, and those that services share, are ExternalSecrets as well.
function needs({ catalogue, services, umbrella }: Needing): readonly string[] {
  const { imagePullSecrets, secrets } = catalogue;
  const own = services.some((service) => ownSecret(service));
  const ofUmbrella = imagePullSecrets.length + sharedSecrets(catalogue).length > 0;
  if (!own && !(umbrella && ofUmbrella)) return [];
  const { kind, name } = secrets.externalSecret.secretStoreRef;
  const store =
    umbrella && secrets.secretStore !== undefined
      ? ""
      : ` and ${kind} ${name === undefined ? "with the release's name" : `\`${name}\``} ` +
        "(`global.secrets.externalSecret.secretStoreRef`)";
  return [
    `external-secrets.io/v1 (External Secrets)${store}, where \`global.secrets.provider\` is externalSecret`,
  ];
}
