/**
 * Why Kubernetes would refuse a schedule, as the end of a sentence, or undefined. Source of the fields:
 * robfig/cron v3, ParseStandard, where 7 is not a Sunday.
 */
export function scheduleFault(schedule: string): string | undefined {
  if (schedule.startsWith("@")) return undefined;
  const parts = schedule.split(" ");
  return FIELDS.map((field, i) => fieldFault(field, parts[i] ?? "")).find((fault) => fault !== undefined);
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS: readonly Field[] = [
  { name: "a minute", from: 0, to: 59, words: [] },
  { name: "an hour", from: 0, to: 23, words: [] },
  { name: "a day of the month", from: 1, to: 31, words: [] },
  { name: "a month", from: 1, to: 12, words: MONTHS },
  { name: "a day of the week", from: 0, to: 6, words: DAYS },
];

function fieldFault(field: Field, text: string): string | undefined {
  return text
    .split(",")
    .map((part) => partFault(field, part))
    .find((fault) => fault !== undefined);
}

function partFault(field: Field, part: string): string | undefined {
  const match = /^(?:([*?])|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/([1-9]\d*))?$/i.exec(part);
  if (!match)
    return (
      `must have ${field.name} such as ${field.from}, *, */2 or ` +
      `${field.from}-${field.from + 2}, got ${part || "nothing"}`
    );
  const [, any, first = "", last = first] = match;
  if (any) return undefined;
  const [low, high] = [numberOf(field, first), numberOf(field, last)];
  for (const [text, number] of [
    [first, low],
    [last, high],
  ] as const) {
    if (number === undefined || number < field.from || number > field.to) {
      return (
        `must have ${field.name} from ${field.from} to ${field.to}, ` +
        `got ${text}${number === 7 ? ". Sunday is 0" : ""}`
      );
    }
  }
  return low! > high! ? `must not have ${field.name} that runs back, got ${part}` : undefined;
}

function numberOf(field: Field, text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.words.indexOf(text.toLowerCase());
  return index < 0 ? undefined : index + field.from;
}
