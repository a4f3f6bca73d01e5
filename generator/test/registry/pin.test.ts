import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { run } from "../helm/run.js";
import { newFolder } from "../release/package/chart-folder.js";
import { startFaultyProxy, type Fault } from "./faulty-proxy.js";
import { ownFolders } from "./publish.js";
import { pushImage, pushIndex } from "./push-image.js";
import { login, startRegistry } from "./registry.js";

const registry = await startRegistry();
const asked: string[] = [];
let fault: Fault;
const proxy = await startFaultyProxy(registry.host, (method, path) => {
  asked.push(`${method} ${path}`);
  return fault;
});
const { host } = proxy;
const stops: (() => unknown)[] = [proxy.stop, registry.stop];
const index = await pushIndex(registry, "team/web", "1.0");
const cache = await pushImage(registry, "cache", "8", "first");
const own = `sha256:${"a".repeat(64)}`;

const folder = newFolder();
const file = join(folder, "values/images/production.yaml");
mkdirSync(join(folder, "values"), { recursive: true });
writeFileSync(
  join(folder, "catalogue.yaml"),
  `name: shop
version: 1.0.0
description: A shop
imageRegistry: ${host}
services:
  web: { description: Pages, image: { repository: team/web, tag: "1.0" } }
  admin: { description: Pages, image: { repository: team/web, tag: "1.0" } }
  cache: { description: Keeps, image: { registry: "${host}", repository: cache, tag: "7" } }
  fixed: { description: Stays, image: { registry: "${host}", repository: fixed, digest: "${own}" } }
  gone: { description: Is off, image: { registry: "${host}", repository: gone, tag: "1" } }
`,
);
const production = join(folder, "values/production.yaml");
writeFileSync(production, 'cache: { image: { tag: "8" } }\ngone: { enabled: false }\n');

test("each tag has its digest, that of the index where there is one, and equal images are asked for once", async () => {
  const { code, stdout, stderr } = await pin();
  assert.equal([code, stderr], [0, ""]);
  assert.is(stdout, "values/images/production.yaml: 3 digests.\n");
  assert.equal(asked.splice(0).sort(), ["HEAD /v2/cache/manifests/8", "HEAD /v2/team/web/manifests/1.0"]);
  const text = readFileSync(file, "utf8");
  assert.match(text, `# ${host}/cache:8\n    digest: "${cache}"\n`);
  assert.is(text.split(index).length, 3);
  assert.not.match(text, "fixed");
  assert.not.match(text, "gone");
});

test("Helm pulls by the digests", async () => {
  assert.is((await started(["generate", "--no-prove"])).code, 0);
  const { code, output, errors } = await run("helm4", [
    "template",
    "shop",
    join(folder, "charts/shop"),
    ...["--values", production, "--values", file],
  ]);
  assert.is(code, 0, errors);
  assert.equal([...output.matchAll(/image: (\S+)/g)].map(([, image]) => image).sort(), [
    `${host}/cache@${cache}`,
    `${host}/fixed@${own}`,
    `${host}/team/web@${index}`,
    `${host}/team/web@${index}`,
  ]);
});

test("--check says which tag moved, what is not pinned and what is pinned in vain; pin brings it up to date", async () => {
  assert.equal((await pin("--check")).stdout, "values/images/production.yaml: 3 digests, as it is now.\n");
  const before = readFileSync(file, "utf8");
  const moved = await pushImage(registry, "cache", "8", "second");
  writeFileSync(file, before.replace(/^admin:\n.*\n.*\n.*\n/m, `fixed: { image: { digest: "${own}" } }\n`));
  const { code, stdout } = await pin("--check");
  assert.is(code, 1);
  assert.equal(stdout.split("\n"), [
    `production: admin.image: ${host}/team/web:1.0 is not pinned, and is ${index}`,
    `production: cache.image: ${host}/cache:8 was ${cache}, and is ${moved}`,
    "production: fixed.image: is pinned in values/images/production.yaml, and no tag is there any more",
    "",
    "Run chartwright pin.",
    "",
  ]);
  assert.is((await pin("-e", "production")).code, 0);
  assert.is(readFileSync(file, "utf8"), before.replace(cache, moved));
});

test("an image that is not there is a problem, and nothing is written", async () => {
  const before = readFileSync(file, "utf8");
  writeFileSync(production, 'cache: { image: { tag: "9" } }\ngone: { enabled: false }\n');
  const { code, stdout } = await pin();
  writeFileSync(production, 'cache: { image: { tag: "8" } }\ngone: { enabled: false }\n');
  assert.is(code, 1);
  assert.is(
    stdout,
    `production: cache.image: ${host}/cache:9 is not in its registry\n\nNothing was written.\n`,
  );
  assert.is(readFileSync(file, "utf8"), before);
});

const faults: readonly (readonly [name: string, fault: Fault, line: string])[] = [
  [
    "has been asked too often",
    { status: 429, seconds: 7 },
    "has been asked too often. Try again in 7 s, or log in",
  ],
  ["fails", { status: 503 }, "fails, with status 503"],
  ["wants a login", { status: 401 }, "it asks for a login, or has no such image. Run: helm registry login"],
  ["forbids it", { status: 403 }, "it asks for a login, or has no such image. Run: helm registry login"],
  ["sends elsewhere", { status: 307 }, "answers with status 307"],
  ["is silent", "silence", "gave no whole answer within 1 s"],
];
for (const [name, chosen, line] of faults)
  test(`a registry that ${name} is one line for each image`, async () => {
    const before = readFileSync(file, "utf8");
    fault = chosen;
    const { code, stdout, stderr } = await pin("--timeout", "1s");
    fault = undefined;
    assert.equal([code, stdout], [3, ""]);
    const lines = stderr.trimEnd().split("\n");
    assert.is(lines.length, 2, stderr);
    assert.ok(
      lines.every((one) => one.includes(line)),
      stderr,
    );
    assert.is(readFileSync(file, "utf8"), before);
  });

test("by a token, which the login or nobody gets from a server of its own", async () => {
  const seen: string[] = [];
  const tokens = createServer((incoming, outgoing) => {
    const path = incoming.url!;
    const { authorization = "" } = incoming.headers;
    seen.push(`${path} ${authorization}`);
    if (path.startsWith("/token")) return void outgoing.end(JSON.stringify({ token: "given" }));
    if (authorization === "Bearer given")
      return void outgoing.writeHead(200, { "docker-content-digest": own }).end();
    const realm = `Bearer realm="http://${incoming.headers.host}/token",service="images"`;
    outgoing.writeHead(401, { "www-authenticate": realm }).end();
  });
  await new Promise<void>((resolve) => tokens.listen(0, "127.0.0.1", resolve));
  stops.push(() => tokens.close());
  const server = `127.0.0.1:${(tokens.address() as AddressInfo).port}`;
  const logins = join(newFolder(), "config.json");
  writeFileSync(logins, JSON.stringify({ auths: { [server]: { auth: "c2hvcDpzZWNyZXQ=" } } }));
  for (const [more, basic] of [
    [[], ""],
    [["--registry-config", logins], "Basic c2hvcDpzZWNyZXQ="],
  ] as const) {
    const { code, stderr } = await started(["pin", ...oneImage(server), "--plain-http", ...more]);
    assert.is(code, 0, stderr);
    assert.equal(seen.splice(0), [
      "/v2/web/manifests/1 ",
      `/token?service=images&scope=repository%3Aweb%3Apull ${basic}`,
      "/v2/web/manifests/1 Bearer given",
    ]);
  }
});

test("with TLS by a private authority, and a login", async () => {
  const closed = await startRegistry({ tls: true, auth: true });
  stops.push(closed.stop);
  const catalogue = oneImage(closed.host);
  const said = async (...more: string[]) => (await started(["pin", ...catalogue, ...more])).stderr;
  assert.match(await said(), "is not trusted");
  assert.match(await said("--plain-http"), "leave --plain-http out");
  assert.match(
    await said(...closed.options),
    `asks for a login, or has no such image. Run: helm registry login`,
  );
  const logins = join(newFolder(), "config.json");
  const auth = (password: string) => Buffer.from(`${login.user}:${password}`).toString("base64");
  writeFileSync(logins, JSON.stringify({ auths: { [closed.host]: { auth: auth("guessed") } } }));
  assert.match(await said(...closed.options, "--registry-config", logins), "the login is wrong");
  writeFileSync(logins, JSON.stringify({ auths: { [closed.host]: { auth: auth(login.password) } } }));
  const { code, stdout } = await started([
    "pin",
    ...catalogue,
    ...closed.options,
    "--registry-config",
    logins,
  ]);
  assert.is(code, 1);
  assert.match(stdout, "is not in its registry");
});

test("a folder of pins that leads out of the repository is left alone", async () => {
  const args = oneImage("127.0.0.1:1");
  const outside = newFolder();
  symlinkSync(outside, join(args[2]!, "values"));
  const { code, stderr, stdout } = await started(["pin", ...args]);
  assert.is(code, 1);
  assert.match(stderr + stdout, "--root");
  assert.equal(readdirSync(outside), []);
});

test("an environment that is not there is told with those that are", async () => {
  const { code, stderr } = await pin("-e", "prod");
  assert.is(code, 2);
  assert.match(stderr, "there is no values/prod.yaml. Environments: production");
  assert.not.ok(existsSync(join(folder, "values/images/prod.yaml")));
});

test.after(() => Promise.all(stops.map((stop) => stop())).then(() => {}));
test.run();

function pin(...args: string[]): ReturnType<typeof started> {
  return started(["pin", "--plain-http", ...args]);
}

/** A catalogue with one image of a registry, in a folder of its own, as arguments. */
function oneImage(server: string): readonly string[] {
  const output = newFolder();
  const catalogue = join(output, "catalogue.yaml");
  writeFileSync(
    catalogue,
    "name: one\nversion: 1.0.0\ndescription: One\nservices:\n" +
      `  web: { description: Pages, image: { registry: "${server}", repository: web, tag: "1" } }\n`,
  );
  return [catalogue, "-o", output];
}

function started(args: readonly string[]): Promise<{
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}> {
  const cli = join(packageFolder, "dist/generator/bundle/cli.js");
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...process.env, ...ownFolders },
  });
  const texts = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    texts.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    texts.stderr += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...texts })));
}
