import { keyOfWhole, ownSecret, sharedSecrets } from "../../facts/own-secret.js";
import type { Rule } from "../rule.js";

/** Who takes all that is under a key of the store has that key alone. */
export const wholeSecrets: Rule = (catalogue) => {
  const { provider, externalSecret } = catalogue.secrets;
  const { remoteKey } = externalSecret;
  if (provider !== "externalSecret" || remoteKey.includes("{service}")) return [];
  const [who] = [
    ...catalogue.services
      .filter((service) => ownSecret(service)?.whole)
      .map(({ name }) => `${name} takes all of its Secret`),
    ...sharedSecrets(catalogue)
      .filter(({ whole }) => whole)
      .map(({ name }) => `some pods take all of the Secret ${name}`),
  ];
  return who === undefined
    ? []
    : [
        {
          path: "secrets.externalSecret.remoteKey",
          message: `must be ${keyOfWhole(who)}, got ${JSON.stringify(remoteKey)}`,
        },
      ];
};
