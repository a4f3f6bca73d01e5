import { isTimeZone, timeZones } from "../../facts/time-zones.js";
import { scheduleFault } from "../../facts/cron-schedule.js";
import { everyWorkload } from "../../facts/parts.js";
import { hinted } from "../../../problem/suggest.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** A schedule and a time zone that Kubernetes can read. */
export const cronJobs: Rule = (catalogue) =>
  everyWorkload(catalogue).flatMap(({ workload: { path, cronJob } }) => {
    if (cronJob === undefined) return [];
    const { schedule, timeZone } = cronJob;
    const fault = scheduleFault(schedule);
    return [
      ...(fault === undefined ? [] : [{ path: at(path, "cronJob", "schedule"), message: fault }]),
      ...(timeZone === undefined || isTimeZone(timeZone)
        ? []
        : [
            {
              path: at(path, "cronJob", "timeZone"),
              message: hinted(
                `must be a time zone such as "Europe/Berlin", got ${JSON.stringify(timeZone)}`,
                timeZone,
                timeZones(),
              ),
            },
          ]),
    ];
  });
