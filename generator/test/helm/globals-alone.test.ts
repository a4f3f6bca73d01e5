import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { smallUmbrella, writeChart } from "../values/charts.js";
import { kubeVersion, type Helm } from "./render.js";
import { run } from "./run.js";

// The chart of a service checks `global` where it is installed alone; else its umbrella has done so.
const umbrella = writeChart(smallUmbrella());
const alone = join(umbrella, "charts/web-app");
const scratch = mkdtempSync(join(tmpdir(), "globals-alone-"));
test.after(() => {
  rmSync(join(umbrella, "..", ".."), { recursive: true });
  rmSync(scratch, { recursive: true });
});

const wrong = "global: { image: { tag: 5 }, endpoints: { payment-service: { host: [] } } }";
const others =
  "global: { image: { digest: x }, endpoints: { database: 1 }, hosts: { admin: 1 }, theirs: [] }";

for (const helm of ["helm3", "helm4"] as const) {
  test(`${helm}: a chart alone refuses what is wrong in a global that it reads`, async () => {
    const { code, errors } = await rendered(helm, alone, wrong);
    assert.is(code, 1);
    assert.match(errors, "at '/global/image/tag': got number, want string");
    assert.match(errors, "at '/global/endpoints/payment-service/host': got array, want string");
  });

  test(`${helm}: a chart alone takes globals of others`, async () => {
    const { code, errors } = await rendered(helm, alone, others);
    assert.is(code, 0, errors);
  });

  test(`${helm}: an umbrella tells what is wrong in a global once`, async () => {
    const { code, errors } = await rendered(helm, umbrella, wrong);
    assert.is(code, 1);
    assert.is(errors.split("/global/image/tag").length, 2, errors);
  });
}

test.run();

function rendered(helm: Helm, chart: string, values: string) {
  const file = join(scratch, "values.yaml");
  writeFileSync(file, values);
  return run(helm, ["template", "shop", chart, "--kube-version", kubeVersion, "--values", file]);
}
