/**
 * What stands at a path of a manifest, or undefined. Steps are separated by dots; in brackets stand keys with
 * dots and the items of lists: `containers[redis]` by name, `paths[path=/]` by another member, `env[*].name`
 * of all of them.
 */
export function at(value: unknown, path: string): unknown {
  return walk(value, stepsOf(path));
}

// The paths are few, the values many.
const known = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const steps =
    known.get(path) ??
    [...path.matchAll(/([^.[\]]+)|\[([^\]]+)\]/g)].map(([, key, bracket]) => key ?? bracket!);
  known.set(path, steps);
  return steps;
}

function walk(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === undefined || value === null) return value ?? undefined;
  if (!Array.isArray(value)) return walk((value as Record<string, unknown>)[step], rest);
  if (step === "*") return value.flatMap((item) => walk(item, rest));
  const [, member, text] = /^(?:([\w.]+)=)?(.*)$/.exec(step)!;
  return walk(
    value.find((item) => shown(at(item, member ?? "name")) === text),
    rest,
  );
}

/** Not every object of a manifest can be a text. */
function shown(value: unknown): string | undefined {
  return typeof value === "object" ? undefined : String(value);
}
