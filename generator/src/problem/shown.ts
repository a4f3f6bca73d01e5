/**
 * A value as it stands in a message, in one short line: `"Foo_bar"`, `0`, `a list of 3`,
 * `an object with "a", "b"`.
 */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") {
    const keys = Object.keys(value);
    return keys.length === 0 ? "an empty object" : `an object with ${shortened(keys.map(quoted).join(", "))}`;
  }
  return typeof value === "string" ? quoted(value) : String(value);
}

/** Text in quotes, at most 60 characters of it, with nothing in it that a terminal would act on. */
export function quoted(text: string): string {
  return visible(JSON.stringify(shortened(text)));
}

/** Alternatives as a sentence has them: `a, b or c`. */
export function listed(words: readonly string[], last: "or" | "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_LENGTH ? text : `${characters.slice(0, MAX_LENGTH - 1).join("")}…`;
}

const MAX_LENGTH = 60;

/** JSON leaves what turns the line around, or breaks it, as it is. */
function visible(text: string): string {
  return text.replace(/[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
