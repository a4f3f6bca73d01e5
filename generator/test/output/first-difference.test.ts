import { test } from "uvu";
import * as assert from "uvu/assert";
import { firstDifference } from "../../src/output/first-difference.js";

const cases: readonly (readonly [
  found: string,
  wanted: string,
  line: number | undefined,
  message: string,
])[] = [
  ["a: 1\nb: 2\nc: 3\n", "a: 1\nb: 3\nc: 3\n", 2, 'is "b: 2", would be "b: 3"'],
  ["a\n", "a\nb\n", 2, 'is the end of the file, would be "b"'],
  ["a\nb\n", "a\n", 2, 'is "b", would be the end of the file'],
  ["a", "a\n", 1, 'is "a", would be "a\\n"'],
  ["", "a\n", 1, 'is the end of the file, would be "a"'],
  ["a\u001b[31m\n", "a\n", 1, 'is "a\\u001b[31m", would be "a"'],
  [
    `${"x".repeat(200)}1\n`,
    `${"x".repeat(200)}2\n`,
    1,
    `is "…${"x".repeat(30)}1", would be "…${"x".repeat(30)}2"`,
  ],
  [`1${"x".repeat(200)}\n`, "2\n", 1, `is "1${"x".repeat(79)}…", would be "2"`],
  [
    "a\r\nb\r\n",
    "a\nb\n",
    undefined,
    "differs in its line endings alone (CRLF): git converted it. Put " +
      "`* text=auto eol=lf` into .gitattributes and check it out again",
  ],
];

for (const [found, wanted, line, message] of cases) {
  test(JSON.stringify([found.slice(0, 20), wanted.slice(0, 20)]), () => {
    assert.equal(
      firstDifference(Buffer.from(found), wanted),
      line === undefined ? { message } : { line, message },
    );
  });
}

test.run();
