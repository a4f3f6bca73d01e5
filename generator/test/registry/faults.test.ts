import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { startFaultyProxy, type Fault } from "./faulty-proxy.js";
import { contents, startRegistry } from "./registry.js";
import { ownFolders, publish, umbrella } from "./publish.js";

const registry = await startRegistry();
const chart = writeChart(umbrella(3), join(newFolder(), "platform"));
const all = ["platform:1.0.0", "service-1:1.0.0", "service-2:1.0.0", "service-3:1.0.0"];

// What goes wrong, with what, and what is said. Only service-2 is meant, so that others are on their way.
const faults: readonly (readonly [string, (method: string, path: string) => Fault, RegExp])[] = [
  [
    "says 500 when it is asked for a tag",
    (method, path) =>
      /service-2\/manifests\/1/.test(path) && method !== "PUT" ? { status: 500 } : undefined,
    /service-2 1\.0\.0 cannot be read from oci:\S+: the registry fails\. Helm says: .*500/,
  ],
  [
    "says 500 when it gets a manifest",
    (method, path) => (/service-2\/manifests/.test(path) && method === "PUT" ? { status: 500 } : undefined),
    /service-2 1\.0\.0 cannot be written to oci:\S+: the registry fails\. Helm says: .*500.*\. \d of 4 charts are there, each of them whole\. The next run goes on\.\n$/,
  ],
  [
    "says 429 forever",
    (_, path) => (/service-2\/blobs/.test(path) ? { status: 429 } : undefined),
    /service-2 1\.0\.0 cannot be written to oci:\S+: the registry has been asked too often\. Try again later\. Helm says: .*429/,
  ],
  [
    "says 403 when it gets a part",
    (method, path) => (/service-2\/blobs/.test(path) && method === "POST" ? { status: 403 } : undefined),
    /service-2 1\.0\.0 cannot be written to oci:\S+: the login does not have the right to do so\. Helm says: .*403/,
  ],
  [
    "takes nothing",
    (method, path) => (/service-2\/blobs/.test(path) && method === "POST" ? { status: 405 } : undefined),
    /service-2 1\.0\.0 cannot be written to oci:\S+: the registry takes nothing: it may be read-only\. Helm says: .*405/,
  ],
  [
    "never answers",
    (method, path) => (/service-2\/blobs/.test(path) && method === "POST" ? "silence" : undefined),
    /service-2 1\.0\.0 cannot be written to oci:\S+: there was no end after 3 s\. The registry hangs, or --timeout is too short/,
  ],
];

// All at once: most of the time is Helm's waiting before it tries again.
const runs = faults.map(async ([what, fault], i) => {
  const lock = join(newFolder(), "charts.lock.yaml");
  const proxy = await startFaultyProxy(registry.host, fault);
  const ending = await publish([
    `oci://${proxy.host}/fault-${i}`,
    chart,
    "--plain-http",
    "--lock",
    lock,
    "--timeout",
    /never/.test(what) ? "3s" : "60s",
    "--json",
  ]);
  proxy.stop();
  return { ...ending, lock };
});

for (const [i, [what, , message]] of faults.entries()) {
  test(`a registry that ${what} is a clear error, and what is there is whole`, async () => {
    const { code, stdout, stderr, lock } = await runs[i]!;
    assert.is(code, 3, stderr);
    assert.match(stderr, message);
    const { ok, error, charts } = JSON.parse(stdout) as {
      readonly ok: boolean;
      readonly error: string;
      readonly charts?: readonly { readonly name: string; readonly state: string }[];
    };
    assert.equal([ok, `error: ${error}.\n`], [false, stderr]);
    if (/written/.test(stderr))
      assert.equal(
        charts?.filter(({ name }) => /platform|service-2/.test(name)).map(({ state }) => state),
        ["missing", "missing"],
      );
    assert.is(stderr.trim().split("\n").length, 1);
    assert.not(existsSync(lock));
    assert.not("platform:1.0.0" in (await contents(registry.host, `fault-${i}`)), "the umbrella comes last");
    const again = await publish([`oci://${registry.host}/fault-${i}`, chart, "--plain-http", "--lock", lock]);
    assert.is(again.code, 0, again.stderr);
    assert.equal(Object.keys(await contents(registry.host, `fault-${i}`)).sort(), all);
  });
}

test("a few errors, and being asked to wait, are got over", async () => {
  const seen = new Map<string, number>();
  const proxy = await startFaultyProxy(registry.host, (method, path) => {
    const request = `${method} ${path.replace(/uploads.*/, "uploads")}`;
    seen.set(request, (seen.get(request) ?? 0) + 1);
    if (seen.get(request) !== 1) return undefined;
    return /service-1/.test(path)
      ? { status: 503 }
      : /service-3/.test(path)
        ? { status: 429, seconds: 1 }
        : undefined;
  });
  const { code, stderr } = await publish([
    `oci://${proxy.host}/patience`,
    chart,
    "--plain-http",
    "--lock",
    join(newFolder(), "lock.yaml"),
  ]);
  proxy.stop();
  assert.is(code, 0, stderr);
  assert.equal(Object.keys(await contents(registry.host, "patience")).sort(), all);
});

for (const fault of ["half", "other bytes"] as const) {
  test(`a package of which ${fault} ${fault === "half" ? "arrives" : "arrive"} is not taken for what was published`, async () => {
    const lock = join(newFolder(), "charts.lock.yaml");
    assert.is(
      (await publish([`oci://${registry.host}/arrival`, chart, "--plain-http", "--lock", lock])).code,
      0,
    );
    let blobs = 0;
    const proxy = await startFaultyProxy(registry.host, (method, path) =>
      /service-2\/blobs/.test(path) && method === "GET" && ++blobs > 0 ? fault : undefined,
    );
    const { code, stderr } = await publish([
      `oci://${proxy.host}/arrival`,
      chart,
      "--plain-http",
      "--lock",
      join(newFolder(), "lock.yaml"),
    ]);
    proxy.stop();
    assert.is(code, 3, stderr);
    assert.match(
      stderr,
      /service-2 1\.0\.0 cannot be read from oci:\S+: what arrived is not whole\. Helm says: /,
    );
    assert.ok(blobs > 0);
  });
}

test("nothing listens: the registry cannot be reached", async () => {
  const { code, stderr } = await publish(["oci://127.0.0.1:1/none", chart, "--plain-http"]);
  assert.is(code, 3);
  assert.match(
    stderr,
    /cannot be read from oci:\/\/127\.0\.0\.1:1\/none: the registry cannot be reached\. Helm says: .*connection refused/,
  );
});

test("no run left a temporary file behind", () => {
  assert.equal(
    readdirSync(ownFolders["TMPDIR"]!).filter((name) => name.startsWith("chartwright-publish-")),
    [],
  );
});

test.after(registry.stop);
test.run();
