import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { cli, shop } from "./proven-shop.js";

const deny = [
  "apiVersion: networking.k8s.io/v1",
  "kind: NetworkPolicy",
  "metadata:",
  '  name: {{ include "db.fullname" . }}-deny',
  "spec:",
  "  podSelector: {}",
  "  policyTypes: [Ingress, Egress]",
  "",
].join("\n");
const { folder, values } = shop("default", undefined, {
  services: {
    db: { description: "Keeps", ports: { sql: 5432 }, templates: { "deny.yaml": deny } },
    web: { description: "Pages", calls: ["db"] },
  },
});
values("one.yaml", "");
values("two.yaml", "global: { networkPolicy: { enabled: false } }\n");

for (const helm of ["helm4", "helm3"] as const) {
  test(`${helm}: validate names what NetworkPolicies block in an environment`, () => {
    const { status, stdout } = validate(["--helm", toolPath(helm)]);
    assert.is(status, 1);
    assert.match(stdout, /\ncharts\/shop in two: 1 finding\n\n {2}CW605 {2}certain /);
    assert.match(stdout, "NetworkPolicies block the call of db by web, port 5432 TCP");
  });
}

test("values files together are one environment, also from a pipe", () => {
  const two = join(folder, "values/two.yaml");
  const blocked = validate(["--json", "-f", two, "-f", "-"], "web: { replicaCount: 2 }\n");
  assert.is(blocked.status, 1);
  const { findings } = JSON.parse(blocked.stdout) as { readonly findings: readonly { code: string }[] };
  assert.equal(
    findings.map(({ code }) => code),
    ["CW605"],
  );
  const open = validate(["-f", two, "-f", "-"], "global: { networkPolicy: { enabled: true } }\n");
  assert.is(open.status, 0, open.stdout);
  assert.match(open.stdout, /\nNetworkPolicies let all through that is declared\.\n$/);
});

test("without Helm it leaves NetworkPolicies alone", () => {
  for (const { status, stdout } of [validate(["--no-prove"]), validate([], "", { PATH: "/nowhere" })]) {
    assert.is(status, 0, stdout);
    assert.not.match(stdout, "NetworkPolicies");
  }
});

test.run();

function validate(args: readonly string[], input = "", env: NodeJS.ProcessEnv = toolEnvironment()) {
  const file = join(folder, "catalogue.json");
  const all = [cli, "validate", file, "--output", folder, ...args];
  return spawnSync(process.execPath, all, { encoding: "utf8", input, env });
}
