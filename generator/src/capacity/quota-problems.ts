import type { Quantity, ResourceQuota } from "../../../schemas/types/catalogue.js";
import type { Problem } from "../problem/problem.js";
import { quantity } from "../catalogue/facts/quantity.js";
import { at } from "../problem/positions.js";
import type { Demand } from "./demand.js";
import { phases } from "../chart/kind/phases.js";
import { missingResource, usageKey, type Usage, type Usages } from "./usages.js";
import { shownAmount } from "./shown-amount.js";

/**
 * What does not fit into a quota, with its sum.
 *
 * @param name of the quota, as a sentence has it: `the catalogue's quota`
 * @param path of one of its figures
 */
export function quotaProblems(
  { hard }: ResourceQuota,
  all: Usages,
  demands: readonly Demand[],
  name: string,
  path: (key: string) => string,
): readonly Problem[] {
  return Object.entries(hard as Readonly<Record<string, Quantity>>).flatMap(([key, figure]) => [
    ...unsaid(key, demands),
    ...tooMuch(key, figure, all, name, path),
  ]);
}

function unsaid(key: string, demands: readonly Demand[]): readonly Problem[] {
  return demands.flatMap(({ containers }) =>
    containers.flatMap((container) => {
      const missing = missingResource(key, container);
      return missing
        ? [
            {
              path: at(container.path, "resources", ...missing),
              message: `is required: the quota counts ${key}, so every container must have it`,
            },
          ]
        : [];
    }),
  );
}

function tooMuch(
  key: string,
  figure: Quantity,
  all: Usages,
  name: string,
  path: (key: string) => string,
): readonly Problem[] {
  const usages = all.get(usageKey(key)) ?? [];
  const sums = phases.map((phase) => ({
    phase,
    sum: usages.reduce((sum, { count, each }) => sum + BigInt(count[phase]) * each, 0n),
  }));
  const worst = sums.reduce((a, b) => (b.sum > a.sum ? b : a));
  if (worst.sum <= quantity(figure)) return [];
  const [start, surge, most] = sums.map(({ sum }) => shownAmount(key, sum));
  const needed =
    start === surge && surge === most
      ? `${start} at any time`
      : `${start} at the start, ${surge} during a surge, ${most} with every autoscaler at its maximum`;
  return [
    { path: path(key), message: `${needed}; ${name} is ${figure} (${largest(key, usages, worst.phase)})` },
  ];
}

function largest(key: string, usages: readonly Usage[], phase: (typeof phases)[number]): string {
  const amount = ({ count, each }: Usage) => BigInt(count[phase]) * each;
  const sorted = usages
    .filter((usage) => amount(usage) > 0n)
    .sort((a, b) => (amount(b) > amount(a) ? 1 : amount(b) < amount(a) ? -1 : 0));
  const shown = sorted
    .slice(0, maxUsages)
    .map(
      ({ name, count, each }) =>
        `${name} ` +
        `${count[phase]}${each === quantity(1) && !/cpu/.test(key) ? "" : ` × ${eachText(key, each)}`}`,
    );
  const more = sorted.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

// A part of a core is usually written in thousandths.
function eachText(key: string, each: bigint): string {
  const text = shownAmount(key, each);
  return /cpu$/.test(key) && text.includes(".") && (each * 1000n) % quantity(1) === 0n
    ? `${(each * 1000n) / quantity(1)}m`
    : text;
}

const maxUsages = 5;
