import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseState, sha256, stateText } from "../../src/output/state.js";

const one = sha256("one");
const two = sha256("two");

test("the text is sorted and readable, whatever the order of the files", () => {
  assert.is(
    stateText(
      new Map([
        ["b", two],
        ["a", one],
      ]),
    ),
    '{\n  "about": "What chartwright generated, by sha256. Commit this file and do ' +
      `not edit it.",\n  "files": {\n    "a": "${one}",\n    "b": "${two}"\n  }\n}\n`,
  );
});

test("what was written is read again", () => {
  assert.equal(parseState(stateText(new Map([["a", one]]))).sums, new Map([["a", [one]]]));
  assert.is(parseState(stateText(new Map())).condition, "whole");
  assert.is(parseState(undefined).condition, "missing");
});

test("it says which catalogue it was made from", () => {
  const { catalogue, condition } = parseState(
    stateText(new Map(), { catalogue: "catalogue/index.ts", pending: new Map() }),
  );
  assert.equal([catalogue, condition], ["catalogue/index.ts", "interrupted"]);
  assert.is(parseState('{"catalogue":3,"files":{}}').catalogue, undefined);
});

test("after an interrupted run either sum is ours", () => {
  const state = parseState(
    stateText(new Map([["a", one]]), {
      pending: new Map([
        ["a", two],
        ["b", two],
      ]),
    }),
  );
  assert.is(state.condition, "interrupted");
  assert.equal(
    state.sums,
    new Map([
      ["a", [one, two]],
      ["b", [two]],
    ]),
  );
  assert.is(parseState(stateText(new Map(), { pending: new Map() })).condition, "interrupted");
});

test("names that mean something to JavaScript are plain paths", () => {
  const sums = new Map([
    ["__proto__", one],
    ["constructor", two],
  ]);
  assert.equal(
    parseState(stateText(sums)).sums,
    new Map([
      ["__proto__", [one]],
      ["constructor", [two]],
    ]),
  );
});

for (const text of ["", "null", "[]", "{}", '{"files":[]}', '{"files":{"a":"1234"}}']) {
  test(`damaged: ${text}`, () => {
    const { condition, sums } = parseState(text);
    assert.equal([condition, sums.size], ["damaged", 0]);
  });
}

test.run();
