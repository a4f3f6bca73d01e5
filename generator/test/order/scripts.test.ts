import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createListener, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { askRoutes, guard, waitForJob, waitForStores } from "../../src/chart/ordering/ordering-scripts.js";

// The programs as containers run them, with a real shell and a real curl. Where they ask the Kubernetes API,
// a server answers as it does.
const account = mkdtempSync(join(tmpdir(), "chartwright-scripts-"));
writeFileSync(join(account, "token"), "of-the-pod");
writeFileSync(join(account, "ca.crt"), "");
const servers: { close(): unknown }[] = [];
test.after(() => {
  rmSync(account, { recursive: true });
  servers.forEach((server) => server.close());
});

test("the guard lets programs through that run on the data", async () => {
  const { code, output } = await guarded({ "data/compatible-from>2": [] }, "shop=2");
  assert.is(code, 0, output);
  assert.is(output, "");
});

test("the guard refuses others, and names safe targets", async () => {
  const { code, output, asked } = await guarded(
    {
      "data/compatible-from>1": [record(2, 2, 5), record(4, 3, 9)],
      "data/revision>2": [record(3, 1, 7), record(4, 3, 9)],
      "data/revision<3": [record(1, 1, 4), record(2, 2, 5)],
    },
    "shop=1",
  );
  assert.is(code, 1);
  assert.is(
    output,
    "shop: refused, and nothing was changed. Only programs of revision 3 or newer run on its " +
      "data; the wanted release has revision 1. Safe, unless its migration failed: release 9, " +
      "and those after release 5 that were no rollbacks (helm history)\nHelm takes a rollback " +
      "that was refused for one that still runs. Before the next upgrade: kubectl delete " +
      "secret --namespace=here --selector=owner=helm,name=market,status=pending-rollback\n",
  );
  assert.is(
    asked[0],
    "app.kubernetes.io/instance=market,app.kubernetes.io/name=shop,app.kubernetes.io/component=data-revision,data/compatible-from>1",
  );
});

test("the guard looks at every service, and one refusal is enough", async () => {
  const { code, output } = await guarded(
    {
      "data/compatible-from>2": [],
      "data/compatible-from>3": [],
      "data/compatible-from>1": [record(2, 2, 2)],
      "data/revision>1": [record(2, 2, 2)],
      "data/revision<2": [],
    },
    "a=2",
    "b=1",
    "c=3",
  );
  assert.is(code, 1);
  assert.match(output, /^b: refused/);
});

test("where the guard cannot read, nothing is changed", async () => {
  const { code, output } = await guarded({}, "shop=1");
  assert.is(code, 1);
  assert.match(output, "shop: cannot read what its data is like, so nothing was changed\n");
});

test("pods wait until their migration has succeeded", async () => {
  let asked = 0;
  const url = await listen((request, response) => {
    asked += 1;
    assert.is(request.headers.authorization, "Bearer of-the-pod");
    const { searchParams, pathname } = new URL(request.url!, "http://api");
    assert.equal(
      [pathname, searchParams.get("labelSelector"), searchParams.get("fieldSelector")],
      ["/apis/batch/v1/namespaces/here/jobs", "a=b", "status.successful=1"],
    );
    // For curl, the API server breaks lines.
    response.end(
      asked === 1
        ? '{\n  "kind": "JobList",\n  "items": []\n}'
        : '{\n  "kind": "JobList",\n  "items": [\n    {\n      "metadata": {}\n    }\n  ]\n}',
    );
  });
  const { code, output } = await run(atServer(waitForJob, url), ["a=b"], { NAMESPACE: "here" });
  assert.equal([code, asked], [0, 2]);
  assert.match(output, "waiting for the success of the Job with a=b");
});

test("pods that wait for several Jobs ask for one after the other, and go on without any", async () => {
  const asked: string[] = [];
  const url = await listen((request, response) => {
    asked.push(new URL(request.url!, "http://h").searchParams.get("labelSelector")!);
    response.end('{ "items": [{ "kind": "Job" }] }');
  });
  const wait = (selectors: string) => run(atServer(waitForJob, url), [selectors], { NAMESPACE: "here" });
  assert.is((await wait("a=b,c=d e=f")).code, 0);
  assert.equal(asked, ["a=b,c=d", "e=f"]);
  assert.is((await wait("")).code, 0);
  assert.is(asked.length, 2);
});

test("a smoke check asks at every route, and takes any answer below 500", async () => {
  const url = await listen(
    (request, response) => void response.writeHead(request.url === "/open" ? 200 : 401).end(),
  );
  const { code, output } = await run(askRoutes(false), ["500", `${url}/open`, `${url}/closed`], {
    SECONDS_TO_ASK: "20",
  });
  assert.is(code, 0);
  assert.is(output, `${url}/open: 200\n${url}/closed: 401\n`);
});

test("a smoke check asks again, and gives up in time with the answer that it got", async () => {
  let asked = 0;
  const url = await listen((_request, response) => void response.writeHead(asked++ === 0 ? 503 : 404).end());
  assert.is((await run(askRoutes(false), ["500", url], { SECONDS_TO_ASK: "20" })).code, 0);
  const { code, output } = await run(askRoutes(false), ["400", url], { SECONDS_TO_ASK: "0" });
  assert.equal([code, output], [1, `${url}: 404, must be below 400\n`]);
});

test("what waits for stores is a program of a shell, and takes host and port apart", async () => {
  const nothing = createListener();
  await new Promise<void>((resolve) => nothing.listen(0, "127.0.0.1", resolve));
  servers.push(nothing);
  const { port } = nothing.address() as AddressInfo;
  // Not every machine has nc, but bash connects by itself.
  const nc = `nc() { [ "$1 $2 $3" = "-z -w 2" ] && bash -c "exec 3<>/dev/tcp/$4/$5"; }\n`;
  const { code, output } = await run(nc + waitForStores, [`127.0.0.1:${port}`], {});
  assert.equal([code, output], [0, `127.0.0.1:${port} accepts connections\n`]);
});

test.run();

interface Run {
  readonly code: number | null;
  readonly output: string;
}

async function guarded(
  answers: Readonly<Record<string, readonly object[]>>,
  ...programs: readonly string[]
): Promise<Run & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const url = await listen((request, response) => {
    const { searchParams, pathname } = new URL(request.url!, "http://api");
    assert.is(pathname, "/api/v1/namespaces/here/configmaps");
    const selector = searchParams.get("labelSelector")!;
    asked.push(selector);
    const items = answers[selector.split(",").at(-1)!];
    if (items === undefined) response.writeHead(403).end("{}");
    else response.end(JSON.stringify({ kind: "ConfigMapList", items }, undefined, 2));
  });
  const result = await run(atServer(guard, url).replace("--retry 5 ", ""), programs, {
    NAMESPACE: "here",
    RELEASE: "market",
  });
  return { ...result, asked };
}

function record(revision: number, compatibleFrom: number, release: number): object {
  const labels = {
    "data/revision": String(revision),
    "data/compatible-from": String(compatibleFrom),
    "data/release": String(release),
  };
  return {
    metadata: {
      labels,
      managedFields: [{ fieldsV1: { "f:metadata": { "f:labels": { "f:data/release": {} } } } }],
    },
    data: { release: String(release) },
  };
}

function atServer(script: string, url: string): string {
  return script
    .replaceAll("https://kubernetes.default.svc", url)
    .replaceAll("/var/run/secrets/kubernetes.io/serviceaccount", account);
}

async function listen(answer: RequestListener): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a container prints that runs `sh -c SCRIPT NAME ARGS`. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", script, "name", ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
      killSignal: "SIGKILL",
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, output }));
  });
}
