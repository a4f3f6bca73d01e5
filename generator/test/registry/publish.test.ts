import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packagesOf } from "../../src/release/package/package.js";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { run } from "../helm/run.js";
import { contents, manifestOf } from "./registry.js";
import { publish, umbrella } from "./publish.js";
import { chart, lock, platform, registry, states, to } from "./fifty-charts.js";

test("fifty charts arrive, subcharts and umbrella, as they were packaged", async () => {
  const { code, stdout, stderr } = await publish([...to("fifty"), chart, "--lock", lock("fifty"), "--json"]);
  assert.is(code, 0, stderr);
  assert.equal(states(stdout), { published: 50 });
  for (const { name, file, sum } of packagesOf([chart], 0)) {
    const { layers } = await manifestOf(registry.host, `fifty/${name}`, "1.0.0");
    assert.equal(
      layers.map(({ digest }) => digest),
      [`sha256:${sum}`],
      file,
    );
  }
  assert.is(Object.keys(await contents(registry.host, "fifty")).length, 50);
});

test("what is there is not published again, and its digests are in the lock file, by which Helm 3 and 4 install", async () => {
  const before = readFileSync(lock("fifty"), "utf8");
  const { code, stdout, stderr } = await publish([...to("fifty"), chart, "--lock", lock("fifty")], {
    helm: "helm3",
  });
  assert.is(code, 0, stderr);
  assert.match(
    stdout,
    `50 charts in oci://${registry.host}/fifty: 0 published, ` +
      `50 were there. Their digests are in ${lock("fifty")}.`,
  );
  assert.is(readFileSync(lock("fifty"), "utf8"), before);
  const digests = await contents(registry.host, "fifty");
  for (const [tag, digest] of Object.entries(digests))
    assert.ok(
      before.includes(
        `- name: ${tag.split(":")[0]}\n    version: "1.0.0"\n    repository: ` +
          `"oci://${registry.host}/fifty"\n    digest: "${digest}"\n`,
      ),
      tag,
    );
  const [, command] = /^ {2}helm (.*)$/m.exec(stdout.replaceAll(" \\\n   ", ""))!;
  assert.match(command!, / --qps 200 --burst-limit 400 /);
  for (const helm of ["helm3", "helm4"] as const) {
    const {
      code: installed,
      output,
      errors,
    } = await run(
      helm,
      command!
        .replace("upgrade --install", "template")
        .replace(/ --qps 200 --burst-limit 400/, "")
        .split(" "),
    );
    assert.is(installed, 0, errors);
    assert.is(output.match(/^kind: ConfigMap$/gm)!.length, 50);
  }
});

test("manifests are the same wherever and by whichever Helm they are pushed, with what registries and Artifact Hub show", async () => {
  const settings = { helm: "helm3", variables: { TZ: "America/St_Johns", LC_ALL: "C" } } as const;
  for (const [repository, setting] of [
    ["here", {}],
    ["elsewhere", settings],
  ] as const) {
    assert.is(
      (
        await publish(
          [
            ...to(repository),
            writeChart(umbrella(2), join(newFolder(), repository)),
            "--lock",
            lock(repository),
          ],
          setting,
        )
      ).code,
      0,
    );
  }
  assert.is(Object.keys(await contents(registry.host, "here")).length, 3);
  assert.equal(await contents(registry.host, "elsewhere"), await contents(registry.host, "here"));
  assert.equal((await manifestOf(registry.host, "here/platform", "1.0.0")).annotations, {
    "artifacthub.io/license": "Apache-2.0",
    "org.opencontainers.image.authors": "Team (team@example.com)",
    "org.opencontainers.image.created": "1970-01-01T00:00:00Z",
    "org.opencontainers.image.description": "Part of the platform",
    "org.opencontainers.image.source": "https://example.com/source",
    "org.opencontainers.image.title": "platform",
    "org.opencontainers.image.url": "https://example.com",
    "org.opencontainers.image.version": "1.0.0",
  });
});

test("--dry-run says what would be, and does nothing", async () => {
  const small = writeChart(umbrella(2), join(newFolder(), "platform"));
  assert.is((await publish([...to("dry"), join(small, "charts/service-1"), "--lock", lock("dry")])).code, 0);
  const before = readFileSync(lock("dry"), "utf8");
  const { code, stdout } = await publish([...to("dry"), small, "--lock", lock("dry"), "--dry-run"]);
  assert.is(code, 0);
  assert.match(
    stdout,
    /^there +service-1 1\.0\.0 +sha256:[0-9a-f]{64}\nto publish +service-2 1\.0\.0\nto publish +platform 1\.0\.0\n3 charts for .*: 2 would be published, 1 are there\. Nothing was published\.\n$/,
  );
  assert.equal(Object.keys(await contents(registry.host, "dry")), ["service-1:1.0.0"]);
  assert.is(readFileSync(lock("dry"), "utf8"), before);
});

test("another content under a version that is there is refused, with the difference, before anything is published", async () => {
  const before = readFileSync(lock("fifty"), "utf8");
  const tree = {
    ...platform,
    "charts/service-7/templates/config.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: seven\n",
    "charts/new/Chart.yaml": 'apiVersion: v2\nname: new\ndescription: New\nversion: "1.0.0"\n',
  };
  const { code, stdout } = await publish([
    ...to("fifty"),
    writeChart(tree, join(newFolder(), "platform")),
    "--lock",
    lock("fifty"),
  ]);
  assert.is(code, 1);
  assert.match(stdout, /^refused +service-7 1\.0\.0 +sha256:/m);
  assert.match(
    stdout,
    `oci://${registry.host}/fifty/service-7:1.0.0: 1 problem\n\n  ` +
      'templates/config.yaml:4  is "  name: service-7", would be "  name: seven"\n',
  );
  assert.match(stdout, `oci://${registry.host}/fifty/platform:1.0.0: 2 problems\n\n  charts/new/Chart.yaml `);
  assert.match(
    stdout,
    "give what has changed a new version; for charts of a catalogue: chartwright version " +
      `--against oci://${registry.host}/fifty --plain-http. Nothing was published.\n`,
  );
  assert.not("new:1.0.0" in (await contents(registry.host, "fifty")));
  assert.is(readFileSync(lock("fifty"), "utf8"), before);
});

test("the same files in another archive are the same chart", async () => {
  const [folder, packed] = [writeChart(umbrella(0), join(newFolder(), "platform")), newFolder()];
  assert.is(
    (
      await publish([...to("archives"), folder, "--lock", lock("archives")], {
        variables: { SOURCE_DATE_EPOCH: "1700000000" },
      })
    ).code,
    0,
  );
  const { code, stdout } = await publish([...to("archives"), folder, "--lock", lock("archives"), "--json"], {
    variables: { TMPDIR: packed },
  });
  assert.equal([code, states(stdout)], [0, { present: 1 }]);
});

test("two who publish the same at once do no harm", async () => {
  const runs = await Promise.all(
    ["one", "two"].map((name) => publish([...to("same"), chart, "--lock", lock(name)])),
  );
  assert.equal(
    runs.map(({ code }) => code),
    [0, 0],
    runs.map(({ stderr, stdout }) => stderr + stdout).join("\n"),
  );
  assert.equal(await contents(registry.host, "same"), await contents(registry.host, "fifty"));
  assert.is(readFileSync(lock("one"), "utf8"), readFileSync(lock("two"), "utf8"));
});
test.run();
