import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newFolder, writeChart } from "../package/chart-folder.js";
import { contents, startRegistry } from "./registry.js";
import { publish, startPublish, umbrella } from "./publish.js";

// KILLS=100 node dist/generator/test/registry/killed.test.js tries more moments.
const kills = Number(process.env["KILLS"] ?? 20);
const registry = await startRegistry();
const chart = writeChart(umbrella(5), join(newFolder(), "platform"));

test("killed at any moment, a second run ends in exactly the right content", async () => {
  const began = performance.now();
  assert.is((await publish(to("whole"))).code, 0);
  let duration = performance.now() - began;
  const wanted = await contents(registry.host, "whole");
  assert.is(Object.keys(wanted).length, 6);
  const counts = new Set<number>();
  for (let i = 0; i < kills; i++) {
    const moment = Math.random() * duration;
    const started = performance.now();
    const { child, ending } = startPublish(to(`killed-${i}`));
    const timer = setTimeout(() => process.kill(-child.pid!, "SIGKILL"), moment);
    const { code, stderr: said } = await ending;
    clearTimeout(timer);
    // On a machine that was busy at first, most moments would be too late.
    if (code === 0) duration = Math.min(duration, performance.now() - started);
    assert.ok(code === null || code === 0, `ended with ${code}, to be killed after ${moment} ms: ${said}`);
    const left = await contents(registry.host, `killed-${i}`);
    counts.add(Object.keys(left).length);
    // What is there is right from the first moment, and the umbrella comes last.
    for (const [tag, digest] of Object.entries(left)) assert.is(digest, wanted[tag], `${tag}, killed after ${moment} ms`);
    if ("platform:1.0.0" in left) assert.is(Object.keys(left).length, 6);
    const { code: second, stderr } = await publish(to(`killed-${i}`));
    assert.is(second, 0, `${stderr}, killed after ${moment} ms`);
    assert.equal(await contents(registry.host, `killed-${i}`), wanted, `killed after ${moment} ms`);
    assert.is(lockOf(`killed-${i}`), lockOf("whole").replaceAll("/whole", `/killed-${i}`));
  }
  assert.ok(counts.size > 2, `${[...counts].join(", ")} charts were there after a kill: the moments are not spread`);
});

test.after(registry.stop);
test.run();

function to(repository: string): readonly string[] {
  return [`oci://${registry.host}/${repository}`, chart, ...registry.options, "--lock", lockFile(repository)];
}

function lockFile(repository: string): string {
  return join(chart, "..", `${repository}.lock.yaml`);
}

function lockOf(repository: string): string {
  return readFileSync(lockFile(repository), "utf8");
}
