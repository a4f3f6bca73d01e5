import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { listed } from "../../problem/shown.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { callersByCallee } from "../../order/callers.js";

/**
 * Rules for the `allOf` of the umbrella's schema: a service may only be off while all that call it are off,
 * or while `global.endpoints` says where else it is; also where the call is optional but its migration waits
 * for it. A rule that the catalogue's own defaults break is left out, for a chart must be valid as it comes.
 */
export function disabledCallees(catalogue: Catalogue): readonly JsonSchema[] {
  const callers = callersByCallee(catalogue);
  return catalogue.services.flatMap((callee) => {
    const all = new Set(
      (callers.get(callee.name) ?? [])
        .filter(({ call, caller }) => !call.optional || caller.migration?.needs.includes(callee.name))
        .map(({ caller }) => caller),
    );
    const counted = [...all].filter((caller) => caller !== callee && (callee.enabled || !caller.enabled));
    return counted.length === 0 ? [] : [rule(callee, counted)];
  });
}

/** Why a service may not be off, as the end of "must be"; undefined if nothing speaks against it. */
export function disabledCalleeReason(umbrella: JsonSchema, callee: string): string | undefined {
  const rules = (umbrella["allOf"] ?? []) as readonly Partial<ReturnType<typeof rule>>[];
  return rules
    .map((rule) => rule.then?.properties[callee]?.properties.enabled.const)
    .find((reason) => reason !== undefined);
}

// Helm prints the constant that a value should be, so the constant says why; no value is equal to it.
function rule({ name }: Service, callers: readonly Service[]) {
  const elsewhere = {
    required: ["global"],
    properties: { global: { required: ["endpoints"], properties: { endpoints: { required: [name] } } } },
  };
  const uncalled = { properties: Object.fromEntries(callers.map((caller) => [caller.name, off])) };
  const reason =
    `true while ${names(callers)}, which ${callers.length === 1 ? "calls" : "call"} ` +
    `it, is enabled. Or give global.endpoints.${name}.host`;
  const then: {
    readonly properties: Readonly<
      Record<string, { readonly properties: { readonly enabled: { readonly const: string } } }>
    >;
  } = {
    properties: { [name]: { properties: { enabled: { const: reason } } } },
  };
  return { if: { properties: { [name]: off }, not: { anyOf: [uncalled, elsewhere] } }, then };
}

const off = { properties: { enabled: { const: false } } };

const maxNames = 3;

function names(services: readonly Service[]): string {
  const all = services.map(({ name }) => name);
  const more = all.length - maxNames;
  return listed(more > 1 ? [...all.slice(0, maxNames), `${more} more`] : all, "or");
}
