import type { Problem } from "../problem/problem.js";
import { quoted } from "../problem/shown.js";
import type { Chart } from "../chart/chart.js";
import type { Origins } from "./merge-sources.js";
import { keyPaths, rightPlace } from "./misplaced.js";
import { otherWords } from "./other-words.js";

/** What to say of a key, or of a list, that means something in other charts; undefined for all else. */
export function meantWord({ path, message }: Problem, chart: Chart, origins: Origins): string | undefined {
  const [scope = ""] = (chart.dependencies.length === 0 ? ownScope : serviceScope).exec(path) ?? [];
  const word = path.slice(scope.length);
  if (word === "env" && Array.isArray(origins.get(path)?.given)) return listOfVariables;
  const meant = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  if (meant === undefined || !message.startsWith("is not a known key")) return undefined;
  // One that only stands in the wrong place is not looked up.
  const isMisplaced = !word.includes(".") && rightPlace(path, chart) !== undefined;
  if ("instead" in meant) return isMisplaced ? undefined : `is not a known key. Write ${meant.instead}`;
  const place = word.startsWith("global.") || meant.key.startsWith("global.") ? "" : scope;
  const right = place + meant.key;
  const sameParent = parent(right) === parent(path);
  // An image is a value of its own, without paths of its keys.
  const isInValue = sameParent && place === scope && word.includes(".");
  if (!isInValue && !keyPaths(chart).includes(right)) {
    const elsewhere = rightPlace(right, chart);
    return elsewhere && `is not a known key here.${elsewhere}`;
  }
  const shownKey = sameParent ? right.slice(parent(right).length) : right;
  return `is not a known key. Did you mean ${quoted(shownKey)}?`;
}

const listOfVariables =
  'must be an object with the settings of the catalogue. A list of variables belongs in "extraEnv"';

const container = "(?:(?:containers|initContainers)\\.[^.[]+\\.|migration\\.|smokeCheck\\.)?";
const inner = `(?:workloads\\.[^.[]+\\.)?${container}`;
const ownScope = new RegExp(`^${inner}`);
const serviceScope = new RegExp(`^(?:(?!global\\.)[^.[]+\\.)?${inner}`);

function parent(path: string): string {
  return path.replace(/[^.]+$/, "");
}
