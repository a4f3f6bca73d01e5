import { goString } from "../chart/helm/helm-expression.js";
import { unprintable } from "./yaml-scalar.js";

/**
 * Text that Helm prints as it stands: an opening `{{` in it becomes an action that prints two braces, so
 * nothing of it is ever run. Only what stands between NULs, which no text may hold, is an action of our own
 * (see `helmValue`). The text must not begin with `{` where the template has one brace before it; the dialect
 * refuses such templates.
 */
export function helmSafe(text: string): string {
  return text
    .split("\0")
    .map((part, i) => (i % 2 === 0 ? part.replaceAll("{{", '{{ "{{" }}') : `{{ ${part} }}`))
    .join("");
}

/**
 * A text as a string literal of Go's template language, for use inside an action. Braces in it need no care:
 * Go's lexer reads a quoted string to its end before it looks for `}}`.
 */
export function helmString(text: unknown): string {
  if (typeof text !== "string") throw new Error(`helmString takes text, got ${typeof text}`);
  const fault = unprintable(text);
  if (fault) throw new Error(`cannot write ${fault} as a Helm string`);
  return goString(text);
}
