import type { Service } from "../../model/catalogue.js";
import { objectNames } from "../../facts/object-names.js";
import type { Problem } from "../../../problem/problem.js";
import { nameLimit } from "../../facts/workload-kind.js";
import type { Rule } from "../rule.js";

/**
 * The name of each object fits where Kubernetes puts it. The release's name comes on top; charts cut that,
 * never this.
 */
export const nameLengths: Rule = (catalogue) =>
  catalogue.services.flatMap((service) =>
    objectNames(service).flatMap(({ kind, name, path }) => tooLong(service, kind, name, path)),
  );

function tooLong({ releasePrefix }: Service, kind: string, name: string, path: string): readonly Problem[] {
  // A release's name has at least one character, and a dash follows it.
  const most = nameLimit(kind) - (releasePrefix ? 2 : 0);
  if (name.length <= most) return [];
  const reason = releasePrefix ? `${most} are left beside the release's name` : `a ${kind} may have ${most}`;
  return [{ path, message: `makes the ${kind} ${name}, which has ${name.length} characters; ${reason}` }];
}
