import type { Reason } from "../contract/reason.js";
import type { ChartVersion } from "./chart-versions.js";

/** How many reasons of a chart are shown. */
const most = 5;

/**
 * Versions as text: each chart that changed with the largest reasons, then how many did not.
 *
 * @param against what they were compared with
 */
export function versionsReport(against: string, charts: readonly ChartVersion[]): string {
  const told = charts.filter(
    ({ published, current, next, level }) =>
      published === undefined || level !== undefined || next !== current || next !== published,
  );
  const same = charts.length - told.length;
  const count = `${same} ${same === 1 ? "chart is" : "charts are"} as in ${against}.\n`;
  return `${told.map(chartText).join("")}${told.length > 0 && same > 0 ? "\n" : ""}${same > 0 ? count : ""}`;
}

function chartText({ name, published, current, next, level, reasons }: ChartVersion): string {
  if (published === undefined) return `${name}  ${next}: was not published before\n`;
  const has = next === current ? " (it has it)" : current === published ? "" : ` (it has ${current})`;
  const head =
    published === next
      ? `${name}  stays at ${next}`
      : `${name}  ${published} → ${next}${level === undefined ? "" : `, ${level}`}`;
  const more = reasons.length - most;
  const lines = reasonLines(reasons.slice(0, more > 1 ? most : undefined));
  return `${head}${has}\n${lines.join("")}${more > 1 ? `  … and ${more} more, see --json\n` : ""}`;
}

function reasonLines(reasons: readonly Reason[]): readonly string[] {
  const width = Math.min(60, Math.max(0, ...reasons.map(({ of, path }) => `${of} ${path}`.length)));
  return reasons.map(
    ({ level, of, path, message }) => `  ${level}  ${`${of} ${path}`.padEnd(width)}  ${message}\n`,
  );
}
