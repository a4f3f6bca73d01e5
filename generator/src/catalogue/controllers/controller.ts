import type { Catalogue, Feature, Part, Route, Service } from "../model/catalogue.js";
import type { Problem } from "../../problem/problem.js";

/** What a kind of route can do of what the catalogue's routes want. */
export interface Target {
  /** What a route becomes: "an HTTPRoute". */
  readonly title: (route: Route) => string;
  /** What it cannot do for a route that asks for it, and perhaps a word on why: "" or "headers.add is …". */
  readonly cannot: (route: Route) => Readonly<Partial<Record<Feature, string>>>;
  /** What is wrong with the routes of a service when they are taken together. */
  readonly conflicts: (catalogue: Catalogue, service: Service) => readonly Problem[];
}

/**
 * A program that follows Ingress objects, and the annotations by which it is told what these have no field
 * for.
 */
export interface Controller extends Target {
  /** Annotations of an Ingress whose routes are all alike. */
  readonly annotations: (route: Route) => Annotations;
  /** Those of the Ingress that leads to the canary, where that is one of its own. */
  readonly canaryAnnotations: (canary: NonNullable<Route["canary"]>) => Annotations;
  readonly path: (route: Route) => { readonly path: string; readonly pathType: Route["pathType"] };
}

export type Annotations = Readonly<Record<string, readonly Part[]>>;

/** Annotations with a prefix before each key, without those that are undefined. */
export function annotations(
  prefix: string,
  all: Readonly<Record<string, string | number | readonly Part[] | undefined>>,
): Annotations {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === undefined ? [] : [[`${prefix}/${key}`, typeof value === "object" ? value : [String(value)]]],
    ),
  );
}

/** Lists of parts with text between them. */
export function joined(lists: readonly (readonly Part[])[], separator: string): readonly Part[] {
  return lists.flatMap((parts, i) => (i === 0 ? parts : [separator, ...parts]));
}

/** A path without its last slash, which joins what comes after: "/v1" of "/v1/", "" of "/". */
export function base(path: string): string {
  return path.replace(/\/$/, "");
}

/** A text that a regular expression takes as it is. */
export function regexQuoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
