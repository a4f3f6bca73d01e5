import {
  type AliasEvent,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  SCALAR_STYLE,
  type ScalarEvent,
} from "js-yaml";
import { MAX_ALIASES, MAX_REPEATED } from "../../problem/limits.js";
import { pathText, type Place, type Step } from "../../problem/positions.js";
import type { Position, Problem } from "../../problem/problem.js";
import { beginsBelow, type NodeEvent, startOf } from "./event.js";
import { yamlKey, yamlScalar } from "./scalar.js";

/** How far a walk through the parser's events has come, and what it has found. */
interface Walk {
  readonly source: string;
  readonly events: readonly Event[];
  readonly position: (offset: number) => Position;
  readonly places: Map<string, Place>;
  readonly problems: Problem[];
  readonly anchors: Map<string, { value: unknown; nodes: number; open: boolean }>;
  next: number;
  /** How many [ and { are open. */
  brackets: number;
  /** Values so far, counted as often as aliases repeat them. */
  nodes: number;
  aliases: number;
  repeated: number;
}

/**
 * The value of the document that the events describe, the place of all its parts, and everything wrong in it.
 */
export function yamlDocument(
  source: string,
  events: readonly Event[],
  position: (offset: number) => Position,
): { value: unknown; places: ReadonlyMap<string, Place>; problems: readonly Problem[] } {
  const counts = { next: 1, brackets: 0, nodes: 0, aliases: 0, repeated: 0 };
  const walk: Walk = {
    source,
    events,
    position,
    places: new Map(),
    problems: [],
    anchors: new Map(),
    ...counts,
  };
  const top = { line: 1, column: 1 };
  const value = events.length === 0 ? null : node(walk, [], top);
  if (value !== null && (typeof value !== "object" || Array.isArray(value)) && walk.problems.length === 0) {
    report(walk, [], top, `must have keys at the top, got ${Array.isArray(value) ? "a list" : "one value"}`);
  }
  return { value, places: walk.places, problems: walk.problems };
}

function node(walk: Walk, path: readonly Step[], keyAt: Position | undefined): unknown {
  const event = walk.events[walk.next++] as NodeEvent;
  const start = startOf(event);
  const key = keyAt ?? walk.position(Math.max(0, start));
  const place: Place = { key, value: start < 0 || beginsBelow(event) ? key : walk.position(start) };
  walk.places.set(pathText(path), place);
  if (event.type === EVENT_ID.ALIAS) return aliased(walk, event, path, place);
  walk.nodes++;
  if (event.tagStart >= 0) {
    const tag = walk.source.slice(event.tagStart, event.tagEnd);
    report(walk, path, place.value, `has the tag ${tag}. Write the value without it; quotes make it text`);
  }
  if (event.anchorStart < 0) return content(walk, event, path, place);

  const name = walk.source.slice(event.anchorStart, event.anchorEnd);
  // Other names end earlier for Helm, which then cannot read the rest.
  if (!/^[\w-]+$/.test(name)) {
    report(walk, path, place.value, `has the anchor &${name}. Name it with letters, digits, - and _`);
  }
  const anchor = { value: undefined as unknown, nodes: 0, open: true };
  walk.anchors.set(name, anchor);
  const before = walk.nodes - 1;
  anchor.value = content(walk, event, path, place);
  anchor.nodes = walk.nodes - before;
  anchor.open = false;
  return anchor.value;
}

function aliased(walk: Walk, event: AliasEvent, path: readonly Step[], place: Place): unknown {
  const name = walk.source.slice(event.anchorStart, event.anchorEnd);
  const anchor = walk.anchors.get(name);
  if (!anchor) return report(walk, path, place.value, `is *${name}, but no &${name} stands before it`);
  if (anchor.open) return report(walk, path, place.value, `is *${name}, which contains itself`);
  walk.nodes += anchor.nodes;
  walk.repeated += anchor.nodes;
  walk.aliases++;
  if (walk.aliases <= MAX_ALIASES && walk.repeated <= MAX_REPEATED) return anchor.value;
  const known = walk.problems.some(({ message }) => message === TOO_MANY_ALIASES);
  return known ? undefined : report(walk, path, place.value, TOO_MANY_ALIASES);
}

const TOO_MANY_ALIASES =
  `is one alias too many: at most ${MAX_ALIASES} ` + `may repeat at most ${MAX_REPEATED} values`;

function content(
  walk: Walk,
  event: Exclude<NodeEvent, AliasEvent>,
  path: readonly Step[],
  place: Place,
): unknown {
  if (event.type === EVENT_ID.SCALAR) return scalar(walk, event, path, place);
  const brackets = event.style === COLLECTION_STYLE.FLOW ? 1 : 0;
  walk.brackets += brackets;
  const collection = event.type === EVENT_ID.SEQUENCE ? list(walk, path) : mapping(walk, path);
  walk.brackets -= brackets;
  return collection;
}

function scalar(walk: Walk, event: ScalarEvent, path: readonly Step[], place: Place): unknown {
  const read = yamlScalar(walk.source, event, walk.brackets > 0);
  if (read.fault !== undefined) return report(walk, path, place.value, read.fault);
  const written = walk.source.slice(event.valueStart, event.valueEnd);
  if (typeof read.value !== "string") walk.places.set(pathText(path), { ...place, written });
  return read.value;
}

function list(walk: Walk, path: readonly Step[]): unknown[] {
  const items: unknown[] = [];
  while (!closes(walk)) items.push(node(walk, [...path, items.length], undefined));
  return items;
}

function mapping(walk: Walk, path: readonly Step[]): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  const lines = new Map<string, number>();
  while (!closes(walk)) {
    const event = walk.events[walk.next++] as NodeEvent;
    const at = walk.position(Math.max(0, startOf(event)));
    if (event.type !== EVENT_ID.SCALAR) {
      report(walk, path, at, "has a key that is not text");
      skip(walk, event);
      skip(walk, walk.events[walk.next++] as NodeEvent);
      continue;
    }
    if (isMerge(walk.source, event)) {
      merge(walk, path, at, entries, lines);
      continue;
    }
    const { value: key, fault } = keyOf(walk, event, lines, at);
    const inner = [...path, key];
    if (fault !== undefined) report(walk, inner, at, fault);
    else if (walk.brackets > 0 && isColonBelow(walk.source, event))
      report(
        walk,
        inner,
        at,
        "has its colon on a line below, where Helm does not look for it. Put it behind",
      );
    const value = node(walk, inner, at);
    // A refused key may be __proto__, which an assignment would not store but obey.
    if (fault === undefined) entries[key] = value;
  }
  return entries;
}

/**
 * What a merge key stands for. A key of the mapping itself that stands before it has two readings: Helm takes
 * what is merged, YAML the key.
 */
function merge(
  walk: Walk,
  path: readonly Step[],
  at: Position,
  entries: Record<string, unknown>,
  lines: Map<string, number>,
): void {
  const inner = [...path, "<<"];
  const value = node(walk, inner, at);
  const known = lines.get("<<");
  if (known !== undefined)
    report(walk, inner, at, `is given twice, first on line ${known}. Write one, with a list: <<: [*a, *b]`);
  lines.set("<<", at.line);
  const merged = Array.isArray(value) ? [...value].reverse() : [value];
  for (const one of merged) {
    if (typeof one !== "object" || one === null || Array.isArray(one)) {
      if (walk.problems.length === 0)
        report(walk, inner, at, "must be an alias of a mapping such as *base, or a list of them");
      return;
    }
    for (const [key, item] of Object.entries(one)) {
      const line = lines.get(key);
      if (line !== undefined)
        report(
          walk,
          inner,
          at,
          `has the key "${key}" again, which Helm takes instead of line ${line}. Put << first`,
        );
      entries[key] = item;
    }
  }
}

function isMerge(source: string, { style, tagStart, valueStart, valueEnd }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.PLAIN && tagStart < 0 && source.slice(valueStart, valueEnd) === "<<";
}

function isColonBelow(source: string, { style, valueEnd }: ScalarEvent): boolean {
  const end = valueEnd + (style === SCALAR_STYLE.PLAIN ? 0 : 1);
  return /^[ \t]*(?:#[^\n\r]*)?[\n\r](?:\s|#[^\n\r]*[\n\r])*:/.test(source.slice(end, end + maxGap));
}

const maxGap = 1000;

function keyOf(walk: Walk, event: ScalarEvent, lines: Map<string, number>, at: Position) {
  const read = yamlKey(walk.source, event, walk.brackets > 0);
  if (read.fault !== undefined)
    return { value: walk.source.slice(event.valueStart, event.valueEnd), fault: read.fault };
  const first = lines.get(read.value);
  lines.set(read.value, first ?? at.line);
  return {
    value: read.value,
    fault: first === undefined ? undefined : `is given twice, first on line ${first}`,
  };
}

/** Steps over the rest of a value whose first event is already taken. */
function skip(walk: Walk, event: NodeEvent): void {
  let depth = event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING ? 1 : 0;
  while (depth > 0) {
    const { type } = walk.events[walk.next++]!;
    if (type === EVENT_ID.POP) depth--;
    else if (type === EVENT_ID.SEQUENCE || type === EVENT_ID.MAPPING) depth++;
  }
}

/** Whether the collection ends here; steps over its end. */
function closes(walk: Walk): boolean {
  const ends = walk.events[walk.next]?.type === EVENT_ID.POP;
  if (ends) walk.next++;
  return ends;
}

function report(walk: Walk, path: readonly Step[], position: Position, message: string): undefined {
  walk.problems.push({ path: pathText(path), message, position });
  return undefined;
}
