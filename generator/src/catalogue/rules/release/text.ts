import { keyFault, textFault } from "../../../problem/data-rules.js";
import { pathText, type Step } from "../../../problem/positions.js";
import type { Problem } from "../../../problem/problem.js";
import type { Rule } from "../rule.js";

/** Every text can be carried by YAML, JSON and Kubernetes, and no key is one of JavaScript's own. */
export const text: Rule = (_, source) => {
  const problems: Problem[] = [];
  look(source, [], problems);
  return problems;
};

function look(value: unknown, path: readonly Step[], problems: Problem[]): void {
  const report = (message: string | undefined, at: readonly Step[]) => {
    if (message !== undefined) problems.push({ path: pathText(at), message });
  };
  if (typeof value === "string") {
    report(textFault(value), path);
  } else if (Array.isArray(value)) {
    value.forEach((item, i) => look(item, [...path, i], problems));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      report(keyFault(key), [...path, key]);
      look(member, [...path, key], problems);
    }
  }
}
