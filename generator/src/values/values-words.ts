import type { Problem } from "../problem/problem.js";
import { quoted, shown } from "../problem/shown.js";
import { suggestion } from "../problem/suggest.js";
import type { Chart } from "../chart/chart.js";
import { disabledCalleeReason } from "../chart/values/disabled-callee.js";
import type { Origins } from "./merge-sources.js";
import { meantWord } from "./meant-word.js";
import { rightPlace } from "./misplaced.js";

/** A problem that a schema has found, said as it looks to someone who writes a values file. */
export function inValuesWords(problem: Problem, chart: Chart, origins: Origins): Problem {
  const message =
    removed(problem, origins) ??
    withoutPlace(problem, origins) ??
    meantWord(problem, chart, origins) ??
    unknownKey(problem, chart) ??
    stillCalled(problem, chart, origins) ??
    onOrOff(problem, chart, origins);
  return message === undefined ? problem : { ...problem, message };
}

/** Nobody leaves out what has a default, but null takes the default away. */
function removed({ path, message }: Problem, origins: Origins): string | undefined {
  const origin = origins.get(path);
  if (message !== "is required" || origin?.given !== null) return undefined;
  const [must, what] =
    origin.written === "" ? ["must have a value", "nothing"] : ["must not be null", "null"];
  return (
    `${must}: ${what} takes its default away, and the ` +
    "chart needs it. Leave the line out to have the default"
  );
}

/** What the rules on `global.endpoints` ask for. */
function withoutPlace({ path, message }: Problem, origins: Origins): string | undefined {
  const [, endpoint] = /^(global\.endpoints\..+)\.cidrs$/.exec(path) ?? [];
  if (endpoint === undefined || message !== "is required") return undefined;
  const host = shown(origins.get(`${endpoint}.host`)?.given);
  return (
    `is required: ${host} is not a public name, so NetworkPolicies do not know where it is. ` +
    "Or give namespaceLabels, or write NAME.NAMESPACE.svc for a Service of the cluster"
  );
}

function unknownKey({ path, message }: Problem, chart: Chart): string | undefined {
  if (!message.startsWith("is not a known key") || message.includes("Did you mean")) return undefined;
  const meant = /[.[]/.test(path) ? rightPlace(path, chart) : meantService(path, chart);
  return meant && `is not a known key${/[.[]/.test(path) ? " here" : ""}.${meant}`;
}

/**
 * `payments` for `payment-service` is further off than a slip, but there is little else at the top that it
 * could be.
 */
function meantService(word: string, { dependencies }: Chart): string | undefined {
  const short = new Map(dependencies.map(({ name }) => [name.replace(/-[a-z0-9]+$/, ""), name]));
  const meant = short.get(word) ?? short.get(suggestion(word, short.keys()) ?? "");
  return meant && ` Did you mean ${quoted(meant)}?`;
}

function stillCalled({ path }: Problem, chart: Chart, origins: Origins): string | undefined {
  const disabled = chart.dependencies.find(
    ({ name }) => path === `${name}.enabled` && origins.get(path)?.given === false,
  );
  const reason = disabled && disabledCalleeReason(chart.schema, disabled.name);
  return reason && `must be ${reason}`;
}

function onOrOff({ path, message }: Problem, chart: Chart, origins: Origins): string | undefined {
  const given = origins.get(path)?.given;
  const isService = typeof given === "boolean" && chart.dependencies.some(({ name }) => name === path);
  return isService ? `${message}. Write ${path}: { enabled: ${given} }` : undefined;
}
