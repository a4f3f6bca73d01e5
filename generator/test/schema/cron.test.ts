import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { scheduleFault } from "../../src/catalogue/facts/cron-schedule.js";
import { newAjv, validatorOptions } from "../../src/schema/check/validator.js";
import { bundleSchema } from "../../src/schema/files.js";

const isSchedule = newAjv(validatorOptions).compile(
  bundleSchema({ $ref: "values/cron-job.schema.json#/properties/schedule" }),
);

const number = fc.nat({ max: 62 }).map(String);
const word = fc.constantFrom("sun", "Mon", "FRI", "sat", "jan", "Mar", "dec");
const value = fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: word });
const range = fc.oneof(fc.tuple(number, number), fc.tuple(word, word)).map((ends) => ends.join("-"));
const part = fc
  .tuple(fc.oneof(fc.constantFrom("*", "?"), value, range), fc.constantFrom("", "", "/2", "/15", "/0"))
  .map((parts) => parts.join(""));

test("values have the schedules that the catalogue's rule takes", () => {
  const numbers = { accepted: 0, refused: 0 };
  // One field at a time, for five random ones are hardly ever all right.
  const schedules = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 2 }), fc.nat({ max: 4 }))
    .map(([parts, at]) => ["1", "2", "3", "4", "5"].map((usual, i) => (i === at ? parts.join(",") : usual)));
  for (const fields of fc.sample(schedules, { numRuns: 4000, seed: 11 })) {
    const schedule = fields.join(" ");
    const isRight = scheduleFault(schedule) === undefined;
    numbers[isRight ? "accepted" : "refused"]++;
    assert.is(isSchedule(schedule), isRight, schedule);
  }
  assert.ok(numbers.accepted > 800 && numbers.refused > 800, JSON.stringify(numbers));
});

test("nicknames and leading zeros", () => {
  for (const schedule of ["@daily", "05 03 * * 1-5", "0 0 1 jan-mar Mon-Fri"])
    assert.ok(isSchedule(schedule));
  for (const schedule of ["@never", "* * * *", "0 0 1-31/0 * *", "0 0 * * 7"])
    assert.not(isSchedule(schedule));
});

test.run();
