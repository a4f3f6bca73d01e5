import { catalogueCapacityProblems } from "../capacity/capacity-problems.js";
import { inDocumentOrder, whereWritten, withoutRepetition } from "../catalogue/document-order.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { refuse, validateCatalogue } from "../catalogue/validate.js";
import { objectNames } from "../chart/kinds/index.js";
import { ownNameProblems } from "../chart/own-names.js";
import { inlineFiles } from "../source/inline-files.js";
import { readSource, type Source } from "../source/read.js";

/** A catalogue, read and checked. */
export async function readCatalogue(file: string): Promise<Catalogue> {
  return checkedCatalogue(inlineFiles(await readSource(file)));
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
