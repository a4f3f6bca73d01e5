import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { isPlaced, unplacedHost } from "../../catalogue/facts/host-place.js";
import { externalNamed } from "../../catalogue/facts/target.js";
import type { JsonSchema } from "../../schema/bundle.js";
import type { Value } from "./value-tree.js";

/**
 * `global.endpoints`: services and external services whose address some caller receives, or whose calls a
 * NetworkPolicy could have to open elsewhere.
 */
export function endpointValues(catalogue: Catalogue): Value | undefined {
  const callees = calleesOf(catalogue);
  if (callees.length === 0) return undefined;
  return {
    description: "Where callees are that this release does not bring, by service.",
    default: {},
    schema: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        callees.map((callee) => [
          callee,
          { $ref: "values/endpoint.schema.json", description: `Where ${callee} is instead.` },
        ]),
      ),
    },
  };
}

/**
 * Rules for the `allOf` of a schema: while there are NetworkPolicies, an endpoint says where in the network
 * it is, by its name or beside it; unless the catalogue says so of the callee.
 */
export function endpointRules(catalogue: Catalogue): readonly JsonSchema[] {
  const callees = calleesOf(catalogue);
  if (callees.length === 0) return [];
  const placed = callees.filter((callee) => {
    const external = externalNamed(catalogue, callee);
    return external !== undefined && isPlaced(external);
  });
  if (placed.length === callees.length) return [];
  const endpoints = {
    properties: Object.fromEntries(placed.map((callee) => [callee, true])),
    additionalProperties: saysPlace,
  };
  return [{ if: inGlobal(policies(catalogue)), then: inGlobal({ properties: { endpoints } }) }];
}

const saysPlace = {
  if: { properties: { host: unplacedHost }, required: ["host"], not: { required: ["namespaceLabels"] } },
  then: { required: ["cidrs"] },
};

/** `global`, while there are NetworkPolicies; a chart that is installed alone has no default of it. */
function policies({ networkPolicy: { enabled } }: Catalogue): JsonSchema {
  return enabled
    ? { properties: { networkPolicy: { properties: { enabled: { const: true } } } } }
    : {
        required: ["networkPolicy"],
        properties: { networkPolicy: { required: ["enabled"], properties: { enabled: { const: true } } } },
      };
}

function inGlobal(schema: JsonSchema): JsonSchema {
  const required = schema["required"] === undefined ? {} : { required: ["global"] };
  return { ...required, properties: { global: schema } };
}

function calleesOf({ services }: Catalogue): readonly string[] {
  return [...new Set(services.flatMap(({ calls }) => calls.map(({ callee }) => callee)))].sort();
}
