import type { Call, Catalogue, Service } from "../catalogue/model/catalogue.js";

/** Who calls each service, by the callee's name. */
export type Callers = ReadonlyMap<string, readonly { readonly caller: Service; readonly call: Call }[]>;

/** The edges of a catalogue turned round, in one pass. */
export function callersByCallee(catalogue: Catalogue): Callers {
  const callers = new Map<string, { caller: Service; call: Call }[]>();
  for (const caller of catalogue.services) {
    for (const call of caller.calls) {
      const known = callers.get(call.callee);
      if (known) known.push({ caller, call });
      else callers.set(call.callee, [{ caller, call }]);
    }
  }
  return callers;
}
