import { findingsText } from "./report.js";
import type { Judged } from "./severity.js";

/** What is found in an environment; without a name it is the chart as it is. */
export interface EnvironmentProof {
  readonly environment: string | undefined;
  readonly findings: readonly Judged[];
}

/** A finding, and the environments in which it is one; none for the chart as it is. */
export interface SharedFinding extends Judged {
  readonly environments: readonly string[];
}

/** What is found in several environments, each finding once. */
export function sharedFindings(proofs: readonly EnvironmentProof[]): readonly SharedFinding[] {
  const all = new Map<string, SharedFinding>();
  for (const { environment, findings } of proofs) {
    for (const finding of findings) {
      const key = JSON.stringify(finding);
      const known = all.get(key)?.environments ?? [];
      all.set(key, {
        ...finding,
        environments: [...known, ...(environment === undefined ? [] : [environment])],
      });
    }
  }
  return [...all.values()];
}

/**
 * The same for people: below a heading what the same environments have in common, what all of them have
 * first.
 */
export function sharedFindingsText(chart: string, proofs: readonly EnvironmentProof[]): string {
  const names = proofs.flatMap(({ environment }) => environment ?? []);
  const groups = new Map<string, SharedFinding[]>();
  for (const finding of sharedFindings(proofs)) {
    const title = titleOf(chart, finding.environments, names);
    groups.set(title, [...(groups.get(title) ?? []), finding]);
  }
  if (groups.size === 0)
    return findingsText(names.length === 0 ? chart : `${chart} in ${names.join(", ")}`, []);
  const inOrder = [...groups].sort(([, [a]], [, [b]]) => b!.environments.length - a!.environments.length);
  return inOrder.map(([title, findings]) => findingsText(title, findings)).join("\n");
}

function titleOf(chart: string, environments: readonly string[], all: readonly string[]): string {
  if (environments.length === 0) return chart;
  return environments.length === all.length && all.length > 1
    ? `${chart} in every environment`
    : `${chart} in ${environments.join(", ")}`;
}
