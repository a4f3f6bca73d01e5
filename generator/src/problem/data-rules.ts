/** What no text may hold, in whatever language it was written; undefined when the text is fine. */
export function textFault(text: string): string | undefined {
  if (text.includes("\0")) return "has a NUL character, which Kubernetes does not take";
  const [control] = UNAPPLIED.exec(text) ?? [];
  if (control !== undefined)
    return `has the character ${codePoint(control)}, which Kubernetes does not take. Leave it out`;
  return /\p{Surrogate}/u.test(text) ? "has half of a character (a lone surrogate)" : undefined;
}

/**
 * What server-side apply refuses, as Helm 4 does it: the API server reads its JSON as YAML, which has no such
 * characters (go.yaml.in/yaml/v2, readerc.go). Tried on Kubernetes 1.37; those below U+0020 JSON escapes.
 * Schemas of values say the same to Helm (schemas/values/setting.schema.json).
 */
const UNAPPLIED = /[\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The keys that mean JavaScript's own things; merging an object that has one would change other objects. */
export function keyFault(key: string): string | undefined {
  return RESERVED.has(key) ? "is a name that JavaScript keeps for itself. Choose another" : textFault(key);
}

const RESERVED = new Set(["__proto__", "constructor", "prototype"]);
