import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { toolEnvironment, toolPath } from "../../../ci/tools/index.js";
import { pathText, type Step } from "../../src/problem/positions.js";

export type Helm = "helm3" | "helm4";

/** What Helm says of values. */
export type Verdict =
  | { readonly kind: "accepted" }
  /**
   * Refused by schemas: the places of the faults, and names of keys that are not allowed, which Helm prints
   * with a wrong place.
   */
  | { readonly kind: "refused"; readonly paths: ReadonlySet<string>; readonly names: ReadonlySet<string> }
  /** Refused before any schema, or while rendering. */
  | { readonly kind: "failed"; readonly error: string };

/**
 * Runs `helm template` on a chart with values files.
 *
 * @param chart its folder, which has its name
 * @param files their texts, later ones winning
 * @param values the same as one value, by which a number in Helm's pointers is known for the item of a list
 */
export function helmVerdict(helm: Helm, chart: string, files: readonly string[], values: unknown): Verdict {
  const folder = mkdtempSync(join(tmpdir(), "verdict-test-"));
  const paths = files.map((text, i) => {
    writeFileSync(join(folder, `${i}.yaml`), text);
    return ["--values", join(folder, `${i}.yaml`)];
  });
  const args = ["template", "release", chart, "--kube-version", "1.35.0", ...paths.flat()];
  const { status, stderr, error } = spawnSync(toolPath(helm), args, {
    encoding: "utf8",
    env: toolEnvironment(helm),
    maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true });
  if (error) throw error;
  if (status === 0) return { kind: "accepted" };
  const report = /^Error: values don't meet the specifications[^\n]*\n(.*)/ms.exec(stderr)?.[1];
  return report === undefined
    ? { kind: "failed", error: stderr }
    : { kind: "refused", ...faults(report, basename(chart), values) };
}

/**
 * Reads a report such as this, in which a service's part has pointers of its own:
 *
 *     shop:
 *     - at '/web/labels': validation failed
 *       - at '/web/labels/a': got number, want string
 *     web:
 *     - at '': missing property 'image'
 */
function faults(report: string, root: string, values: unknown): { paths: Set<string>; names: Set<string> } {
  const [paths, names] = [new Set<string>(), new Set<string>()];
  let chart = root;
  let within = Infinity;
  for (const line of report.split("\n")) {
    const [, indent = "", pointer = "", message = ""] =
      /^( *)- at '((?:[^'\\]|\\.)*)': (.*)$/.exec(line) ?? [];
    chart = /^(\S+):$/.exec(line)?.[1] ?? chart;
    // What stands below a choice or a name only says why it failed.
    if (message === "" || indent.length > within) continue;
    within = Infinity;
    const steps = stepsOf((chart === root ? "" : `/${chart}`) + unquoted(pointer), values);
    const name = /^invalid propertyName (.*)$/.exec(message)?.[1];
    if (name !== undefined) names.add(unquoted(name.slice(1, -1)));
    else if (!isGroup(message)) placesOf(message).forEach((more) => paths.add(pathText([...steps, ...more])));
    if (name !== undefined || message === "'anyOf' failed" || message === "'oneOf' failed")
      within = indent.length;
  }
  return { paths, names };
}

function isGroup(message: string): boolean {
  return (
    message === "validation failed" ||
    message === "'allOf' failed" ||
    message.startsWith("validation failed with")
  );
}

function placesOf(message: string): readonly (readonly Step[])[] {
  const equal = /^items at (\d+) and (\d+) are equal$/.exec(message);
  if (equal) return [[Math.max(Number(equal[1]), Number(equal[2]))]];
  if (!/^(missing propert|additional propert)/.test(message)) return [[]];
  return [...message.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, name]) => [unquoted(name!)]);
}

function unquoted(text: string): string {
  return JSON.parse(`"${text.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`) as string;
}

function stepsOf(pointer: string, values: unknown): readonly Step[] {
  const tokens = pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  let here = values;
  return tokens.map((token) => {
    const step = Array.isArray(here) ? Number(token) : token;
    here =
      typeof here === "object" && here !== null
        ? (here as Readonly<Record<string, unknown>>)[token]
        : undefined;
    return step;
  });
}
