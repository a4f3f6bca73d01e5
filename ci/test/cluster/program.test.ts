import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { startProgram } from "../../cluster/program.js";

const folder = mkdtempSync(join(tmpdir(), "program-"));
test.after(() => rmSync(folder, { recursive: true }));

test("one that ends by itself is told of, with its last words", async () => {
  const { ended } = startProgram("short", ["sh", "-c", "echo no such flag; exit 3"], folder, process.env);
  await ended.then(assert.unreachable, (error: Error) =>
    assert.is(error.message, "short ended with 3:\n  no such flag"),
  );
});

test("one that is not there is told of as well", async () => {
  const { ended } = startProgram("nothing", [join(folder, "nothing")], folder, process.env);
  await ended.then(assert.unreachable, (error: Error) =>
    assert.match(error.message, /^nothing ended with 12[67]:\n.*nothing/),
  );
});

test("one that is stopped has ended when it is said, and nobody is told", async () => {
  const { ended, stop } = startProgram("long", ["sleep", "600"], folder, process.env);
  let told = false;
  ended.catch(() => {
    told = true;
  });
  await stop();
  await new Promise(setImmediate);
  assert.not(told);
});

test.run();
