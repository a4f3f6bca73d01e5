import { test } from "uvu";
import { runPrograms } from "../../../ci/cluster/programs/run-programs.js";
import { cluster } from "./cluster.js";
import { testGuard } from "./guard.js";
import { shopPrograms } from "./shop-programs.js";

const stop = await runPrograms(cluster.kubeconfig, shopPrograms);
testGuard("helm4");
testGuard("helm3");
test.after(async () => {
  await stop();
  await cluster.stop();
});
test.run();
