import { test } from "uvu";
import * as assert from "uvu/assert";
import { wrapProse } from "../../src/render/wrap-prose.js";

const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

for (const [name, before, after] of [
  ["a paragraph is wrapped at 100 columns", words(25), `${words(20)}\n${words(5)}`],
  ["an item goes on below its text", `- ${words(25)}`, `- ${words(19)}\n  ${words(6)}`],
  ["code on one line stays together", `${words(19)} \`a b c d\` e`, `${words(19)}\n\`a b c d\` e`],
  ["a sign of Markdown does not begin a line", `${words(20)} - ${words(2)}`, `${words(20)} -\n${words(2)}`],
  ["a table stays", `| ${words(30)} |`, `| ${words(30)} |`],
  ["a heading stays", `# ${words(30)}`, `# ${words(30)}`],
  ["code stays", `\`\`\`sh\n${words(30)}\n\`\`\``, `\`\`\`sh\n${words(30)}\n\`\`\``],
] as const) {
  test(name, () => assert.is(wrapProse(before), after));
}

test.run();
