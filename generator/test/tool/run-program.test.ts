import { test } from "uvu";
import * as assert from "uvu/assert";
import { MAX_PRINTED_BYTES } from "../../src/problem/limits.js";
import { FailedToolError } from "../../src/tool/failed-tool.js";
import { runProgram } from "../../src/tool/run-program.js";

const variable = "CHARTWRIGHT_PROGRAM_SECONDS";
test.after.each(() => void delete process.env[variable]);

test("a program that does not end is stopped, with the way out, though what it started goes on", async () => {
  process.env[variable] = "0.3";
  assert.is(
    await refusal("sleep 20 & sleep 20"),
    `sh did not end within 0.3 s. If it needs longer, set ${variable}`,
  );
});

test("a limit of its caller is told by the exit code, also one beyond Node's timers", async () => {
  assert.is((await shell("sleep 20", 0.3)).code, null);
  assert.is((await shell("sleep 0.1", 1e9)).code, 0);
});

test("a program that prints without end is stopped, with any limit of time", async () => {
  const told = `sh printed more than ${MAX_PRINTED_BYTES / 1024 / 1024} MiB`;
  assert.is(await refusal("yes"), told);
  assert.is(await refusal("yes >&2", 60), told);
});

test("a program that others end is not taken for one that took too long", async () => {
  assert.is(await refusal("kill -9 $$"), "sh was ended by SIGKILL, maybe for want of memory");
});

test("the variable takes seconds", async () => {
  process.env[variable] = "10m";
  assert.is(await refusal("true"), `${variable} must be a number of seconds such as 600, got "10m"`);
  process.env[variable] = "5";
  assert.is((await shell("echo fine")).output, "fine\n");
});

test.run();

function shell(script: string, seconds?: number) {
  const args = ["-c", script];
  return runProgram({ path: "sh", advice: "" }, args, seconds === undefined ? {} : { seconds });
}

async function refusal(script: string, seconds?: number): Promise<string> {
  const error = await shell(script, seconds).then(
    () => assert.unreachable(),
    (error: unknown) => error,
  );
  assert.instance(error, FailedToolError);
  return (error as FailedToolError).message;
}
