import { pathToFileURL } from "node:url";

// Runs the test files that its parent names, one after the other, and so loads once what they have in common.
// After each, and when it is ready for the first, it prints `endOfFile`.
const endOfFile = "\0\n";

const shared = globalThis as unknown as { UVU_DEFER: number; UVU_QUEUE: unknown[][] };
// Else uvu would run what it has as soon as a file is loaded.
shared.UVU_DEFER = 1;

const { exec } = (await import("uvu")) as unknown as { readonly exec: () => Promise<void> };
// One stream, so that all that a file prints comes before its end.
process.stderr.write = process.stdout.write.bind(process.stdout);
process.on("message", async (file: string) => {
  shared.UVU_QUEUE.splice(0, Infinity, [null]);
  process.argv.splice(1, Infinity, file);
  try {
    await import(pathToFileURL(file).href);
    await exec();
  } catch (error) {
    process.stdout.write(`${(error as Error).stack}\n`);
  }
  process.stdout.write(endOfFile);
});
process.stdout.write(endOfFile);
