const helm = Symbol("helm");

/** A scalar that Helm computes: text between expressions of Helm's template language. */
export interface HelmScalar {
  readonly [helm]: readonly (string | HelmExpression)[];
}

/** What stands between `{{` and `}}`. */
export interface HelmExpression {
  readonly expression: string;
}

/**
 * A scalar that is one expression, which must print YAML itself: `{{ .Values.replicaCount }}`,
 * `{{ .Values.env.A | quote }}`.
 */
export function helmValue(expression: string): HelmScalar {
  return { [helm]: [{ expression }] };
}

/**
 * A scalar in double quotes with expressions in it: `"{{ $redis.host }}:6379"`, `{{ $redis.host | quote }}`.
 */
export function helmText(parts: readonly (string | HelmExpression)[]): HelmScalar {
  // The empty text makes a difference to what prints YAML itself.
  return { [helm]: parts.length === 1 ? ["", ...parts] : parts };
}

/** The parts of a scalar that Helm computes; undefined for every other value. */
export function helmParts(value: object): readonly (string | HelmExpression)[] | undefined {
  return (value as Partial<HelmScalar>)[helm];
}

/** A text as a string literal of Go's template language. JSON's escapes are all Go's too. */
export function goString(text: string): string {
  return JSON.stringify(text);
}

/**
 * The expression that reads a value: `.Values.env.LOG_LEVEL`, or `(index .Values.env "spring.main.x")` where
 * a key is not a Go identifier.
 */
export function valuesPath(segments: readonly string[]): string {
  return segments.reduce((parent, key) => {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `${parent}.${key}`;
    // index takes several keys: (index x "a-b" "c-d") rather than an index in an index.
    return parent.endsWith(")")
      ? `${parent.slice(0, -1)} ${goString(key)})`
      : `(index ${parent} ${goString(key)})`;
  }, ".Values");
}

/**
 * Plain data as an expression: `(dict "a" (list 1 2))`; what is long stands on lines, a member each. A value
 * that is one expression stands in parentheses.
 *
 * @param indent of those lines
 */
export function goLiteral(value: unknown, indent = 6): string {
  if (typeof value === "string") return goString(value);
  if (typeof value !== "object" || value === null) return String(value);
  const [computed] = (helmParts(value) ?? []).filter((part) => part !== "");
  if (typeof computed === "object") return `(${computed.expression})`;
  const [word, members] = Array.isArray(value)
    ? ["list", value.map((item) => goLiteral(item, indent + 2))]
    : [
        "dict",
        Object.entries(value).map(([key, member]) => `${goString(key)} ${goLiteral(member, indent + 2)}`),
      ];
  if (members.length === 0) return word;
  const line = `(${word} ${members.join(" ")})`;
  const margin = `\n${" ".repeat(indent)}`;
  return line.length > longest || line.includes("\n")
    ? `(${word}${members.map((member) => margin + member).join("")})`
    : line;
}

const longest = 60;
