import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { blocksOf, page } from "../docs/pages.js";
import { cli, settled, shop } from "./proven-shop.js";

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: what goes wrong is said, and nothing is written`, () => {
    const { folder, run } = shop("own", toolPath(helm));
    const { status, stdout } = run();
    assert.is(status, 1);
    assert.match(
      stdout,
      /^charts\/shop: 1 finding\n\n {2}CW101 {2}certain {2}install\n {4}Job\/shop-setup \(pre-install; weight 0\) {2}shop\/charts\/web\/templates\/setup\.yaml\n/,
    );
    assert.match(
      stdout,
      /\nNothing was written\. To write it all the same: chartwright generate --no-prove\n$/,
    );
    assert.not.ok(existsSync(join(folder, "charts")));
    // It is not remembered as good.
    assert.is(run().status, 1);
  });
}

test("--check proves the charts as they would be, not as they are", () => {
  const { folder, run, catalogue } = shop("default");
  assert.equal([run().status, run("--check").status], [0, 0]);
  catalogue("own");
  const { status, stdout } = run("--check");
  assert.is(status, 1);
  assert.match(
    stdout,
    /^generated files: \d problems?\n[^]*\nNothing was written\. [^]*\n\ncharts\/shop: 1 finding\n\n {2}CW101/,
  );
  assert.is(run("--no-prove").status, 0);
  const written = run("--check");
  assert.is(written.status, 1);
  assert.match(written.stdout, /^\d+ files are up to date\.\n\ncharts\/shop: 1 finding\n/);
  assert.match(readFileSync(join(folder, "charts/shop/charts/web/values.yaml"), "utf8"), "account: own");
});

test("what environments have in common is said once, then what is one's own", () => {
  const { run, values } = shop("own");
  values("one.yaml", "web: { labels: { a: b } }\n");
  values("two.yaml", "");
  assert.match(run().stdout, /^charts\/shop in every environment: 1 finding\n(?![^]*finding)/);
  values("three.yaml", "web: { account: default }\n");
  const { findings } = JSON.parse(run("--json").stdout) as {
    readonly findings: readonly { readonly code: string; readonly environments: readonly string[] }[];
  };
  assert.equal(
    findings.map(({ code, environments }) => [code, environments]),
    [["CW101", ["one", "two"]]],
  );
  assert.match(run("--ignore", "CW101").stdout, /^charts\/shop in one, three, two: no finding\.$/m);
});

test("a module lies over the values file of its name, or is an environment by itself; one that cannot run is left out", () => {
  const { folder, run, values } = shop("default");
  values("preview.yaml", "web: { replicaCount: 2 }\n");
  values("preview.ts", 'export default { web: { account: "own" } };\n');
  values("lone.mjs", 'export default { web: { account: "own" } };\n');
  values("common.ts", "export const replicas = 3;\n");
  const { status, stdout } = run();
  assert.is(status, 1);
  assert.match(
    stdout,
    /^\S*values\/common\.ts was left out: it has no default export[^\n]*\ncharts\/shop in every environment: 1 finding\n/,
  );
  values("preview.ts", "export default { web: { replicaCount: 'two' }, wbe: {} };\n");
  const command = (...args: readonly string[]) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cli, ...args, join(folder, "catalogue.json"), "--output", folder],
      { encoding: "utf8" },
    );
    return stdout + stderr;
  };
  for (const problems of [run("--check").stdout, command("validate")])
    assert.match(problems, /values\/preview\.ts: 2 problems\n/);
  assert.match(
    command("order", "--environment", "common"),
    /there is no \S+values\/common\.yaml\. Environments: lone, preview\n\S+common\.ts was left out/,
  );
  assert.match(command("order", "--environment", "lone"), "shop in lone: upgrade\n");
});

test("the namespace's guard-rails of each environment count", () => {
  const { run, values } = shop("default", undefined, {
    namespace: { podSecurity: { enforce: "baseline" }, resourceQuota: { hard: { pods: 10 } } },
  });
  values("free.yaml", "");
  values("limited.yaml", "");
  values("namespace/limited.yaml", "name: shop-limited\nresourceQuota: { hard: { limits.memory: 1Gi } }\n");
  const { stdout } = run();
  assert.match(stdout, /^charts\/shop in limited: 1 finding\n\n {2}CW602[^]*ResourceQuota/);
});

test("values that Helm would refuse are said as validate says them, and where Helm itself refuses, it is named with what it was given", () => {
  const { run, values } = shop("default");
  values("typo.yaml", "web: { replicaCuont: 2 }\n");
  assert.match(
    run().stdout,
    /values\/typo\.yaml: 1 problem\n\n {2}1:8 {2}web\.replicaCuont .*"replicaCount"\?\n\nNothing was written\. /,
  );
  values("typo.yaml", "web: { account: none }\n");
  values("other.yaml", "web: { account: none }\n");
  const { status, stdout } = run();
  assert.is(status, 1);
  for (const file of ["other", "typo"])
    assert.match(
      stdout,
      new RegExp(
        `^charts/shop with \\S*values/${file}\\.yaml: 1 problem\n\n ` +
          "{2}Helm cannot render it: .*an account must be chosen",
        "m",
      ),
    );
  assert.match(stdout, "\n\nNothing was written. ");
});

test("what is outside of the release by the catalogue, or by values, may be waited for", () => {
  const wait = (host: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: waiting }
spec:
  selector: { matchLabels: { app: waiting } }
  template:
    metadata: { labels: { app: waiting } }
    spec:
      initContainers: [{ name: wait, image: wait:1, command: [sh, -c, "until nc -z ${host} 5432; do sleep 1; done"] }]
      containers: [{ name: waiting, image: waiting:1 }]
`;
  const services = (host: string) => ({
    db: { description: "Keeps", ports: { sql: 5432 } },
    web: { description: "Pages", calls: ["db"], templates: { "waiting.yaml": wait(host) } },
  });
  assert.match(shop("default", undefined, { services: services("postgres") }).run().stdout, "CW303");
  assert.is(
    shop("default", undefined, {
      services: services("postgres"),
      externalServices: { postgres: { hosts: ["postgres"], ports: { sql: 5432 }, cidrs: ["10.0.0.0/8"] } },
    }).run().status,
    0,
  );
  const { run, values } = shop("default", undefined, { services: services("postgres") });
  values(
    "one.yaml",
    "global: { endpoints: { db: { host: postgres, port: 5432, cidrs: [10.0.0.0/8] } } }\ndb: { enabled: false }\n",
  );
  const { status, stdout } = run();
  assert.is(status, 0, stdout);
});

test("a call that NetworkPolicies block in one environment is said, with the policy", () => {
  const { run, values } = shop("default", undefined, {
    namespace: { defaultDeny: true },
    services: {
      db: { description: "Keeps", ports: { sql: 5432 } },
      web: { description: "Pages", calls: ["db"] },
    },
  });
  values("one.yaml", "");
  assert.is(run().status, 0);
  values("two.yaml", "global: { networkPolicy: { enabled: false } }\n");
  const { status, stdout } = run();
  assert.is(status, 1);
  assert.match(stdout, /^charts\/shop in two: 1 finding\n\n {2}CW605 {2}certain {2}install, upgrade\n/);
  assert.match(
    stdout,
    "NetworkPolicies block the call of db by web, port 5432 TCP: out of and into the pods",
  );
  // The example of docs/proof-codes.md is what is said here.
  const [, finding] = /\n\n([^]*?)\n\n/.exec(stdout)!;
  const example = blocksOf(page("docs/proof-codes.md")).find(({ text }) => text.startsWith("CW605"));
  assert.is(example?.text, `${finding!.replaceAll(/^ {2}/gm, "")}\n`);
});

test("Helm is found on the PATH, and is told the catalogue's Kubernetes and the namespace", () => {
  const { folder, log } = shop("default", undefined, {
    kubeVersion: ">=1.33.0-0",
    namespace: { podSecurity: { enforce: "baseline" }, resourceQuota: { hard: { pods: 10 } } },
  });
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      "--require",
      join(folder, "spy.cjs"),
      cli,
      "generate",
      join(folder, "catalogue.json"),
      "--output",
      folder,
    ],
    {
      encoding: "utf8",
      env: { ...toolEnvironment(), PATH: `${folder}:/usr/bin:/bin`, XDG_CACHE_HOME: folder },
    },
  );
  assert.is(status, 0);
  assert.match(stdout, /^charts\/shop: no finding\.$/m);
  const [rails, ...umbrella] = log().trimEnd().split("\n");
  assert.match(rails!, /^template shop-namespace .* --kube-version 1\.33\.0$/);
  assert.equal(
    umbrella
      .map(
        (line) =>
          /^template shop (?=.*--namespace shop ).*--kube-version 1\.33\.0(?: (--is-upgrade))?$/.exec(
            line,
          )?.[1],
      )
      .sort(),
    ["--is-upgrade", undefined],
  );
});

test("where nothing changed Helm is not called again; values files count, old and new ones and modules", () => {
  const { run, values, calls, remove } = shop("default");
  values("one.yaml", "web: { replicaCount: 1 }\n");
  values("more.mjs", "export default { web: { replicaCount: 2 } };\n");
  assert.match(settled(run).stdout, "charts/shop in more, one: no finding.\n");
  const first = calls();
  assert.ok(first >= 4, String(first));
  assert.match(run().stdout, /0 changed, 0 deleted, \d+ unchanged\.\nProven before: no finding\.\n$/);
  assert.is(calls(), first);
  for (const change of [
    () => values("one.yaml", "web: { replicaCount: 3 }\n"),
    () => values("more.mjs", "export default { web: { replicaCount: 3 } };\n"),
    () => values("another.yaml", ""),
    () => remove("another.yaml"),
  ]) {
    change();
    const before = calls();
    assert.not.match(settled(run).stdout, "Proven before");
    assert.ok(calls() > before);
    assert.match(run().stdout, "Proven before");
  }
  // Another --timeout is another question.
  const before = calls();
  run("--timeout", "1m");
  assert.ok(calls() > before);
});

test.run();
