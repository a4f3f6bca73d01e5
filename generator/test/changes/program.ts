import { catalogue, type Action, type Kind } from "./kinds.js";
import type { Tree } from "./repository.js";

/** A catalogue in TypeScript whose head says what `text` is. */
export type ProgramKind = readonly [name: string, head: string, more: Tree, change: Action];

export function programKind([name, head, more, change]: ProgramKind, becomes?: string): Kind {
  return {
    name,
    files: { "catalogue.ts": catalogue("text", head), ...more },
    change,
    ...(becomes === undefined ? {} : { becomes }),
  };
}
