import { test } from "uvu";
import * as assert from "uvu/assert";
import { atOnce } from "../../src/tool/at-once.js";

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

test("a few jobs are under way at once, and what they return is in order", async () => {
  let [running, most] = [0, 0];
  const results = await atOnce([1, 2, 3, 4, 5, 6, 7, 8, 9], async (n) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20 - n));
    running--;
    return n * 10;
  });
  assert.equal(results, [10, 20, 30, 40, 50, 60, 70, 80, 90]);
  assert.is(most, 4);
});

test("after a failure none is begun, and those that had begun are over", async () => {
  const [begun, over]: [number[], number[]] = [[], []];
  const job = async (n: number) => {
    begun.push(n);
    if (n === 2) throw new Error("two");
    await turn();
    over.push(n);
  };
  try {
    await atOnce([1, 2, 3, 4, 5, 6, 7, 8, 9], job);
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, "two");
  }
  assert.equal(begun, [1, 2, 3, 4]);
  assert.equal(over, [1, 3, 4]);
});

test.run();
