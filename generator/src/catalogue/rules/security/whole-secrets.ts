import { keyOfWhole, ownSecret } from "../../facts/own-secret.js";
import type { Rule } from "../rule.js";

/** Who takes all that is under a key of the store has that key alone. */
export const wholeSecrets: Rule = ({ services, secrets: { provider, externalSecret } }) => {
  const { remoteKey } = externalSecret;
  if (provider !== "externalSecret" || remoteKey.includes("{service}")) return [];
  const whole = services.find((service) => ownSecret(service)?.whole);
  return whole === undefined
    ? []
    : [
        {
          path: "secrets.externalSecret.remoteKey",
          message: `must be ${keyOfWhole(whole)}, got ${JSON.stringify(remoteKey)}`,
        },
      ];
};
