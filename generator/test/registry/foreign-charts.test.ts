import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../helm/run.js";
import { newFolder, writeChart, type Tree } from "../release/package/chart-folder.js";
import { contents, startRegistry } from "./registry.js";
import { publish, umbrella, type ExitResult } from "./publish.js";

// Charts as other people write them.
const registry = await startRegistry();
const metadata = (name: string, more = "") =>
  `apiVersion: v2\nname: ${name}\ndescription: Sells\nversion: "1.0.0"\n${more}`;
const made = (tree: Tree) => writeChart(tree, join(newFolder(), "chart"));

test("what Helm or a registry would refuse half-way is refused before anything is published, also by --dry-run", async () => {
  const unloadable = made({
    ...umbrella(2),
    "Chart.yaml": metadata(
      "platform",
      'dependencies:\n  - name: service-1\n    version: "*"\n    repository: ""\n    alias: "no alias"\n',
    ),
  });
  for (const more of [["--dry-run"], []]) {
    const { code, stdout, stderr } = await to("half-way", [unloadable, ...more]);
    assert.equal([code, stdout], [1, ""]);
    assert.match(
      stderr,
      /^charts: 1 problem\n\n.*chart +is not loaded by Helm: .*alias.*\. Nothing was published\n$/,
    );
  }
  const unnameable = made({
    ...umbrella(1),
    "charts/a/Chart.yaml": metadata("Capital"),
    "charts/b/Chart.yaml": metadata("b").replace("1.0.0", "v1.0"),
    "charts/c/Chart.yaml": metadata("c").replace("1.0.0", `1.0.0-${"a".repeat(123)}`),
  });
  const { code, stderr } = await to("half-way", [unnameable]);
  assert.is(code, 1);
  assert.match(stderr, 'charts/a  has the name "Capital"; registries take lower-case letters');
  assert.match(
    stderr,
    'charts/b  has the version "v1.0"; a registry\'s charts are ' +
      'found by three numbers, as in "1.0.0". Nothing was published\n',
  );
  assert.match(stderr, "charts/c  has a version of 129 characters; registries take 128");
  assert.equal(await contents(registry.host, "half-way"), {});
});

test("the charts that are in no other are installed, but for libraries", async () => {
  const [one, other, library] = [
    made(umbrella(1)),
    made({ "Chart.yaml": metadata("single") }),
    made({ "Chart.yaml": metadata("library", "type: library\n") }),
  ];
  const { stdout } = await to("tops", [one, other, library]);
  assert.equal(
    [...stdout.matchAll(/--install (\S+)/g)].map(([, name]) => name),
    ["single", "platform"],
  );
  assert.not.match((await to("tops", [library])).stdout, "Install by digest");
});

test("an umbrella comes after a subchart that it has as a package", async () => {
  const packed = newFolder();
  const subchart = made({ "Chart.yaml": metadata("zoo") });
  const above = made({
    "Chart.yaml": metadata("above", 'dependencies:\n  - name: zoo\n    version: "*"\n    repository: ""\n'),
    "charts/.keep": "",
  });
  await run("helm4", ["package", subchart, "--destination", join(above, "charts")]);
  await run("helm4", ["package", subchart, "--destination", packed]);
  // The folder and Helm's package of it hold the same in another archive, but for Chart.yaml, which Helm
  // writes anew.
  const { code, stdout } = await to("zoo", [above, join(packed, "zoo-1.0.0.tgz")]);
  assert.is(code, 0);
  assert.match(stdout, /^published +zoo .*\npublished +above /);
});

test("a chart that is published from its own folder is published once", async () => {
  const folder = made({ "Chart.yaml": metadata("own") });
  const runs: ExitResult[] = [];
  for (let i = 0; i < 2; i++)
    runs.push(
      await publish([
        `oci://${registry.host}/own`,
        folder,
        ...registry.options,
        "--lock",
        join(folder, "charts.lock.yaml"),
      ]),
    );
  assert.equal(
    runs.map(({ code, stdout }) => [code, stdout.split(" ")[0]]),
    [
      [0, "published"],
      [0, "there"],
    ],
  );
});

test("of a file that is not text it is said how long it is", async () => {
  const bytes = (third: number) =>
    ({
      "Chart.yaml": metadata("binary"),
      "files/x.bin": Buffer.from([0xff, 0xfe, third]),
    }) as unknown as Tree;
  assert.is((await to("binary", [made(bytes(1))])).code, 0);
  assert.match(
    (await to("binary", [made(bytes(2))])).stdout,
    "files/x.bin  is 3 bytes that are no text, would be 3 others\n",
  );
});

test("a lock file in which a merge left two digests of one chart is refused; the same entry twice counts once", async () => {
  const lock = join(newFolder(), "charts.lock.yaml");
  const chart = made({ "Chart.yaml": metadata("merged") });
  const publishMerged = () =>
    publish([`oci://${registry.host}/merged`, chart, ...registry.options, "--lock", lock]);
  assert.is((await publishMerged()).code, 0);
  const once = readFileSync(lock, "utf8");
  const entry = /^ {2}- name[^]*/m.exec(once)![0];
  writeFileSync(lock, once + entry.replace(/sha256:\w+/, `sha256:${"0".repeat(64)}`));
  const { code, stderr } = await publishMerged();
  assert.is(code, 1);
  assert.match(
    stderr,
    /charts\[1\]\.digest +says that oci:\S+\/merged:1\.0\.0 is sha256:0+, and another entry that it is sha256:.*\. Delete the wrong one/,
  );
  writeFileSync(lock, once + entry);
  assert.is((await publishMerged()).code, 0);
  assert.is(readFileSync(lock, "utf8"), once);
});

test("--keyring takes no folder that nobody signs, and a file with logins that is damaged is named", async () => {
  const chart = made({ "Chart.yaml": metadata("signed") });
  const { code, stderr } = await to("signed", [chart, "--keyring", "/nowhere"]);
  assert.is(code, 2);
  assert.match(
    stderr,
    /^error: --keyring verifies packages, and .*chart is none\. Sign it with --key, or name packages that are signed\n/,
  );
  const logins = join(newFolder(), "config.json");
  writeFileSync(logins, "{");
  const damaged = await to("signed", [chart, "--registry-config", logins]);
  assert.is(damaged.code, 3);
  assert.match(
    damaged.stderr,
    "the file with the logins is damaged. Mend or delete it, and log in again. Helm says: ",
  );
});

test.after(registry.stop);
test.run();

function to(repository: string, args: readonly string[]): Promise<ExitResult> {
  return publish([
    `oci://${registry.host}/${repository}`,
    ...args,
    ...registry.options,
    "--lock",
    join(newFolder(), "charts.lock.yaml"),
  ]);
}
