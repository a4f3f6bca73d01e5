import { isPlaced, isUnplaced } from "../../facts/host-place.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** NetworkPolicies can be opened to an external service: its name says where it is, or the catalogue does. */
export const unplacedHosts: Rule = ({ externalServices }) =>
  Object.values(externalServices)
    .filter((external) => !isPlaced(external))
    .flatMap(({ name, hosts }) =>
      hosts.flatMap((host, i) =>
        isUnplaced(host)
          ? [
              {
                path: at("externalServices", name, "hosts", i),
                message:
                  `is ${JSON.stringify(host)}, which is not a public name, so NetworkPolicies do not ` +
                  "know where it is. Give cidrs or a peer, or write NAME.NAMESPACE.svc for a Service " +
                  "of the cluster",
              },
            ]
          : [],
      ),
    );
