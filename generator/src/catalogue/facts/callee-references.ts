import type { Call, Catalogue } from "../model/catalogue.js";
import type { StringMap } from "../model/string-map.js";
import { isUnresolved, resolveCall } from "./target.js";

/** `{call.api.port.http}` in a text: it stands for a part of a callee's address. */
export interface CalleeReference {
  /** As it stands in the text. */
  readonly written: string;
  /** A service or an external service. */
  readonly callee: string;
  /** What the variables of a call have in braces: `host`, `port.http`, `pod.0`. */
  readonly word: string;
}

// `${call.…}` and `{{call.…}}` are other languages'.
const reference = /(?<![{$])\{call\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_.-]+)\}/g;

/** Whether a text is filled in when charts are rendered, so that no value can hold it. */
export function isFilledIn(text: string): boolean {
  return text.search(reference) >= 0;
}

/** A text in pieces. A backslash before a reference makes it text, and is gone; two are two backslashes. */
export function textPieces(text: string): readonly (string | CalleeReference)[] {
  const pieces: (string | CalleeReference)[] = [];
  let plain = "";
  let end = 0;
  for (const { 0: written, 1: callee, 2: word, index } of text.matchAll(reference)) {
    const before = text.slice(end, index);
    const isEscaped = /\\*$/.exec(before)![0].length % 2 === 1;
    end = index + written.length;
    if (isEscaped) {
      plain += before.slice(0, -1) + written;
      continue;
    }
    pieces.push(plain + before, { written, callee: callee!, word: word! });
    plain = "";
  }
  return [...pieces, plain + text.slice(end)].filter((piece) => piece !== "");
}

/** The references in a text. */
export function calleeReferences(text: string): readonly CalleeReference[] {
  return textPieces(text).filter((piece) => typeof piece === "object");
}

/** The call that a reference means: the one with the port that it names, else the first of that callee. */
export function referencedCall(
  catalogue: Catalogue,
  calls: readonly Call[],
  { callee, word }: CalleeReference,
): Call | undefined {
  const all = calls.filter((call) => call.callee === callee);
  const hasPort = (call: Call) => {
    const target = resolveCall(catalogue, call);
    return !isUnresolved(target) && target.ports.some(({ name }) => word === `port.${name}`);
  };
  return all.find(hasPort) ?? all[0];
}

/** The entries of a map that a values file may override: those that nothing is filled into. */
export function tunableEntries(map: StringMap): StringMap {
  return Object.fromEntries(Object.entries(map).filter(([, text]) => !isFilledIn(text)));
}

/** The other ones. */
export function filledEntries(map: StringMap): StringMap {
  return Object.fromEntries(Object.entries(map).filter(([, text]) => isFilledIn(text)));
}
