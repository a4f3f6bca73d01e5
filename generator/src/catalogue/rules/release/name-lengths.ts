import type { Service } from "../../model/catalogue.js";
import type { ObjectName } from "../../model/object-name.js";
import type { Problem } from "../../../problem/problem.js";
import { nameLimit } from "../../facts/workload-kind.js";
import type { Rule } from "../rule.js";

/**
 * The name of each object fits where Kubernetes puts it. The release's name comes on top; charts cut that,
 * never this.
 */
export const nameLengths: Rule = (catalogue) =>
  catalogue.services.flatMap((service) => ownNames(service).flatMap((object) => tooLong(service, object)));

// Of objects with the same name, the one whose kind leaves it the fewest characters.
function ownNames({ objects }: Service): readonly ObjectName[] {
  const strictest = new Map<string, ObjectName>();
  for (const object of objects) {
    const key = `${object.path} ${object.name}`;
    const known = strictest.get(key);
    if (known === undefined || nameLimit(object.kind) < nameLimit(known.kind)) strictest.set(key, object);
  }
  return [...strictest.values()];
}

function tooLong({ releasePrefix }: Service, { kind, name, path }: ObjectName): readonly Problem[] {
  // A release's name has at least one character, and a dash follows it.
  const most = nameLimit(kind) - (releasePrefix ? 2 : 0);
  if (name.length <= most) return [];
  const reason = releasePrefix ? `${most} are left beside the release's name` : `a ${kind} may have ${most}`;
  return [{ path, message: `makes the ${kind} ${name}, which has ${name.length} characters; ${reason}` }];
}
