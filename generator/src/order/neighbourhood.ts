import { hash } from "node:crypto";
import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { serviceNamed } from "../catalogue/facts/target.js";
import { callersByCallee } from "./callers.js";
import { limitHooks } from "./engines/helm/hooks.js";

/** All that the chart of one service is made of. */
export interface Neighbourhood {
  /**
   * The catalogue with no other services than those that this one has to do with; its hooks are those
   * of the whole.
   */
  readonly catalogue: Catalogue;
  /** Changes when anything in it does. */
  readonly sum: string;
}

/**
 * The neighbourhoods of a catalogue's services: what holds for all of them, the service, those that it calls,
 * needs or comes after, what the migrations need that it waits for, and those that call it. A chart that is
 * made of its neighbourhood alone need not be made again while the sum stays the same.
 */
export function neighbourhoods(catalogue: Catalogue): (service: Service) => Neighbourhood {
  const { services, declared: _order, ...common } = catalogue;
  const commonSum = digestOf(common);
  const sums = new Map(services.map((service) => [service.name, digestOf(service)]));
  const callers = callersByCallee(catalogue);
  const hooks = limitHooks(catalogue);
  return (service) => {
    const names = new Set([
      service.name,
      ...neededBy(service),
      ...service.waits.flatMap((wait) => serviceNamed(catalogue, wait.service)?.migration?.needs ?? []),
      ...(callers.get(service.name) ?? []).map(({ caller }) => caller.name),
    ]);
    const near = [...names].sort().flatMap((name) => serviceNamed(catalogue, name) ?? []);
    const narrowed: Catalogue = { ...common, declared: near.map(({ name }) => name), services: near };
    const own = hooks(narrowed, service);
    return {
      catalogue: narrowed,
      sum: digestOf([service.name, commonSum, near.map(({ name }) => sums.get(name)), own]),
    };
  };
}

function neededBy({ calls, startsAfter, migration }: Service): readonly string[] {
  return [...calls.map(({ callee }) => callee), ...startsAfter, ...(migration?.needs ?? [])];
}

/**
 * A sum of plain data: another one for other data, the same for the same. Unlike JSON it tells undefined,
 * infinity and -0 apart from what JSON makes of them. (v8.serialize would not do: of equal numbers it writes
 * one or another form, whichever the engine keeps them in.)
 *
 * @throws Error on what is not data
 */
export function digestOf(data: unknown): string {
  return hash("sha256", JSON.stringify(data, told));
}

// No text has a NUL, so what begins with one is none.
function told(this: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = this[key];
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (value === undefined) return "\0undefined";
  if (typeof value === "bigint") return `\0${value}n`;
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : `\0${Object.is(value, -0) ? "-0" : value}`;
  if (value instanceof Map) return ["\0map", ...value];
  if (typeof value === "object" && isPlain(value)) return value;
  throw new Error(`cannot make a sum of ${key}, which is no data`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
