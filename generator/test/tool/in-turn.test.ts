import { setTimeout } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inTurn } from "../../src/tool/in-turn.js";

test("two jobs are under way at a time, also after one that failed", async () => {
  let [underWay, most] = [0, 0];
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((number) =>
      inTurn(async () => {
        most = Math.max(most, ++underWay);
        await setTimeout(5);
        underWay--;
        if (number === 2) throw new Error("failed");
        return number;
      }),
    ),
  );
  assert.equal(
    outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed")),
    [1, "failed", 3, 4, 5, 6],
  );
  assert.is(most, 2);
  assert.is(await inTurn(async () => "later"), "later");
});

test.run();
