import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sha256 } from "../../src/output/state.js";
import { packagesOf } from "../../src/release/package/package.js";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { run } from "../helm/run.js";
import { startFaultyProxy } from "./faulty-proxy.js";
import { contents, manifestOf } from "./registry.js";
import { publish, umbrella } from "./publish.js";
import { chart, lock, registry, states, to } from "./fifty-charts.js";

test("two who publish to two repositories at once both stand in the lock file", async () => {
  const small = writeChart(umbrella(0), join(newFolder(), "platform"));
  const runs = await Promise.all(
    ["left", "right"].map((name) => publish([...to(name), small, "--lock", lock("both")])),
  );
  assert.equal(
    runs.map(({ code }) => code),
    [0, 0],
  );
  assert.equal(readFileSync(lock("both"), "utf8").match(/\/(left|right)"$/gm), ['/left"', '/right"']);
});

// Whoever comes between is Helm itself, which asks nobody. It comes right before one of the questions whether
// the tag is there.
for (const [question, when, overwritten] of [
  [2, "right before this run does", false],
  [3, "right after this run did", true],
] as const) {
  test(`somebody who publishes something else ${when} is seen`, async () => {
    const [ours, theirs] = ["ours", "theirs"].map((name) =>
      writeChart(
        { ...umbrella(1), "charts/service-1/values.yaml": `name: ${name}\n` },
        join(newFolder(), "platform"),
      ),
    );
    const packed = newFolder();
    await run("helm4", ["package", join(theirs!, "charts/service-1"), "--destination", packed]);
    let questions = 0;
    const repository = `between-${question}`;
    const proxy = await startFaultyProxy(registry.host, async (method, path) => {
      if (method === "GET" && path.endsWith("/service-1/manifests/1.0.0") && ++questions === question)
        await run("helm4", ["push", join(packed, "service-1-1.0.0.tgz"), ...to(repository)]);
      return undefined;
    });
    const { code, stdout } = await publish([
      `oci://${proxy.host}/${repository}`,
      ours!,
      "--plain-http",
      "--lock",
      lock(repository),
    ]);
    proxy.stop();
    assert.is(code, 1, stdout);
    assert.match(stdout, 'values.yaml:1  is "name: theirs", would be "name: ours"');
    assert.match(stdout, "Somebody else published it while this run did.\n");
    assert.not(existsSync(lock(repository)));
    assert.is(questions, overwritten ? 3 : 2);
    assert.is("platform:1.0.0" in (await contents(registry.host, repository)), overwritten);
  });
}

test("a damaged lock file stops before anything is published, and wrong words are wrong usage", async () => {
  writeFileSync(lock("damaged"), "charts: 1\n");
  const { code, stderr } = await publish([...to("damaged"), chart, "--lock", lock("damaged")]);
  assert.is(code, 1);
  assert.match(
    stderr,
    /damaged\.lock\.yaml: 1 problem\n\n {2}charts {2}must be a list of name, version, repository and digest/,
  );
  assert.equal(await contents(registry.host, "damaged"), {});
  for (const address of [
    "https://example.com/charts",
    "oci://example.com/Charts",
    "oci://example.com/charts:1.0.0",
  ])
    assert.is((await publish([address, chart])).code, 2, address);
});

test("a version with a build, which a tag writes otherwise, arrives and is found again", async () => {
  const folder = writeChart(
    { "Chart.yaml": 'apiVersion: v2\nname: built\ndescription: Is built\nversion: "1.0.0-rc.1+build.5"\n' },
    join(newFolder(), "built"),
  );
  for (const [helm, count] of [
    ["helm4", "published"],
    ["helm3", "present"],
    ["helm4", "present"],
  ] as const) {
    const { code, stdout, stderr } = await publish(
      [...to("builds"), folder, "--lock", lock("builds"), "--json"],
      { helm },
    );
    assert.equal([code, states(stdout)], [0, { [count]: 1 }], stderr);
  }
  assert.equal(Object.keys(await contents(registry.host, "builds")), ["built:1.0.0-rc.1_build.5"]);
  assert.match(readFileSync(lock("builds"), "utf8"), 'version: "1.0.0-rc.1+build.5"');
});

test("a full disk is a clear error, and the next run goes on", async () => {
  const [full, dozen] = [newFolder(), writeChart(umbrella(12), join(newFolder(), "platform"))];
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=32k", "tmpfs", full]).status !== 0) {
    process.stdout.write("skipped: publishing on a full disk: this user may not mount one\n");
    return;
  }
  try {
    const onFull = await publish([...to("disk"), dozen, "--lock", lock("disk")], {
      variables: { TMPDIR: full },
    });
    assert.is(onFull.code, 1, onFull.stderr);
    assert.match(
      onFull.stderr,
      /no space is left on the disk \(ENOSPC\)\n.*is where temporary files go; TMPDIR names another place/,
    );
    assert.equal(readdirSync(full), []);
    const small = writeChart(umbrella(0), join(newFolder(), "platform"));
    // Room for a small file, and for none.
    for (const [rest, message, count] of [
      [28_000, "is not up to date, though all charts are published. The next run writes it", 1],
      [31_000, "cannot be written, so nothing was published", 0],
    ] as const) {
      writeFileSync(join(full, "rest"), Buffer.alloc(rest));
      const lockOnFull = await publish([
        ...to(`disk-${rest}`),
        small,
        "--lock",
        join(full, "charts.lock.yaml"),
      ]);
      assert.is(lockOnFull.code, 1, lockOnFull.stderr);
      assert.match(lockOnFull.stderr, message);
      assert.equal(readdirSync(full), ["rest"]);
      assert.is(Object.keys(await contents(registry.host, `disk-${rest}`)).length, count);
    }
  } finally {
    spawnSync("umount", [full]);
  }
  assert.is((await publish([...to("disk"), dozen, "--lock", lock("disk")])).code, 0);
  assert.is(Object.keys(await contents(registry.host, "disk")).length, 13);
});

test("a registry that lost a part of a chart is not taken for one that never had it", async () => {
  const folder = writeChart(umbrella(0), join(newFolder(), "platform"));
  assert.is(
    (
      await publish([...to("lost"), folder, "--lock", lock("lost")], {
        variables: { SOURCE_DATE_EPOCH: "86400" },
      })
    ).code,
    0,
  );
  const { layers } = await manifestOf(registry.host, "lost/platform", "1.0.0");
  const sum = layers[0]!.digest.slice("sha256:".length);
  assert.is(sum, sha256(Buffer.from(packagesOf([folder], 86_400)[0]!.bytes)));
  rmSync(join(registry.storage, "docker/registry/v2/blobs/sha256", sum.slice(0, 2), sum), {
    recursive: true,
  });
  const { code, stderr } = await publish([...to("lost"), folder, "--lock", lock("lost")]);
  assert.is(code, 3, stderr);
  assert.match(stderr, "platform 1.0.0 cannot be read from oci://");
});

test.run();
