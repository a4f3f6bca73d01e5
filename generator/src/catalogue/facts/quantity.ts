/**
 * A Kubernetes quantity that the schema accepts as an exact number of 10^-33 units, so that 0.1 and "100m"
 * are equal. Source of the suffixes: apimachinery, pkg/api/resource.
 */
export function quantity(amount: number | string): bigint {
  // JavaScript prints small numbers as 1e-7.
  const match = /^(\d+)(?:\.(\d+))?(?:e-(\d+))?(m|k|[MGTPE]|[KMGTPE]i)?$/.exec(String(amount));
  const [, whole = "0", fraction = "", exponent = "0", suffix = ""] = match ?? [];
  const zeros = MAX_FRACTION - fraction.length - Number(exponent);
  if (zeros < 0) return 0n;
  return BigInt(whole + fraction) * 10n ** BigInt(zeros) * (suffix === "m" ? 1n : 1000n * multiple(suffix));
}

/** Whether a quantity is a whole number of units. */
export function isWhole(amount: bigint): boolean {
  return amount % UNIT === 0n;
}

/** Whether a container may use more of a resource than it requests. Source: pkg/apis/core/helper. */
export function isShared(resource: string): boolean {
  return resource === "cpu" || resource === "memory" || resource === "ephemeral-storage";
}

/** The whole units of a quantity, rounded down: bytes, of a size. */
export function wholeUnits(amount: number | string): bigint {
  return quantity(amount) / UNIT;
}

const MAX_FRACTION = 30;
const UNIT = 10n ** BigInt(MAX_FRACTION + 3);

function multiple(suffix: string): bigint {
  const power = BigInt(" kMGTPE".indexOf(suffix.replace("i", "").replace("K", "k").padStart(1, " ")));
  return suffix.endsWith("i") ? 1024n ** power : 1000n ** power;
}
