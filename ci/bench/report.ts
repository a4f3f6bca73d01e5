import { goals } from "./goals.js";
import type { Rows } from "./rows.js";
import type { Comparison } from "./measure.js";

export interface Circumstances {
  readonly node: string;
  readonly cores: number;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly pairs: number;
}

/** The results as a Markdown file. */
export function report(rows: Rows, { node, cores, date, pairs }: Circumstances): string {
  const { generation, scaling, shares, helm } = rows;
  const cases = generation.flatMap(({ count, cold, unchanged, oneChanged, check }) => [
    row(count, "cold", "W", cold),
    row(count, "unchanged", "S", unchanged),
    row(count, "one service changed", "S", oneChanged),
    row(count, "`--check`", "S", check),
  ]);
  return `# Benchmark

Made by \`npm run bench\` on ${date}: Node ${node}, ${cores} cores, medians of ${pairs} pairs, each pair run one after the other. Only the ratios
can be held against other machines. Runs of \`generate\` are those with \`--no-prove\`; a proof adds what Helm takes for each environment.

- **S** is \`node -e 0\`. **W** is a process that writes exactly the same files into a fresh folder, synchronously, and does nothing else.
- *cold*: into a fresh folder. *unchanged*: nothing was touched since the last run. *one service changed*: the tag of one image.

| Services | Case | Wall | CPU | Peak memory | Yardstick | Its wall | Wall ratio | CPU ratio |
|---|---|---|---|---|---|---|---|---|
${cases.join("\n")}

${goals(rows)}

Growth, one cold run each:

| Services | Wall | CPU | CPU per service | Peak memory |
|---|---|---|---|---|
${scaling.map(({ count, cost }) => `| ${count} | ${ms(cost.wall)} | ${ms(cost.cpu)} | ${(cost.cpu / count).toFixed(2)} ms | ${mib(cost.memory)} |`).join("\n")}

Where a cold run of 1,000 services spends its time, by room of generator/src:

| Room | Share |
|---|---|
${[...shares]
  .filter(([, percent]) => percent >= 1)
  .map(([room, percent]) => `| ${room} | ${percent.toFixed(0)} % |`)
  .join("\n")}

Helm 4, the umbrella with every service enabled. The release is what Helm keeps in a Secret of at most 1,024 KiB.

| Services | \`helm template\` | per service | Release | per service |
|---|---|---|---|---|
${helm.map(({ count, cost }) => `| ${count} | ${ms(cost.template)} | ${(cost.template / count).toFixed(1)} ms | ${cost.release.toFixed(0)} KiB | ${(cost.release / count).toFixed(2)} KiB |`).join("\n")}
`;
}

function row(
  count: number,
  name: string,
  yardstick: string,
  { cost, yardstick: base, wallRatio, cpuRatio }: Comparison,
): string {
  return (
    `| ${count} | ${name} | ${ms(cost.wall)} | ${ms(cost.cpu)} | ${mib(cost.memory)} | ` +
    `${yardstick} | ${ms(base.wall)} | ${wallRatio.toFixed(2)} | ${cpuRatio.toFixed(2)} |`
  );
}

function ms(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

function mib(amount: number): string {
  return `${amount.toFixed(0)} MiB`;
}
