import { helmDocuments } from "../../yaml/helm-documents.js";

/**
 * What Helm reads in a YAML file of a chart: the first document. Undefined for an empty file.
 *
 * @throws YAMLException
 */
export function helmYaml(text: string): unknown {
  return helmDocuments(text)[0];
}
