/**
 * What is wrong at an offset where the parser gave up, in words that say what to do about it.
 *
 * @param reason the parser's own words, used where none of ours fit
 */
export function yamlSyntaxMessage(reason: string, text: string, offset: number): string {
  const known = REASONS.find(([pattern]) => pattern.test(reason));
  if (known) return known[1];
  return /bad indentation/.test(reason) ? misplaced(text, offset) : `is not valid YAML: ${reason}`;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/within a double quoted scalar/, 'has a text that begins with " and does not end'],
  [/within a single quoted scalar/, "has a text that begins with ' and does not end"],
  [/within a flow collection/, "has a [ or { that is not closed"],
  [/missed comma/, "lacks a comma between two items"],
  [/tab characters/, "is indented with a tab. Use spaces"],
  [/expected ':'|multiline key/, 'has a line that is neither "key: value" nor part of a text'],
  [
    /deficient indentation/,
    "is indented less than the quotes or brackets that are open before it. Close them, or indent it",
  ],
  [
    /document separator is expected/,
    "has something here that does not fit what stands above. Check the indentation",
  ],
  [/maxDepth/, "is nested more than 100 levels deep"],
  [
    /unknown escape|hexadecimal/,
    "has an escape after a backslash that YAML does not know. In single quotes a backslash is plain",
  ],
];

/**
 * The parser says "bad indentation" for whatever it cannot fit in; what stands there tells the reasons apart.
 */
function misplaced(text: string, offset: number): string {
  const rest = text.slice(offset);
  const before = text
    .slice(0, offset)
    .split(/[\n\r]/)
    .at(-1)!;
  if (/^[@`%]/.test(rest)) return `has a value that begins with ${rest[0]}. Put it in quotes`;
  if (/^- /.test(rest)) return "has a list that begins on the line of its key. Begin it on the next line";
  if (/^:\s/.test(rest) && /:\s/.test(before)) return 'has ": " within a value. Put the value in quotes';
  return "is indented unlike what stands above it";
}
