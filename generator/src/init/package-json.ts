import { ProblemsError } from "../problem/problem.js";
import type { Answers } from "./answers.js";

const scripts = {
  generate: "chartwright generate",
  check: "chartwright validate && chartwright generate --check",
};

/**
 * A package.json with the scripts and packages that charts need; what it has already stays.
 *
 * @param before its text; undefined: there is none
 * @param version the version of chartwright that is asked for
 * @throws ProblemsError for a text that is no JSON object
 */
export function packageJson(
  before: string | undefined,
  { name, language }: Answers,
  version: string,
): string {
  const own = before === undefined ? { name, private: true, type: "module" } : parsed(before);
  const known = { ...section(own["dependencies"]), ...section(own["devDependencies"]) };
  const wanted = { chartwright: version, ...(language === "typescript" ? { typescript: ">=5.9" } : {}) };
  const missing = Object.entries(wanted).filter(([name]) => !Object.hasOwn(known, name));
  const merged = {
    ...own,
    scripts: { ...scripts, ...section(own["scripts"]) },
    devDependencies: { ...section(own["devDependencies"]), ...Object.fromEntries(missing) },
  };
  const indent = /^([ \t]+)"/m.exec(before ?? "")?.[1] ?? "  ";
  return `${JSON.stringify(merged, undefined, indent)}\n`;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, as for any other text that is not an object.
  }
  throw new ProblemsError("package.json", [
    { path: "", message: "must be a JSON object. Mend it, and run this again" },
  ]);
}

function section(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
