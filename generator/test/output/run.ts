// One run in a process of its own: `node run.js <root> <tree as JSON> keep|overwrite`. Prints the message of
// a refusal.
import { DiskError } from "../../src/disk/error.js";
import { generate, type Tree } from "./folder.js";

const [root = "", tree = "{}", edits] = process.argv.slice(2);
try {
  generate(root, JSON.parse(tree) as Tree, edits === "overwrite" ? "overwrite" : "keep");
} catch (error) {
  if (!(error instanceof DiskError)) throw error;
  console.log(error.message);
  process.exitCode = 1;
}
