import { credentialIn } from "../../facts/credentials.js";
import { pathText, type Step } from "../../../problem/positions.js";
import type { Problem } from "../../../problem/problem.js";
import type { Rule } from "../rule.js";

/**
 * No text of a catalogue is a credential, wherever it stands. What was found is not printed: problems end up
 * in logs.
 */
export const credentials: Rule = (_, source) => look(source, []);

function look(value: unknown, path: readonly Step[]): readonly Problem[] {
  if (typeof value === "string") {
    const what = credentialIn(value);
    return what === undefined
      ? []
      : [
          {
            path: pathText(path),
            message:
              `holds what looks like ${what}, which belongs in a Secret. Name ` +
              "the Secret's key instead, and replace what was written here",
          },
        ];
  }
  if (typeof value !== "object" || value === null) return [];
  const members: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return members.flatMap(([step, member]) => look(member, [...path, step]));
}
