/** When Helm runs a hook. Source: Helm, pkg/release/v1/hook.go. */
export type HookEvent =
  | "pre-install"
  | "post-install"
  | "pre-upgrade"
  | "post-upgrade"
  | "pre-rollback"
  | "post-rollback"
  | "pre-delete"
  | "post-delete"
  | "test";

/** An object's annotations as a hook, as Helm reads them. */
export interface Hook {
  readonly events: readonly HookEvent[];
  readonly weight: number;
  /** The weight as it is written, if it is not a whole number. Helm takes 0 then. */
  readonly misread?: string;
  /** As written, in lower case; empty: Helm takes before-hook-creation. */
  readonly policies: readonly string[];
  /** Names of events that Helm does not know. With one of them it drops the whole object. */
  readonly unknown: readonly string[];
}

/**
 * The hook that annotations make of an object, or undefined for a regular one. Source: Helm,
 * pkg/release/v1/util/manifest_sorter.go.
 */
export function hookOf(annotations: Readonly<Record<string, string>>): Hook | undefined {
  const written = annotations["helm.sh/hook"];
  if (written === undefined) return undefined;
  const names = words(written).map((name) => (name === "test-success" ? "test" : name));
  const weight = annotations["helm.sh/hook-weight"];
  const isRead = weight === undefined || /^[+-]?\d+$/.test(weight);
  const policies = annotations["helm.sh/hook-delete-policy"];
  return {
    events: [...new Set(names.filter(isEvent))],
    weight: isRead ? Number(weight ?? 0) : 0,
    ...(isRead ? {} : { misread: weight }),
    policies: policies === undefined ? [] : words(policies),
    unknown: names.filter((name) => !isEvent(name)),
  };
}

/**
 * Whether Helm deletes the hook's object at some point: `hook-succeeded`, `hook-failed` or
 * `before-hook-creation`.
 */
export function hasPolicy({ policies }: Hook, policy: string): boolean {
  return policies.length === 0 ? policy === "before-hook-creation" : policies.includes(policy);
}

export const hookEvents: readonly HookEvent[] = [
  "pre-install",
  "post-install",
  "pre-upgrade",
  "post-upgrade",
  "pre-rollback",
  "post-rollback",
  "pre-delete",
  "post-delete",
  "test",
];

function isEvent(name: string): name is HookEvent {
  return (hookEvents as readonly string[]).includes(name);
}

function words(text: string): readonly string[] {
  return text.split(",").map((word) => word.trim().toLowerCase());
}
