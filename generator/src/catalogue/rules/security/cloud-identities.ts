import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/**
 * A cloud role belongs to an account of the service's own: whoever shares an account would share the role.
 */
export const cloudIdentities: Rule = ({ services }) =>
  services.flatMap(({ path, cloudIdentity, serviceAccount: { shared } }) =>
    cloudIdentity && shared
      ? [
          {
            path: at(path, "cloudIdentity"),
            message: `is for an account of the chart's own, but the pods use ${shared.name} (shared)`,
          },
        ]
      : [],
  );
