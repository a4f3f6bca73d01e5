import { test } from "uvu";
import * as assert from "uvu/assert";
import { quantity } from "../../src/catalogue/facts/quantity.js";
import { shownAmount } from "../../src/capacity/shown-amount.js";

const cases: readonly (readonly [resource: string, amount: string, shown: string])[] = [
  ["limits.cpu", "23.4", "23.4"],
  ["limits.cpu", "23400m", "23.4"],
  ["cpu", "100", "100"],
  ["cpu", "0.0001", "0.001"],
  ["pods", "0", "0"],
  ["limits.memory", "512Mi", "512Mi"],
  ["limits.memory", "1536Mi", "1.5Gi"],
  ["limits.memory", "20480Mi", "20Gi"],
  ["limits.memory", "1G", "953.675Mi"],
  ["requests.storage", "1.5Ti", "1.5Ti"],
  ["persistentvolumeclaims", "2000", "2000"],
  ["fast.storageclass.storage.k8s.io/persistentvolumeclaims", "2000", "2000"],
  ["requests.nvidia.com/gpu", "8", "8"],
];

for (const [resource, amount, shown] of cases)
  test(`${amount} of ${resource}`, () => assert.is(shownAmount(resource, quantity(amount)), shown));

test("a sum never looks smaller than it is", () =>
  assert.is(shownAmount("limits.memory", quantity("20Gi") + quantity(1)), "20.001Gi"));

test.run();
