import { cpSync } from "node:fs";
import { basename } from "node:path";
import { test } from "uvu";
import { caseFolder, caseNames } from "../cases.js";
import { filesBelow, testEdits, type Edit } from "./edits.js";
import { newRepository } from "./repository.js";

// Every file of every fixture that has more than one.
const kinds: readonly (readonly [path: RegExp, edited: Edit["edited"]])[] = [
  [/^catalogue\.yaml$/, (text) => text.replace(/^version: .*$/m, 'version: "9.9.9"')],
  // What a values file sets is in READMEs, and what it is set to is not.
  [/^values\/.*\.yaml$/, () => "{}\n"],
  [/^files\//, (text) => `${text}# edited\n`],
  [/^templates\//, (text) => `# edited\n${text}`],
];

for (const name of caseNames) {
  const files = filesBelow(caseFolder(name)).filter((path) => !path.startsWith("expected/"));
  if (files.length < 2) continue;
  const repository = newRepository({}, "catalogue.yaml");
  cpSync(caseFolder(name), repository.root, {
    recursive: true,
    filter: (path) => basename(path) !== "expected",
  });
  testEdits(
    name,
    repository,
    files.map((path) => ({ path, edited: editOf(path), matters: true })),
  );
}

/** A kind of file that the table does not know fails its test. */
function editOf(path: string): Edit["edited"] {
  return (
    kinds.find(([pattern]) => pattern.test(path))?.[1] ??
    (() => {
      throw new Error(`no edit is known for ${path}`);
    })
  );
}

test.run();
