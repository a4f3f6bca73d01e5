import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const script = fileURLToPath(new URL("../../cluster/main.js", import.meta.url));
// `stop` stops all that it finds: not those of whoever runs the tests.
const folder = mkdtempSync(join(tmpdir(), "cluster-test-"));
const env = { ...process.env, TMPDIR: folder };
test.after(() => rmSync(folder, { recursive: true }));

test("start prints where it is, and Ctrl-C ends it", async () => {
  const { child, kubeconfig } = await started();
  assert.ok(existsSync(kubeconfig));
  child.kill("SIGINT");
  assert.is(await end(child), 0);
  assert.not(existsSync(dirname(kubeconfig)));
});

test("stop ends what runs", async () => {
  const { child, kubeconfig } = await started();
  const ended = end(child);
  assert.is(spawnSync(process.execPath, [script, "stop"], { env }).status, 0);
  assert.is(await ended, 0);
  assert.not(existsSync(dirname(kubeconfig)));
});

test("when it is killed, its programs end, and nothing is left", async () => {
  const { child, kubeconfig } = await started();
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(readFileSync(kubeconfig, "utf8"))![1]);
  assert.ok(await answers(port));
  child.kill("SIGKILL");
  await end(child);
  for (let i = 0; i < 50 && (await answers(port)); i++) await setTimeout(100);
  assert.not(await answers(port));
  for (let i = 0; i < 50 && existsSync(dirname(kubeconfig)); i++) await setTimeout(100);
  assert.not(existsSync(dirname(kubeconfig)));
});

test("an unknown command ends with 2 and a suggestion", () => {
  const { status, stderr } = spawnSync(process.execPath, [script, "stopp"], { env, encoding: "utf8" });
  assert.is(status, 2);
  assert.match(stderr, 'Did you mean "stop"?');
});

test.run();

async function started(): Promise<{ readonly child: ChildProcess; readonly kubeconfig: string }> {
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  for await (const text of child.stdout!.setEncoding("utf8")) {
    output += text;
    const kubeconfig = /^export KUBECONFIG=(\S+)\nalias kubectl=.*\n/m.exec(output)?.[1];
    if (kubeconfig) return { child, kubeconfig };
  }
  throw new Error(`it ended with ${await end(child)}`);
}

function end(child: ChildProcess): Promise<number | null> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.on("exit", resolve));
}

/** Whether anybody listens where a kubeconfig leads. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    connection.on("connect", () => connection.destroy());
  });
}
