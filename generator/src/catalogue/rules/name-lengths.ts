import type { Service } from "../catalogue.js";
import { objectNames } from "../object-names.js";
import type { Problem } from "../problem.js";
import type { Rule } from "./rule.js";

/** The name of each object fits where Kubernetes puts it. The release's name comes on top; charts cut that, never this. */
export const nameLengths: Rule = (catalogue) => catalogue.services.flatMap((service) =>
  objectNames(service).flatMap(({ kind, name, path }) => tooLong(service, kind, name, path)));

/** A CronJob adds 11 characters to the names of its Jobs, and the pods of a StatefulSet carry its name and a hash as a label. */
const LIMITS: Readonly<Record<string, number>> = { CronJob: 52, StatefulSet: 52 };
const LIMIT = 63;

function tooLong({ releasePrefix }: Service, kind: string, name: string, path: string): readonly Problem[] {
  // A release's name has at least one character, and a dash follows it.
  const most = (LIMITS[kind] ?? LIMIT) - (releasePrefix ? 2 : 0);
  if (name.length <= most) return [];
  const reason = releasePrefix ? `${most} are left beside the release's name` : `a ${kind} may have ${most}`;
  return [{ path, message: `makes the ${kind} ${name}, which has ${name.length} characters; ${reason}` }];
}
