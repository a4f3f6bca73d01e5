import { catalogueCapacityProblems } from "../capacity/capacity-problems.js";
import { inDocumentOrder, whereWritten, withoutRepetition } from "../catalogue/document-order.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { refuse, validateCatalogue } from "../catalogue/validate.js";
import { objectNames } from "../chart/kinds/index.js";
import { ownNameProblems } from "../chart/own-names.js";
import { inlineFiles } from "../source/inline-files.js";
import type { Source, TrackedSource } from "../source/read.js";
import { readableRoot, readBelow } from "../source/readable-root.js";
import { dirname } from "node:path";

/**
 * A catalogue, read and checked.
 *
 * @param root the folder of `--root`, see `readableRoot`
 */
export async function readCatalogue(file: string, root?: string): Promise<Catalogue> {
  return checkedCatalogue(await catalogueSource(file, root));
}

/** What a catalogue says, with the files that it names. */
export async function catalogueSource(file: string, named: string | undefined): Promise<TrackedSource> {
  const root = readableRoot(dirname(file), named);
  return inlineFiles(await readBelow(root, file), root);
}

/**
 * The catalogue that a source describes.
 *
 * @throws ProblemsError what is wrong in it; if nothing is, names that its charts have already, and what its
 * own namespace would refuse
 */
export function checkedCatalogue(source: Source): Catalogue {
  const catalogue = validateCatalogue(source, objectNames);
  refuse(
    source,
    inDocumentOrder(
      source.value,
      withoutRepetition(
        [...ownNameProblems(catalogue), ...catalogueCapacityProblems(catalogue)].map((problem) =>
          whereWritten(source.value, problem),
        ),
      ),
    ),
  );
  return catalogue;
}
