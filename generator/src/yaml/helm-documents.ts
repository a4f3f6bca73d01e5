import { loadAll, YAML11_SCHEMA, YAMLException } from "js-yaml";
import { parseContinued } from "./continued-lines.js";

/**
 * The documents of a YAML file as Helm and kubectl read it: YAML 1.1, and of a key that is given twice the
 * last one counts.
 *
 * @throws YAMLException also for an anchor that contains itself, of which nobody could see the end
 */
export function helmDocuments(text: string): readonly unknown[] {
  const documents = parseContinued(text, (whole) =>
    loadAll(whole, { schema: YAML11_SCHEMA, json: true }),
  ).result;
  const done = new Set<object>();
  for (const document of documents) refuseCircles(document, new Set(), done);
  return documents;
}

function refuseCircles(value: unknown, around: Set<object>, done: Set<object>): void {
  if (typeof value !== "object" || value === null || done.has(value)) return;
  if (around.has(value)) throw new YAMLException("an anchor contains itself");
  around.add(value);
  for (const member of Object.values(value)) refuseCircles(member, around, done);
  around.delete(value);
  done.add(value);
}
