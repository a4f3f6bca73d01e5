import { readFileSync } from "node:fs";
import { type Problem, ProblemsError } from "../../problem/problem.js";
import { onDisk } from "../../disk/error.js";
import { unlessGone } from "../../disk/look.js";
import { loadChart } from "./load-chart.js";
import { packageOf, type Package } from "./package.js";
import { speaksOf } from "./provenance.js";
import { packageBytes, untar } from "./untar.js";

/**
 * A package that somebody made earlier, and the provenance that lies beside it.
 *
 * @throws ProblemsError when it is damaged, or its provenance is that of other bytes
 */
export function readPackage(file: string): Package {
  const bytes = packageBytes(file);
  const files = untar(file, bytes);
  const problems: Problem[] = [];
  const chart = loadChart(files, "", problems);
  if (chart === undefined || problems.length > 0) throw new ProblemsError(file, problems);
  const made = packageOf(file, chart, files, bytes);
  const provenance = onDisk(`${file}.prov`, "read", () =>
    unlessGone(() => readFileSync(`${file}.prov`, "utf8")),
  );
  if (provenance === undefined) return made;
  if (!speaksOf(provenance, made.file, made.sum))
    throw new ProblemsError(file, [
      {
        path: "",
        message:
          `is not what was signed: ${file}.prov speaks of other bytes ` +
          `than sha256:${made.sum}, or of another name than ${made.file}`,
      },
    ]);
  return { ...made, provenance };
}
