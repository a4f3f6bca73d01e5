import type { HelmEvent } from "./lifecycle.js";
import { shownIdentity } from "../../manifests/identity.js";
import type { ReleaseObject } from "../../manifests/objects.js";

/** One thing that goes wrong, or may, when a release is installed, changed or removed. */
export interface Finding {
  /** Stable: `CW101`. */
  readonly code: string;
  /** When it goes wrong. */
  readonly events: readonly HelmEvent[];
  /** The objects concerned, the one with the fault first. */
  readonly objects: readonly Concerned[];
  /** What goes wrong, as a sentence. */
  readonly message: string;
  /** What helps, as a sentence. */
  readonly fix: string;
  /** Environment variables from which alone it follows: it is none if the program does not read them so. */
  readonly variables?: readonly string[];
  /** Where it is not that of its code, which `severity.ts` has. */
  readonly severity?: Severity;
}

/** How bad a finding is: it fails for certain, it can fail, or it is a matter of hygiene. */
export type Severity = "certain" | "possible" | "hygiene";

/** An object, as a finding names it. */
export interface Concerned {
  /** `Job/shop-migrate`. */
  readonly object: string;
  /** `pre-install,pre-upgrade`; undefined for a regular object. */
  readonly hook?: string;
  readonly weight?: number;
  /** The chart template. */
  readonly source?: string;
}

/** @param home the namespace of the release */
export function concerned(object: ReleaseObject, home: string): Concerned {
  const { hook, source } = object;
  return {
    object: shownIdentity(object, home),
    ...(hook ? { hook: [...hook.events, ...hook.unknown].join(","), weight: hook.weight } : {}),
    ...(source === undefined ? {} : { source }),
  };
}

/** The same thing in several events is one finding. */
export function merged(findings: readonly Finding[]): readonly Finding[] {
  const byText = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.objects, finding.message, finding.fix]);
    const known = byText.get(key);
    byText.set(
      key,
      known === undefined
        ? finding
        : { ...known, events: [...new Set([...known.events, ...finding.events])] },
    );
  }
  return [...byText.values()];
}

/**
 * Whether a finding is meant to be so: its code is ignored, or all variables that it follows from alone.
 *
 * @param ignored codes, and codes with a variable: `CW106:DATABASE_URL`
 */
export function isIgnored({ code, variables = [] }: Finding, ignored: ReadonlySet<string>): boolean {
  return (
    ignored.has(code) ||
    (variables.length > 0 && variables.every((variable) => ignored.has(`${code}:${variable}`)))
  );
}
