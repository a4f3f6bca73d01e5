import { secondsOf } from "../order/plan/duration.js";
import { didYouMean } from "../problem/suggest.js";
import type { Severity } from "../prove/scene/finding.js";
import { severities } from "../prove/severity.js";
import { UsageError } from "./command.js";

/**
 * The seconds of a duration.
 *
 * @param option its name, for the error
 * @throws UsageError for what is not a duration as Helm takes it, or none at all
 */
export function durationOption(option: string, text: string): number {
  const seconds = secondsOf(text);
  if (!seconds)
    throw new UsageError(`${option} must be a duration such as 10m or 1h30m, got ${JSON.stringify(text)}`);
  return seconds;
}

/**
 * Adds to the values files of `-f`, which takes them as Helm's does: one or several with commas between them,
 * as often as it is given, so that a chart or catalogue may stand behind it.
 */
export function addedFiles(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(",")];
}

/**
 * What --ignore names: codes, and for a finding that follows from a variable the code with that variable.
 *
 * @throws UsageError for anything else
 */
export function ignoredCodes(codes: readonly string[]): ReadonlySet<string> {
  const wrong = codes.find((code) => !/^CW\d{3}$|^CW106:[^\s:]+$/.test(code));
  if (wrong !== undefined)
    throw new UsageError(
      `--ignore takes codes such as CW405, or CW106:VARIABLE, not ${JSON.stringify(wrong)}`,
    );
  return new Set(codes);
}

/**
 * The severity of --fail-on; without it what can fail does.
 *
 * @throws UsageError for what is no severity
 */
export function failOnOption(text: string = "possible"): Severity {
  const found = severities.find((severity) => severity === text);
  if (found === undefined)
    throw new UsageError(
      `--fail-on takes ${severities.join(", ")}, not ${JSON.stringify(text)}.${didYouMean(text, severities)}`,
    );
  return found;
}
