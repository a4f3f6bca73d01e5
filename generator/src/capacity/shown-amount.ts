import { quantity } from "../catalogue/quantity.js";

/** A sum as Kubernetes would write it, exact: CPU in cores (`23.4`), bytes in the largest unit that needs no more than three decimals. */
export function shownAmount(resource: string, amount: bigint): string {
  if (!/memory|storage|hugepages/.test(resource) || /persistentvolumeclaims$|^count\//.test(resource)) return decimal(amount, quantity(1)) ?? String(amount / quantity(1));
  for (const unit of ["Ti", "Gi", "Mi", "Ki", "G", "M", "k"]) {
    const size = quantity(`1${unit}`);
    const text = amount >= size ? decimal(amount, size) : undefined;
    if (text !== undefined) return text + unit;
  }
  return decimal(amount, quantity(1)) ?? String(amount / quantity(1));
}

function decimal(amount: bigint, unit: bigint): string | undefined {
  const thousandths = amount * 1000n;
  if (thousandths % unit !== 0n) return undefined;
  const digits = String(thousandths / unit).padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, "");
}
