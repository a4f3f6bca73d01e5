import type { Service } from "../../catalogue/model/catalogue.js";
import {
  goString,
  helmText,
  helmValue,
  type HelmExpression,
  type HelmScalar,
} from "../helm/helm-expression.js";
import { mapAt, type ValueMap } from "../values/value-map.js";

/**
 * The name of the account of a service's pods: that of the values, or of the catalogue where it is a shared
 * one.
 *
 * @param suffix of an account of its own that a step has in its place
 */
export function accountName(
  { name, serviceAccount: { shared } }: Service,
  suffix: readonly (string | HelmExpression)[] = [],
): string | HelmScalar {
  if (shared !== undefined) return shared.name;
  const expression = `include ${goString(`${name}.serviceAccountName`)} $`;
  // A name of digits is a text, too.
  return suffix.length === 0 ? helmValue(`${expression} | quote`) : helmText([{ expression }, ...suffix]);
}

/** Whether a service brings its account, by the values in effect. */
export function createsAccount({ serviceAccount: { shared } }: Service, values: Readonly<ValueMap>): boolean {
  return shared === undefined && mapAt(values, ["serviceAccount"])["create"] !== false;
}
