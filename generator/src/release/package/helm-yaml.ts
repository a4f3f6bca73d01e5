import { loadAll, YAML11_SCHEMA } from "js-yaml";

/**
 * What Helm reads in a YAML file of a chart: YAML 1.1, the first document, of a key that is given twice the
 * last one. Undefined for an empty file.
 *
 * @throws YAMLException
 */
export function helmYaml(text: string): unknown {
  return loadAll(text, { schema: YAML11_SCHEMA, json: true })[0];
}
