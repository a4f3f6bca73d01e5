import { test } from "uvu";
import { cluster } from "./cluster.js";
import { testGuardRails } from "./guard-rails.js";
import { testOwnCharts } from "./own-charts.js";

testOwnCharts("helm3");
testGuardRails("helm3");
test.after(cluster.stop);
test.run();
