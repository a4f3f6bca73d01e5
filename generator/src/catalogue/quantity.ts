/**
 * A Kubernetes quantity as an exact number of 10^-33 units, so that `0.1` and `100m` are equal; undefined for what is no quantity.
 * Source of the suffixes: apimachinery, pkg/api/resource.
 */
export function quantity(text: string): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?(m|k|[MGTPE]|[KMGTPE]i)?$/.exec(text);
  if (!match) return undefined;
  const [, whole = "", fraction = "", suffix = ""] = match;
  if (fraction.length > MAX_FRACTION) return undefined;
  const digits = BigInt(whole + fraction) * 10n ** BigInt(MAX_FRACTION - fraction.length);
  return digits * (suffix === "m" ? 1n : 1000n * multiple(suffix));
}

/** Whether a quantity is a whole number of units. */
export function isWhole(amount: bigint): boolean {
  return amount % UNIT === 0n;
}

const MAX_FRACTION = 30;
const UNIT = 10n ** BigInt(MAX_FRACTION + 3);

function multiple(suffix: string): bigint {
  const power = BigInt(" kMGTPE".indexOf(suffix.replace("i", "").replace("K", "k").padStart(1, " ")));
  return suffix.endsWith("i") ? 1024n ** power : 1000n ** power;
}
