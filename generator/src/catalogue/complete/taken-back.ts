import type { ContainerFields, WorkloadFields } from "../../../../schemas/types/catalogue.js";

/**
 * Fields without null, also in maps by name; `env` keeps it, for groups of variables come before, and so do
 * the ids of users, for the pod has some as well.
 */
export type Present<T> = {
  [Key in keyof T]: Key extends "env" | Ids
    ? T[Key]
    : Key extends Containers | Maps
      ? Kept<T[Key]>
      : NotNull<T[Key]>;
};

/**
 * What is left of fields when what they take back is gone: null, and a command without words, which stands
 * for the image's own.
 */
export function withoutTakenBack<T extends ContainerFields & WorkloadFields>(source: T): Present<T> {
  const entries = Object.entries(source as Readonly<Record<string, unknown>>)
    .filter(([key, value]) => isKept(key, value))
    .map(([key, value]) => [key, withoutEntries(key, value)]);
  return Object.fromEntries(entries) as Present<T>;
}

const containers = ["containers", "initContainers"] as const;
const ids = ["runAsUser", "runAsGroup"] as const;
const maps = ["ports", "volumes", "volumeClaimTemplates"] as const;

type Ids = (typeof ids)[number];
type Containers = (typeof containers)[number];
type Maps = (typeof maps)[number];
type NotNull<T> = Exclude<T, null>;
type Kept<Map> = { [Name in keyof Map]: Present<NotNull<Map[Name]>> };

function isKept(key: string, value: unknown): boolean {
  return value === null ? ids.some((id) => id === key) : !(key === "command" && isEmpty(value));
}

function withoutEntries(key: string, value: unknown): unknown {
  const isMap = [...containers, ...maps].some((name) => name === key);
  if (!isMap || value === undefined) return value;
  const left = Object.entries(value as Readonly<Record<string, object | null>>).filter(
    (entry): entry is [string, object] => entry[1] !== null,
  );
  const nested = containers.some((name) => name === key);
  return Object.fromEntries(left.map(([name, member]) => [name, nested ? withoutTakenBack(member) : member]));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
