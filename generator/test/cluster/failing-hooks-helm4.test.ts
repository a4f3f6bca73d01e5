import { test } from "uvu";
import { runPrograms } from "../../../ci/cluster/programs/run-programs.js";
import { cluster } from "./cluster.js";
import { testFailingHooks } from "./failing-hooks.js";
import { shopPrograms } from "./shop-programs.js";

const stop = await runPrograms(cluster.kubeconfig, shopPrograms);
testFailingHooks("helm4");
test.after(async () => {
  await stop();
  await cluster.stop();
});
test.run();
