import {
  COLLECTION_STYLE,
  type DocumentEvent,
  EVENT_ID,
  type Event,
  type PopEvent,
  SCALAR_STYLE,
} from "js-yaml";

/** An event that begins a value. */
export type NodeEvent = Exclude<Event, DocumentEvent | PopEvent>;

/**
 * The offset of the first character of a value, its tag, anchor and quotes included; -1 for an empty value.
 */
export function startOf(event: NodeEvent): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  const own =
    event.type === EVENT_ID.SCALAR ? event.valueStart - (isQuoted(event.style) ? 1 : 0) : event.start;
  const anchor = event.anchorStart < 0 ? -1 : event.anchorStart - 1;
  const starts = [own, anchor, event.tagStart].filter((offset) => offset >= 0);
  return starts.length === 0 ? -1 : Math.min(...starts);
}

/** Whether the value begins on a line below its key, where a position would point at only a part of it. */
export function beginsBelow(event: NodeEvent): boolean {
  if (event.type === EVENT_ID.ALIAS) return false;
  if (event.type !== EVENT_ID.SCALAR) return event.style === COLLECTION_STYLE.BLOCK;
  return event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
}

function isQuoted(style: number): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}
