import type { Finding, Severity } from "./scene/finding.js";

/** All of them, the worst first. */
export const severities: readonly Severity[] = ["certain", "possible", "hygiene"];

/** A finding whose severity is known. */
export interface Judged extends Finding {
  readonly severity: Severity;
}

/** A finding with the severity of its code, where its rule gives it no other. */
export function judged(finding: Finding): Judged {
  return { ...finding, severity: finding.severity ?? byCode[finding.code]! };
}

/** Whether any of these is at least as bad as a severity. */
export function anyFails(findings: readonly Judged[], failOn: Severity): boolean {
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn));
}

/** Every code, and how bad it is unless its rule knows better. */
export const byCode: Readonly<Record<string, Severity>> = {
  CW101: "certain",
  CW102: "certain",
  CW103: "certain",
  CW104: "certain",
  CW105: "possible",
  CW106: "certain",
  CW107: "certain",
  CW108: "certain",
  CW109: "certain",
  CW201: "certain",
  CW202: "certain",
  CW203: "certain",
  CW204: "possible",
  CW205: "possible",
  CW301: "certain",
  CW302: "certain",
  CW303: "certain",
  CW304: "certain",
  CW402: "possible",
  CW403: "hygiene",
  CW404: "hygiene",
  CW405: "possible",
  CW406: "possible",
  CW407: "certain",
  CW408: "possible",
  CW409: "certain",
  CW501: "possible",
  CW502: "possible",
  CW601: "possible",
  CW602: "certain",
  CW603: "certain",
  CW604: "certain",
  CW605: "certain",
  CW701: "possible",
  CW702: "possible",
  CW801: "possible",
  CW802: "possible",
  CW901: "certain",
};
