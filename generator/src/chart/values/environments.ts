/** What an environment's values file says. */
export interface EnvironmentValues {
  readonly name: string;
  readonly values: unknown;
}

/**
 * What values say at a path, as JSON. Undefined: nothing. Null above it takes all of its members away. Keys
 * may have dots in them.
 *
 * @param path `web.image.tag`
 */
export function setAt(values: unknown, path: string): string | undefined {
  return setBelow(values, path.split("."));
}

function setBelow(value: unknown, steps: readonly string[]): string | undefined {
  if (steps.length === 0 || value === null) return value === undefined ? undefined : JSON.stringify(value);
  if (typeof value !== "object" || value === undefined || Array.isArray(value)) return undefined;
  for (let count = 1; count <= steps.length; count++) {
    const key = steps.slice(0, count).join(".");
    const found = Object.hasOwn(value, key)
      ? setBelow((value as Readonly<Record<string, unknown>>)[key], steps.slice(count))
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
