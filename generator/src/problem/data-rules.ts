/** What no text may hold, in whatever language it was written; undefined when the text is fine. */
export function textFault(text: string): string | undefined {
  if (text.includes("\0")) return "has a NUL character, which Kubernetes does not take";
  return /\p{Surrogate}/u.test(text) ? "has half of a character (a lone surrogate)" : undefined;
}

/** The keys that mean JavaScript's own things; merging an object that has one would change other objects. */
export function keyFault(key: string): string | undefined {
  return RESERVED.has(key) ? "is a name that JavaScript keeps for itself. Choose another" : textFault(key);
}

const RESERVED = new Set(["__proto__", "constructor", "prototype"]);
