/** Whether ranges of addresses hold every address of a kind. */
export function isOpen(cidrs: readonly string[]): boolean {
  return cidrs.some((cidr) => /\/0+$/.test(cidr));
}
