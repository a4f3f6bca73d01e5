import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { contents, startRegistry } from "./registry.js";
import { publish, startPublish, umbrella } from "./publish.js";

const registry = await startRegistry();
const chart = writeChart(umbrella(19), join(newFolder(), "platform"));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  test(`${signal} ends it and what it began, leaves no temporary files, and the next run goes on`, async () => {
    const [temporary, repository] = [newFolder(), signal.toLowerCase()];
    const args = [
      `oci://${registry.host}/${repository}`,
      chart,
      ...registry.options,
      "--lock",
      join(newFolder(), "charts.lock.yaml"),
    ];
    const { child, ending } = startPublish(args, { variables: { TMPDIR: temporary } });
    while (Object.keys(await contents(registry.host, repository)).length < 2) await sleep(5);
    // To this one process, as a runner of jobs would; what it began is not told.
    child.kill(signal);
    const { code, stdout, stderr } = await ending;
    assert.equal(programsAbout(temporary), [], "its programs go on");
    assert.equal([code, child.signalCode, stdout], [null, signal, ""]);
    assert.is(stderr, "Stopped. Each chart that is in the registry is whole; the next run goes on.\n");
    assert.equal(readdirSync(temporary), []);
    assert.ok(Object.keys(await contents(registry.host, repository)).length < 20, "it had ended before");
    assert.is((await publish(args)).code, 0);
    assert.is(Object.keys(await contents(registry.host, repository)).length, 20);
  });
}

test("a lock file in a folder that does not exist makes the folder, and one that cannot be stops before anything is published", async () => {
  const folder = newFolder();
  const small = writeChart(umbrella(0), join(newFolder(), "platform"));
  const to = (name: string, lock: string) =>
    publish([`oci://${registry.host}/${name}`, small, ...registry.options, "--lock", lock]);
  assert.is((await to("made", join(folder, "a/b/charts.lock.yaml"))).code, 0);
  assert.equal(readdirSync(join(folder, "a/b")), ["charts.lock.yaml"]);
  const { code, stderr } = await to("below-a-file", join(chart, "Chart.yaml", "charts.lock.yaml"));
  assert.is(code, 1);
  assert.match(stderr, "cannot be written, so nothing was published. --lock names another place");
  assert.equal(await contents(registry.host, "below-a-file"), {});
});

test.after(registry.stop);
test.run();

/** Programs that run with a path among their arguments. Source: proc(5). */
function programsAbout(path: string): readonly string[] {
  const programs = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        // It has ended meanwhile.
        return "";
      }
    });
  return programs.filter((program) => program.includes(path));
}
