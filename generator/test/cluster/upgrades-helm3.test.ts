import { test } from "uvu";
import { cluster } from "./cluster.js";
import { testUpgrades } from "./upgrades.js";

testUpgrades("helm3");
test.after(cluster.stop);
test.run();
