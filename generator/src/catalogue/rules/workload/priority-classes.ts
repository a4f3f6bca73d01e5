import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** A cluster has one default. */
export const priorityClasses: Rule = ({ priorityClasses }) => {
  const [first, ...others] = priorityClasses.filter(({ globalDefault }) => globalDefault);
  return others.map(({ name }) => ({
    path: at("priorityClasses", name, "globalDefault"),
    message: `is true for ${first!.name} already, and a cluster has one default`,
  }));
};
