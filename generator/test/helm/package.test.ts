import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { chartsIn } from "../../src/release/package/charts-in.js";
import { packagesOf } from "../../src/release/package/package.js";
import { untar } from "../../src/release/package/untar.js";
import { newFolder, shop, writeChart } from "../release/package/chart-folder.js";
import { renderedText } from "./render.js";
import { run } from "./run.js";

const cli = join(packageFolder, "dist/generator/bundle/cli.js");
const helms = ["helm3", "helm4"] as const;
const packages = newFolder();
const charts = packagesOf(chartsIn(join(packageFolder, "charts")), 0).map(({ source }) => source);

assert.is(cliRun(["package", "-o", packageFolder, "-d", packages]).status, 0);

for (const helm of helms) {
  test(`${helm}: each package is linted and rendered as its folder is`, async () => {
    await Promise.all(
      charts.map(async (folder) => {
        const file = join(packages, `${basename(folder)}-1.0.0.tgz`);
        const lint = await run(helm, ["lint", "--strict", file]);
        assert.is(lint.code, 0, lint.output);
        assert.is(await renderedText(helm, file), await renderedText(helm, folder));
      }),
    );
  });
}

test("long names and names that are not ASCII arrive in Helm as they are", async () => {
  const long = `files/${"long-".repeat(30)}/${"name-".repeat(20)}.txt`;
  const template =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n{{- range $path, $bytes " +
    ":= .Files }}\n  {{ $path | quote }}: {{ $bytes | toString | quote }}\n{{- end }}\n";
  const folder = writeChart({ ...shop, [long]: "long\n", "templates/files.yaml": template });
  const destination = newFolder();
  assert.is(cliRun(["package", folder, "-d", destination]).status, 0);
  for (const helm of helms) {
    const ofPackage = await renderedText(helm, join(destination, "shop-1.0.0.tgz"));
    assert.is(ofPackage, await renderedText(helm, folder));
    assert.ok(ofPackage.includes(long) && ofPackage.includes("größe.txt"), ofPackage);
  }
});

test("what a .helmignore leaves out is what Helm leaves out", async () => {
  const rules = [
    "# notes",
    "*.orig",
    "docs/",
    "/root.txt",
    "files/*.md",
    "[a-c]?.log",
    "\\*.star",
    "!*[^~]",
  ].join("\n");
  const paths = [
    "a.orig",
    "docs/a",
    "files/docs/a",
    "docs-not",
    "root.txt",
    "files/root.txt",
    "files/a.md",
    "files/b/a.md",
    "a1.log",
    "d1.log",
    "*.star",
    "x.star",
    "back~",
    "templates/.hidden.yaml",
    ".dot",
  ];
  const folder = writeChart({
    ...shop,
    ".helmignore": rules,
    ...Object.fromEntries(paths.map((path) => [path, "a: 1\n"])),
  });
  const [ours, theirs] = [newFolder(), newFolder()];
  assert.is(cliRun(["package", folder, "-d", ours]).status, 0);
  await run("helm4", ["package", folder, "-d", theirs]);
  const [our, their] = [ours, theirs].map((place) =>
    untar(place, readFileSync(join(place, "shop-1.0.0.tgz"))).map(({ path }) => path),
  );
  assert.equal(our, their);
  assert.ok(our!.includes("d1.log") && !our!.includes("a1.log"));
});

test("provenance by a key of GnuPG is what Helm verifies, and a package that was tampered with is refused", async () => {
  const home = newFolder();
  const gpg = (...args: string[]) =>
    spawnSync("gpg", [
      "--homedir",
      home,
      "--batch",
      "--pinentry-mode",
      "loopback",
      "--passphrase",
      "secret",
      ...args,
    ]);
  if (gpg("--quick-generate-key", "Shop <shop@example.com>", "ed25519", "sign").status !== 0) {
    process.stdout.write("skipped: provenance: there is no GnuPG\n");
    return;
  }
  try {
    const destination = newFolder();
    const [keyring, passphrase] = ["keyring.gpg", "passphrase"].map((name) => join(home, name)) as [
      string,
      string,
    ];
    gpg("--output", keyring, "--export", "shop@example.com");
    writeFileSync(passphrase, "secret\n");
    // What ends a document has its own meaning in a provenance.
    const args = [
      "package",
      writeChart({ ...shop, "Chart.yaml": `${shop["Chart.yaml"]}...\n` }),
      "-d",
      destination,
      "--key",
      "shop@example.com",
      "--passphrase-file",
      passphrase,
    ];
    const { status, stdout, stderr } = cliRun(args, { GNUPGHOME: home });
    assert.is(status, 0, stderr);
    assert.match(stdout, "2 packages: 2 written, 0 unchanged, all signed.");
    const file = join(destination, "shop-1.0.0.tgz");
    for (const helm of helms)
      assert.match(
        (await run(helm, ["verify", "--keyring", keyring, file])).output,
        /Signed by: ?Shop <shop@example\.com>/,
      );

    const tampered = join(newFolder(), basename(file));
    cpSync(file, tampered);
    cpSync(`${file}.prov`, `${tampered}.prov`);
    writeFileSync(tampered, readFileSync(join(destination, "cart-1.0.0.tgz")));
    for (const helm of helms)
      assert.is((await run(helm, ["verify", "--keyring", keyring, tampered])).code, 1);

    const stranger = cliRun(["package", writeChart(shop), "-d", newFolder(), "--key", "nobody@example.com"], {
      GNUPGHOME: home,
    });
    assert.is(stranger.status, 3);
    assert.match(
      stranger.stderr,
      /^error: GnuPG cannot sign with the key "nobody@example\.com": .*No secret key.*\. Nothing was written\.\n$/,
    );

    // Without the key, another content: the old provenance goes.
    assert.is(
      cliRun(["package", writeChart({ ...shop, "values.yaml": "cart:\n  a: 1\n" }), "-d", destination])
        .status,
      0,
    );
    assert.throws(() => readFileSync(`${file}.prov`), /ENOENT/);
    assert.ok(
      readFileSync(join(destination, "cart-1.0.0.tgz.prov"), "utf8").startsWith(
        "-----BEGIN PGP SIGNED MESSAGE-----",
      ),
    );
  } finally {
    spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
  }
});

function cliRun(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [cli, ...args], {
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
}

test.run();
