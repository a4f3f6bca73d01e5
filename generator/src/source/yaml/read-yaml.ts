import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import { MAX_DEPTH } from "../../problem/limits.js";
import type { Positions } from "../../problem/positions.js";
import { type Position, ProblemsError } from "../../problem/problem.js";
import { type Parsed, parseContinued } from "../../yaml/continued-lines.js";
import { yamlDocument } from "./document.js";
import { startOf } from "./event.js";
import { yamlSyntaxMessage } from "./syntax.js";
import { indentingTab } from "./tabs.js";
import { positionIn, yamlText } from "./text.js";

/**
 * The value of a YAML or JSON file and the place of everything in it. An empty file is null. What Helm would
 * read otherwise than we do is refused, so the same function serves for values files.
 *
 * @throws ProblemsError the first syntax error, or else everything that is ambiguous or not allowed
 */
export function readYaml(file: string, bytes: Uint8Array): { value: unknown; positions: Positions } {
  const written = yamlText(file, bytes);
  const { result: events, text, original } = parsed(file, written);
  const positionOf = positionIn(written);
  const position = (offset: number) => positionOf(original(offset));
  const fault = documentFault(text, events);
  if (fault) throw refusal(file, fault.message, position(fault.offset));
  const { value, places, problems } = yamlDocument(text, events, position);
  if (problems.length > 0) throw new ProblemsError(file, problems);
  return { value, positions: places };
}

function parsed(file: string, text: string): Parsed<Event[]> {
  try {
    return parseContinued(text, (whole) => parseEvents(whole, { maxDepth: MAX_DEPTH }));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = Math.min(error.mark?.position ?? 0, text.length);
    throw refusal(file, yamlSyntaxMessage(error.reason, text, offset), positionIn(text)(offset));
  }
}

/** What Helm would merge, refuse or read otherwise, whatever the document holds. */
function documentFault(
  text: string,
  events: readonly Event[],
): { message: string; offset: number } | undefined {
  const directive = text.search(/^%/m);
  if (directive >= 0 && /^(?:[ \t]*(?:#.*)?[\n\r]+)*$/.test(text.slice(0, directive))) {
    return { message: "has a % directive, which is not supported. Take the line out", offset: directive };
  }
  if (events.filter((event) => event.type === EVENT_ID.DOCUMENT).length > 1) {
    return {
      message: 'has more than one document. Keep one, without "---"',
      offset: secondDocument(text, events),
    };
  }
  if (endsInBlock(events) && !/[\n\r]$/.test(text)) {
    const message = "ends in a block of text without a line break, to which Helm 3 adds none. Add it";
    return { message, offset: text.length };
  }
  const end = text.search(/^\.\.\.(?=\s|$)/m);
  if (events.length === 0 && end >= 0)
    return { message: "ends a document with ... before it begins. Take the line out", offset: end };
  const tab = indentingTab(text, events);
  return tab === undefined ? undefined : { message: "is indented with a tab. Use spaces", offset: tab };
}

/**
 * Documents have no offset of their own: the marker is the last one before what the second document holds.
 */
function secondDocument(text: string, events: readonly Event[]): number {
  const second = events.findIndex((event, i) => i > 0 && event.type === EVENT_ID.DOCUMENT);
  const content =
    events
      .slice(second)
      .map(offsetOf)
      .find((offset) => offset >= 0) ?? text.length;
  return Math.max(0, text.slice(0, content).lastIndexOf("---"));
}

function offsetOf(event: Event): number {
  return event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP ? -1 : startOf(event);
}

function endsInBlock(events: readonly Event[]): boolean {
  const last = events.filter((event) => event.type !== EVENT_ID.POP).at(-1);
  return last?.type === EVENT_ID.SCALAR && last.style >= SCALAR_STYLE.LITERAL_BLOCK;
}

function refusal(file: string, message: string, position: Position): ProblemsError {
  return new ProblemsError(file, [{ path: "", message, position }]);
}
