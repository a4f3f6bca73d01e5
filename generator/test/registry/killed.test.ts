import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { contents, startRegistry } from "./registry.js";
import { publish, startPublish, umbrella } from "./publish.js";

// KILLS=100 CHARTS=50 node dist/generator/test/registry/killed.test.js tries more moments and a larger
// umbrella.
const kills = Number(process.env["KILLS"] ?? 20);
const charts = Number(process.env["CHARTS"] ?? 6);
const registry = await startRegistry();
const chart = writeChart(umbrella(charts - 1), join(newFolder(), "platform"));

test("killed at any moment, a second run ends in exactly the right content", async () => {
  const began = performance.now();
  assert.is((await publish(to("whole"))).code, 0);
  const duration = performance.now() - began;
  const wanted = await contents(registry.host, "whole");
  assert.is(Object.keys(wanted).length, charts);
  const counts = new Set<number>();
  for (let i = 0; i < kills; i++) {
    const moment = Math.random() * duration;
    const { child, ending } = startPublish(to(`killed-${i}`));
    const running = new AbortController();
    const kill = async () => {
      await (i % 2 === 0
        ? sleep(moment, undefined, { signal: running.signal })
        : pushed(`killed-${i}`, 1 + (i % (charts - 1)), running.signal));
      process.kill(-child.pid!, "SIGKILL");
    };
    const killed = kill().catch(() => undefined);
    const { code, stderr: said } = await ending;
    running.abort();
    await killed;
    assert.ok(code === null || code === 0, `ended with ${code}, to be killed after ${moment} ms: ${said}`);
    const left = await settled(`killed-${i}`);
    counts.add(Object.keys(left).length);
    // What is there is right from the first moment, and the umbrella comes last.
    for (const [tag, digest] of Object.entries(left))
      assert.is(digest, wanted[tag], `${tag}, killed after ${moment} ms`);
    if ("platform:1.0.0" in left) assert.is(Object.keys(left).length, charts);
    const { code: second, stderr } = await publish(to(`killed-${i}`));
    assert.is(second, 0, `${stderr}, killed after ${moment} ms`);
    assert.equal(await contents(registry.host, `killed-${i}`), wanted, `killed after ${moment} ms`);
    assert.is(lockOf(`killed-${i}`), lockOf("whole").replaceAll("/whole", `/killed-${i}`));
  }
  assert.ok(
    counts.size > 2,
    `${[...counts].join(", ")} charts were there after a kill: the moments are not spread`,
  );
});

test.after(registry.stop);
test.run();

/**
 * What is there once the registry is done with what it was asked before the kill: it lists a tag a moment
 * before it has it.
 */
async function settled(repository: string): Promise<Readonly<Record<string, string>>> {
  const found = await contents(registry.host, repository);
  if (Object.values(found).every((digest) => digest)) return found;
  await sleep(50);
  return settled(repository);
}

/**
 * Ends when so many charts are there: pushing them is short, and most random moments lie before or after it.
 */
async function pushed(repository: string, count: number, running: AbortSignal): Promise<void> {
  while (Object.keys(await contents(registry.host, repository)).length < count)
    await sleep(5, undefined, { signal: running });
}

function to(repository: string): readonly string[] {
  return [`oci://${registry.host}/${repository}`, chart, ...registry.options, "--lock", lockFile(repository)];
}

function lockFile(repository: string): string {
  return join(chart, "..", `${repository}.lock.yaml`);
}

function lockOf(repository: string): string {
  return readFileSync(lockFile(repository), "utf8");
}
