import type { Step } from "../../plan/steps.js";

/**
 * The weights of all objects of a release's steps. Helm runs the hooks of all charts of a release as one
 * list, by weight and then by name, so each object has a number of its own. What runs before the rollout and
 * what runs after it have a sequence each.
 */
export function weights(steps: readonly Step[]): ReadonlyMap<Step, readonly number[]> {
  // A sequence that is full pushes the next one on.
  const next = { before: 0, after: 0 };
  return new Map(
    steps.map((step) => {
      next[step.when] = Math.max(next[step.when], firstWeight(step));
      return [
        step,
        step.objects.map(({ listed = 1 }) => {
          const weight = next[step.when];
          next[step.when] += listed;
          return weight;
        }),
      ];
    }),
  );
}

// Each kind of step begins at a round number, so that more of one do not move the next kind.
function firstWeight({ kind, when }: Step): number {
  switch (kind) {
    case "guard":
      return 1;
    case "secrets":
      return 11;
    case "migration":
      return when === "before" ? 101 : 1;
    case "smoke check":
      return 1001;
  }
}
