import { YAMLException } from "js-yaml";
import { ProblemsError } from "../problem/problem.js";
import { helmDocuments } from "../yaml/helm-documents.js";
import type { Document } from "./objects.js";

/**
 * The documents of what Helm printed, or of a file with manifests; empty ones left out. Read as kubectl and
 * Helm read them: YAML 1.1, and of a key that is given twice the last one counts.
 *
 * @param name of the chart or file, for errors
 * @throws ProblemsError for a document that is not valid YAML
 */
export function documentsIn(text: string, name: string): readonly Document[] {
  // A line of three dashes parts documents, and inside of one it cannot stand at the margin.
  return text.split(/^---(?=\s|$)/m).flatMap((part) => {
    const source = /^# Source: (.+)$/m.exec(part)?.[1];
    return loaded(part, source ?? name)
      .filter((body) => body !== null && body !== undefined)
      .map((body) => ({ body, ...(source === undefined ? {} : { source }) }));
  });
}

function loaded(text: string, name: string): readonly unknown[] {
  try {
    return helmDocuments(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new ProblemsError(name, [{ path: "", message: `is not valid YAML: ${error.reason}` }]);
  }
}
