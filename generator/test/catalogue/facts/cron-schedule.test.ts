import { test } from "uvu";
import * as assert from "uvu/assert";
import { scheduleFault } from "../../../src/catalogue/facts/cron-schedule.js";

const good = [
  "0 3 * * *",
  "*/15 * * * *",
  "0-30/5 8-18 1,15 jan-MAR mon-fri",
  "59 23 31 12 6",
  "? ? ? ? ?",
  "5/10 * * * 0",
  "@daily",
  "@hourly",
  "0 0 1 1 SUN",
];

for (const schedule of good)
  test(`${schedule} is a schedule`, () => assert.is(scheduleFault(schedule), undefined));

const bad: readonly (readonly [schedule: string, fault: string])[] = [
  ["60 * * * *", "must have a minute from 0 to 59, got 60"],
  ["* 24 * * *", "must have an hour from 0 to 23, got 24"],
  ["* * 0 * *", "must have a day of the month from 1 to 31, got 0"],
  ["* * * 13 *", "must have a month from 1 to 12, got 13"],
  ["* * * juni *", "must have a month from 1 to 12, got juni"],
  ["* * * * 7", "must have a day of the week from 0 to 6, got 7. Sunday is 0"],
  ["* * * * fri-mon", "must not have a day of the week that runs back, got fri-mon"],
  ["*/0 * * * *", "must have a minute such as 0, *, */2 or 0-2, got */0"],
  ["1- * * * *", "must have a minute such as 0, *, */2 or 0-2, got 1-"],
  ["1,,2 * * * *", "must have a minute such as 0, *, */2 or 0-2, got nothing"],
];

for (const [schedule, fault] of bad)
  test(`${schedule} ${fault}`, () => assert.is(scheduleFault(schedule), fault));

test.run();
