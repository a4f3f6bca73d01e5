import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { packageFolder } from "../../src/package-folder.js";
import { newFolder, writeChart } from "../release/package/chart-folder.js";
import { run } from "../helm/run.js";
import { login, startRegistry } from "./registry.js";
import { ownFolders, publish, umbrella } from "./publish.js";

const registry = await startRegistry({ tls: true, auth: true });
const repository = `oci://${registry.host}/team/charts`;
const chart = writeChart(umbrella(2), join(newFolder(), "platform"));
const lock = join(newFolder(), "charts.lock.yaml");
const args = [repository, chart, "--lock", lock];
const dockerLogin = JSON.stringify({
  auths: { [registry.host]: { auth: Buffer.from(`${login.user}:${login.password}`).toString("base64") } },
});

test("without the authority of its certificate a registry is not trusted, without TLS it is not understood", async () => {
  const { code, stderr } = await publish(args);
  assert.is(code, 3);
  assert.match(
    stderr,
    "the registry's certificate is not trusted. Name its authority with --ca-file. Helm says: ",
  );
  const plain = await publish([...args, "--plain-http"]);
  assert.is(plain.code, 3);
  assert.match(plain.stderr, "if the registry speaks TLS, leave --plain-http out. Helm says: ");
});

test("without a login, and with a wrong one, it is said how to log in", async () => {
  const wrong = join(newFolder(), "wrong.json");
  writeFileSync(
    wrong,
    dockerLogin.replace(/"auth":"[^"]*"/, `"auth":"${Buffer.from("shop:guessed").toString("base64")}"`),
  );
  for (const more of [[], ["--registry-config", wrong]]) {
    const { code, stdout, stderr } = await publish([...args, ...registry.options, ...more]);
    assert.equal([code, stdout], [3, ""]);
    assert.match(
      stderr,
      "the login is missing or wrong. Run: helm registry login " +
        `${registry.host} ${registry.options.join(" ")}. Helm says: `,
    );
    assert.not.match(stderr, "guessed");
  }
});

for (const helm of ["helm3", "helm4"] as const) {
  test(`${helm}: by the login that Helm keeps`, async () => {
    const loggedIn = spawnSync(
      toolPath(helm),
      ["registry", "login", registry.host, ...registry.options, "--username", login.user, "--password-stdin"],
      { input: login.password, env: { ...toolEnvironment(helm), ...ownFolders }, encoding: "utf8" },
    );
    assert.is(loggedIn.status, 0, loggedIn.stderr);
    const { code, stderr } = await publish([...args, ...registry.options], { helm });
    assert.is(code, 0, stderr);
    const kept = join(ownFolders["HELM_CONFIG_HOME"]!, "registry/config.json");
    assert.match(readFileSync(kept, "utf8"), registry.host);
    // The next one does not live on this one's login.
    assert.is(
      spawnSync(toolPath(helm), ["registry", "logout", registry.host], {
        env: { ...toolEnvironment(helm), ...ownFolders },
      }).status,
      0,
    );
  });
}

test("by the login that Docker keeps, signed by cosign, once for each digest", async () => {
  const [docker, keys] = [newFolder(), newFolder()];
  writeFileSync(join(docker, "config.json"), dockerLogin);
  const variables = { DOCKER_CONFIG: docker, COSIGN_PASSWORD: "secret", TUF_ROOT: newFolder() };
  const cosign = (...more: string[]) =>
    spawnSync(toolPath("cosign"), more, {
      cwd: keys,
      env: { ...process.env, ...ownFolders, ...variables },
      encoding: "utf8",
    });
  assert.is(cosign("generate-key-pair").status, 0);
  const signedArgs = [...args, ...registry.options, "--cosign-key", join(keys, "cosign.key")];
  const { code, stderr } = await publish(signedArgs, { variables });
  assert.is(code, 0, stderr);
  const charts = [...readFileSync(lock, "utf8").matchAll(/name: (\S+)\n.*\n.*\n +digest: "(.*)"/g)].map(
    ([, name, digest]) => `${registry.host}/team/charts/${name}@${digest}`,
  );
  assert.is(charts.length, 3);
  const signatures = (image: string) => {
    const verified = cosign(
      "verify",
      "--key",
      "cosign.pub",
      "--insecure-ignore-tlog=true",
      "--registry-cacert",
      registry.options[1]!,
      image,
    );
    assert.is(verified.status, 0, verified.stderr);
    return (JSON.parse(verified.stdout) as readonly unknown[]).length;
  };
  assert.equal(charts.map(signatures), [1, 1, 1]);
  assert.is((await publish(signedArgs, { variables })).code, 0);
  assert.equal(charts.map(signatures), [1, 1, 1]);
  // Cosign itself knows Docker's logins alone.
  const helmLogin = join(newFolder(), "config.json");
  cpSync(join(docker, "config.json"), helmLogin);
  const other = writeChart(umbrella(0), join(newFolder(), "platform"));
  const byHelm = await publish(
    [
      `oci://${registry.host}/other`,
      other,
      "--lock",
      lock,
      ...signedArgs.slice(4),
      "--registry-config",
      helmLogin,
    ],
    { variables: { ...variables, DOCKER_CONFIG: newFolder() } },
  );
  assert.is(byHelm.code, 0, byHelm.stderr);
  const wrongKey = await publish([...args, ...registry.options, "--cosign-key", join(keys, "cosign.pub")], {
    variables,
  });
  assert.is(wrongKey.code, 3);
  assert.match(wrongKey.stderr, /^error: cosign cannot use the key ".*cosign\.pub": cosign says: /);
});

test("packages that were made earlier are published as they are, with their provenance; those that were tampered with are not", async () => {
  const [home, packages, docker] = [newFolder(), newFolder(), newFolder()];
  writeFileSync(join(docker, "config.json"), dockerLogin);
  const variables = { DOCKER_CONFIG: docker, GNUPGHOME: home };
  const gpg = (...more: string[]) =>
    spawnSync("gpg", [
      "--homedir",
      home,
      "--batch",
      "--pinentry-mode",
      "loopback",
      "--passphrase",
      "",
      ...more,
    ]);
  if (gpg("--quick-generate-key", "Shop <shop@example.com>", "ed25519", "sign").status !== 0) {
    process.stdout.write("skipped: packages with provenance: there is no GnuPG\n");
    return;
  }
  try {
    const keyring = join(home, "keyring.gpg");
    gpg("--output", keyring, "--export", "shop@example.com");
    const cli = join(packageFolder, "dist/generator/bundle/cli.js");
    assert.is(
      spawnSync(process.execPath, [cli, "package", chart, "-d", packages, "--key", "shop@example.com"], {
        env: { ...process.env, ...variables },
      }).status,
      0,
    );
    const files = ["platform", "service-1", "service-2"].map((name) => join(packages, `${name}-1.0.0.tgz`));
    const to = (place: string) => [
      `oci://${registry.host}/${place}`,
      ...registry.options,
      "--lock",
      join(home, `${place}.yaml`),
      "--keyring",
      keyring,
    ];
    const { code, stdout, stderr } = await publish([...to("packages"), ...files], { variables });
    assert.is(code, 0, stderr);
    assert.match(stdout, /^published +service-1.*\npublished +service-2.*\npublished +platform/);
    const pulled = await run(
      "helm4",
      [
        "pull",
        `oci://${registry.host}/packages/platform`,
        "--verify",
        "--keyring",
        keyring,
        "--destination",
        home,
        ...registry.options,
      ],
      "",
      { ...ownFolders, ...variables },
    );
    assert.is(pulled.code, 0, pulled.errors);
    assert.equal(readFileSync(join(home, "platform-1.0.0.tgz")), readFileSync(files[0]!));

    const platform = files[0]!;
    const tampered = join(newFolder(), "platform-1.0.0.tgz");
    const refused = async (bytes: Buffer, provenance: string | undefined, message: RegExp) => {
      writeFileSync(tampered, bytes);
      if (provenance !== undefined) writeFileSync(`${tampered}.prov`, provenance);
      const { code, stdout, stderr } = await publish([...to("tampered"), tampered], { variables });
      assert.equal([code, stdout], [1, ""], stderr);
      assert.match(stderr, message);
    };
    const [bytes, provenance] = [readFileSync(platform), readFileSync(`${platform}.prov`, "utf8")];
    await refused(
      bytes.subarray(0, bytes.length - 20),
      undefined,
      /is not a whole package of a chart: it is not compressed by gzip, or is damaged/,
    );
    await refused(bytes, undefined, /is not what a key of .*keyring\.gpg has signed\. Helm says: .*\.prov/);
    await refused(
      readFileSync(files[1]!),
      provenance,
      /is not what was signed: .*\.prov speaks of other bytes/,
    );
    await refused(
      bytes,
      provenance.replace("Part of the platform", "Part of our platform"),
      /is not what a key of .*keyring\.gpg has signed\. Helm says: .*signature/,
    );
  } finally {
    spawnSync("gpgconf", ["--homedir", home, "--kill", "all"]);
  }
});

test("a missing Helm is said to be missing, at once", async () => {
  const began = performance.now();
  const { code, stderr } = await publish([...args, "--helm", "/nowhere/helm"]);
  assert.equal(
    [code, stderr],
    [
      3,
      "error: there is no program /nowhere/helm. Charts are published " +
        "with Helm 3 or 4: install it, or name its program with --helm.\n",
    ],
  );
  assert.ok(performance.now() - began < 30_000);
});

test.after(registry.stop);
test.run();
