import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pathProblems } from "../../src/output/path-rules.js";
import { chartFiles, generate, inFolder, put, sortTree, statePath, treeOf } from "./folder.js";

const part = fc.constantFrom("a", "b", "c");
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `charts/${parts.join("/")}`);
const tree = fc
  .dictionary(path, fc.constantFrom("1", "2", "3"), { maxKeys: 5, noNullPrototype: true })
  .filter((files) => pathProblems(statePath, Object.keys(files)).length === 0);

test("whatever was generated before, the folder ends as the new files and nothing else", () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 2, maxLength: 4 }), (trees) => {
      inFolder((root) => {
        put(root, "mine/notes.txt", "mine");
        for (const files of trees) {
          generate(root, files);
          const { [`${statePath.slice(0, statePath.lastIndexOf("/"))}/`]: _, ...found } = treeOf(root);
          assert.equal(found, sortTree({ ...files, "mine/notes.txt": "mine" }));
          assert.equal(generate(root, files), { created: [], changed: [], deleted: [], repaired: false });
        }
      })();
    }),
    { numRuns: 200 },
  );
});

test("the order of the files makes no difference", () => {
  fc.assert(
    fc.property(tree, (files) => {
      inFolder((root) => {
        generate(root, files);
        const backwards = Object.fromEntries(
          chartFiles(files)
            .map(({ path, contents }) => [path, contents] as const)
            .reverse(),
        );
        assert.equal(generate(root, backwards), { created: [], changed: [], deleted: [], repaired: false });
      })();
    }),
    { numRuns: 30 },
  );
});

test.run();
