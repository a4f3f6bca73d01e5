import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { allInputs, inputsOf } from "./inputs.js";
import { locate, pathText } from "../problem/positions.js";
import { type Problem, ProblemsError } from "../problem/problem.js";
import type { TrackedSource } from "./read.js";
import { outsideFault } from "./readable-root.js";
import { suggestion } from "../problem/suggest.js";
import { statsAt } from "../disk/stats.js";

const MEGABYTE = 1_048_576;

/**
 * A source in which each `{ path }` of a ConfigMap's files and of chart templates is the text of the file
 * that it names, relative to the catalogue. Whatever else the value may be, its shape is left to the schema.
 *
 * @param root below which the files must lie, see `readableRoot`
 * @throws ProblemsError every file that lies elsewhere, is not there, is not UTF-8 text or is too large
 */
export function inlineFiles(source: TrackedSource, root: string): TrackedSource {
  const problems: Problem[] = [];
  const files: string[] = [];
  const read = (limit: number) => (entry: unknown, path: readonly string[]) => {
    if (!isRecord(entry) || typeof entry["path"] !== "string" || Object.keys(entry).length !== 1)
      return entry;
    const result = fileText(dirname(source.file), entry["path"], root, limit);
    if ("text" in result) {
      files.push(join(dirname(source.file), entry["path"]));
      return result.text;
    }
    problems.push({ path: pathText([...path, "path"]), message: result.fault });
    return entry;
  };
  const value = within(source.value, [], ["services", "*"], (service, path) => {
    const texts = within(service, path, ["configMaps", "*", "files", "*"], read(MEGABYTE));
    return within(texts, path, ["templates", "*"], read(5 * MEGABYTE));
  });
  if (problems.length > 0)
    throw new ProblemsError(source.file, locate(problems, source.positions ?? new Map()));
  return { ...source, value, inputs: allInputs([source.inputs, inputsOf({ files })]) };
}

type Change = (value: unknown, path: readonly string[]) => unknown;

/**
 * A copy in which what `steps` lead to is changed; `*` stands for every key. What is not as expected stays as
 * it is.
 */
function within(value: unknown, path: readonly string[], steps: readonly string[], change: Change): unknown {
  const [step, ...others] = steps;
  if (step === undefined) return change(value, path);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      step === "*" || step === key ? within(member, [...path, key], others, change) : member,
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fileText(
  folder: string,
  path: string,
  root: string,
  limit: number,
): { readonly text: string } | { readonly fault: string } {
  const quoted = JSON.stringify(path);
  if (isAbsolute(path)) return { fault: `must be relative to the catalogue, got ${quoted}` };
  const file = join(folder, path);
  const outside = outsideFault(file, root);
  if (outside !== undefined) return { fault: `names ${quoted}, which ${outside}` };
  const found = statsAt(file);
  if (found === undefined) return { fault: `names ${quoted}, which does not exist${similar(file, path)}` };
  if (!found.isFile()) return { fault: `names ${quoted}, which is not a file` };
  if (found.size > limit)
    return {
      fault:
        `names ${quoted}, which has ${found.size} bytes; at most ` +
        `${limit / MEGABYTE} MiB (${limit} bytes) are possible`,
    };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file)) };
  } catch (error) {
    if (error instanceof TypeError) return { fault: `names ${quoted}, which is not UTF-8 text` };
    return { fault: `names ${quoted}, which cannot be read: ${(error as NodeJS.ErrnoException).code}` };
  }
}

function similar(file: string, path: string): string {
  if (!statsAt(dirname(file))?.isDirectory()) return ", and neither does its folder";
  const near = suggestion(basename(file), readdirSync(dirname(file)).sort());
  return near === undefined
    ? ""
    : `. Did you mean ${JSON.stringify(path.slice(0, -basename(path).length) + near)}?`;
}
