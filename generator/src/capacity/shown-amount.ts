import { quantity } from "../catalogue/facts/quantity.js";

/**
 * A sum as Kubernetes would write it, at most three decimals and never less than it is: CPU in cores
 * (`23.4`), bytes in the largest unit.
 */
export function shownAmount(resource: string, amount: bigint): string {
  const isBytes = /memory|storage|hugepages/.test(resource) && !/persistentvolumeclaims$/.test(resource);
  const unit = isBytes ? (["Ti", "Gi", "Mi", "Ki"].find((name) => amount >= quantity(`1${name}`)) ?? "") : "";
  const thousandths = (amount * 1000n + quantity(`1${unit}`) - 1n) / quantity(`1${unit}`);
  const digits = String(thousandths).padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, "") + unit;
}
