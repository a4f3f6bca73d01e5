// Preloaded into a run (`node --import`) to let one file operation go wrong. FAULT is `<what>:<n>`: at the
// n-th operation that may change the disk the run is killed (`kill`), waits until the file FAULT_GATE
// exists (`pause`), or gets a system error such as `ENOSPC`; with `ENOSPC+` all later ones get it, too.
// Writing a file counts twice, before it and in the midst of it.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

type Operation = (...args: readonly unknown[]) => unknown;

const [what = "", number = ""] = (process.env["FAULT"] ?? "").split(":");
const gate = process.env["FAULT_GATE"] ?? "";
const { existsSync, writeFileSync } = fs;
const operations = fs as unknown as Record<string, Operation>;
// Reading a file opens and closes it as well, which cannot leave anything behind.
const readOnly = new Set<unknown>();
let count = 0;

for (const name of ["openSync", "closeSync", "renameSync", "unlinkSync", "mkdirSync", "rmdirSync"])
  wrap(name);
wrap("writeFileSync", (file, contents) => {
  const bytes = Buffer.from(String(contents));
  const half = Math.ceil(bytes.length / 2);
  writeFileSync(file as number, bytes.subarray(0, half));
  point("write");
  writeFileSync(file as number, bytes.subarray(half));
});
syncBuiltinESMExports();

function wrap(name: string, instead: Operation = operations[name]!): void {
  operations[name] = (...args) => {
    if (name === "openSync" && args[1] === "r") {
      const file = instead(...args);
      readOnly.add(file);
      return file;
    }
    if (name === "closeSync" && readOnly.delete(args[0])) return instead(...args);
    try {
      point(name.replace("Sync", ""));
    } catch (error) {
      // A close that fails has closed the file all the same.
      if (name === "closeSync") instead(...args);
      throw error;
    }
    return instead(...args);
  };
}

function point(syscall: string): void {
  count++;
  const due = what.endsWith("+") ? count >= Number(number) : count === Number(number);
  if (!due) return;
  if (what === "kill") process.kill(process.pid, "SIGKILL");
  else if (what === "pause") wait();
  else throw Object.assign(new Error(`${what} in ${syscall}`), { code: what.replace("+", ""), syscall });
}

function wait(): void {
  writeFileSync(`${gate}.reached`, "");
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(gate)) Atomics.wait(clock, 0, 0, 5);
}
