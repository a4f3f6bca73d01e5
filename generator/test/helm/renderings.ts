import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { platforms } from "./platforms.js";
import { renderedText } from "./render.js";

/**
 * A folder with what Helm prints of every platform without values and in each environment, for programs that
 * read folders.
 *
 * @returns by the names of its files what they hold: `PLATFORM/ENVIRONMENT`, `-` being the one without values
 */
export async function renderedFolder(): Promise<{
  readonly folder: string;
  readonly names: ReadonlyMap<string, string>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-renderings-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const all = platforms.flatMap(({ name, chart, environments }) =>
    [undefined, ...environments].map((values) => ({ name, chart, values })),
  );
  const names = await Promise.all(
    all.map(async ({ name, chart, values }, i) => {
      const text = await renderedText("helm4", chart, values === undefined ? [] : [values]);
      const environment = values === undefined ? "-" : basename(values, ".yaml");
      writeFileSync(join(folder, `${i}.yaml`), text);
      return [`${i}.yaml`, `${name}/${environment}`] as const;
    }),
  );
  return { folder, names: new Map(names) };
}
