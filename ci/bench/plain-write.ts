import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

// The yardstick W. `pack FROM FILE` keeps the files of a folder as one; `write FILE TO` writes them into a
// fresh folder, synchronously.
const [, , action, from = "", to = ""] = process.argv;
if (action === "pack") pack(from, to);
else write(from, to);

function pack(folder: string, file: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map(({ parentPath, name }) => [
    join(parentPath, name).slice(folder.length + 1),
    readFileSync(join(parentPath, name), "utf8"),
  ]);
  writeFileSync(file, JSON.stringify(files));
}

function write(file: string, folder: string): void {
  const made = new Set<string>();
  for (const [path, contents] of JSON.parse(readFileSync(file, "utf8")) as [string, string][]) {
    const parent = join(folder, dirname(path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const descriptor = openSync(join(folder, path), "w");
    writeSync(descriptor, contents);
    closeSync(descriptor);
  }
}
