import { blockLines, commentLines, isFilled, type Comments } from "./yaml-block.js";
import { oneLineYaml } from "./yaml-scalar.js";

export { unprintable } from "./yaml-scalar.js";
export type { Comments } from "./yaml-block.js";

/**
 * Plain data as a YAML file: block style, two spaces, sequences indented under their key, key order kept, no
 * folding, no anchors. Comments stand above their keys, wrapped at 100 columns, with a blank line before
 * those of the top level; one of the empty path begins the file.
 *
 * @throws Error on what YAML cannot carry; `validate` refuses it earlier, see `unprintable`
 */
export function toYaml(value: unknown, comments: Comments = new Map()): string {
  const about = comments.get("");
  const head = about === undefined ? "" : `${commentLines(about, 0, false).join("\n")}\n\n`;
  if (!isFilled(value)) return `${head}${oneLineYaml(value)}\n`;
  return head + `${blockLines(value, 0, comments).join("\n")}\n`.replace(/^\n/, "");
}

/**
 * Plain data as a JSON file: two spaces, and a line feed at the end. Characters that nobody sees are escaped.
 */
export function jsonFile(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${text.replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, escaped)}\n`;
}
