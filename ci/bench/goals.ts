import type { Rows } from "./rows.js";

/** What we want of 1,000 services, as a Markdown table, and why some of it is not so. */
export function goals({ generation, scaling, helm }: Rows): string {
  const { cold, unchanged, oneChanged } = generation.find(({ count }) => count === 1000)!;
  const perService = scaling.map(({ count, cost }) => cost.cpu / count);
  const rows = [
    goal("cold", "× W, wall", 1.6, cold.wallRatio),
    goal("unchanged", "× S, wall", 2, unchanged.wallRatio),
    goal("one service changed", "× S, wall", 3, oneChanged.wallRatio),
    goal("cold, peak memory", "MiB", 96, cold.cost.memory),
    goal(
      `growth: CPU per service, ${scaling.at(-1)!.count} against ${scaling[0]!.count}`,
      "×",
      1.15,
      perService.at(-1)! / perService[0]!,
    ),
    goal(
      "release in Helm's Secret",
      "KiB",
      0.6 * 1024,
      helm.find(({ count }) => count === 1000)!.cost.release,
    ),
  ];
  return `| 1,000 services | At most | Here | |
|---|---|---|---|
${rows.join("\n")}

${why}`;
}

function goal(name: string, unit: string, most: number, found: number): string {
  const shown = (amount: number) =>
    amount < 50 ? amount.toFixed(2).replace(/\.?0+$/, "") : amount.toFixed(0);
  return `| ${name} | ${shown(most)} ${unit} | ${shown(found)} | ${found <= most ? "met" : "not met"} |`;
}

const why = `What is not met, and why:

- *cold*: W has its bytes before it begins. The profile below is flat: no function takes a tenth, garbage collection aside. Each file is
  compared, hashed and renamed into its place, so that a run cut short leaves whole files and somebody's edits are never lost; a service is
  sixteen files, with a README, an exact schema and a policy for each of its edges.
- *unchanged*: half of what it takes over S is a look at each of the 16,000 files. The folders' own times would be ten times fewer, and would
  miss a file that was edited in place.
- *one service changed*: only the charts around it are made and written, see generator/src/order/neighbourhood.ts. The rest is the whole
  catalogue, which is read and held against all rules, and the umbrella's own files, whose schema and types cover every service.
- *memory*: all that is to be written is held until it is known that nothing of it is in conflict with what lies there.`;
