import { type Case, port } from "./schema-value-cases.js";

const kinds = {
  oneOf: [
    {
      type: "object",
      properties: { kind: { const: "job" }, schedule: { type: "string" } },
      required: ["kind"],
      additionalProperties: false,
    },
    {
      type: "object",
      properties: { kind: { const: "web" }, port },
      required: ["kind", "port"],
      additionalProperties: false,
    },
  ],
};

const shorthand = {
  anyOf: [
    port,
    { type: "object", required: ["number"], properties: { number: port }, additionalProperties: false },
  ],
};

const choice = { type: "object", oneOf: [{ required: ["exec"] }, { required: ["grpc"] }] };

const inherited = {
  $defs: { base: { type: "object", properties: { name: { type: "string" } } } },
  allOf: [{ $ref: "#/$defs/base" }],
  properties: { size: port },
  unevaluatedProperties: false,
};

const tree = {
  $defs: { node: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "#/$defs/node" } }] } },
  $ref: "#/$defs/node",
};

function closed(...keys: readonly string[]): object {
  return {
    type: "object",
    properties: Object.fromEntries(keys.map((key) => [key, true])),
    required: keys,
    additionalProperties: false,
  };
}

export const branches: readonly Case[] = [
  ["no branch has this type", shorthand, "x", [' must be a whole number or an object, got the text "x"']],
  [
    "words for no branch",
    { ...shorthand, "x-expected": "a port number or an object" },
    true,
    [" must be a port number or an object, got true"],
  ],
  ["the branch of the same type", shorthand, 0, [" must be 1 to 65535, got 0"]],
  ["the branch of the same type, deeper", shorthand, { number: 0 }, ["number must be 1 to 65535, got 0"]],
  [
    "all faults of the branch",
    shorthand,
    { nubmer: 1 },
    ['nubmer is not a known key. Did you mean "number"?', "number is required"],
  ],
  [
    "the branch of the tag",
    kinds,
    { kind: "web", prot: 80 },
    ['prot is not a known key. Did you mean "port"?', "port is required"],
  ],
  [
    "no branch of the tag",
    kinds,
    { kind: "wbe", port: 80 },
    ['kind must be one of "job", "web", got "wbe". Did you mean "web"?'],
  ],
  ["no tag", kinds, { prot: 80 }, ["kind is required"]],
  [
    "the nearest of branches without a tag",
    { anyOf: [closed("a"), closed("b", "c"), closed("d")] },
    { b: 1 },
    ["c is required"],
  ],
  [
    "constants as branches",
    { oneOf: [{ const: "job" }, { const: "web" }] },
    "wbe",
    [' must be one of "job", "web", got "wbe". Did you mean "web"?'],
  ],
  [
    "constants and types as branches",
    { anyOf: [{ const: "auto" }, { type: "integer" }] },
    "aut",
    [' must be "auto" or a whole number, got the text "aut". Did you mean "auto"?'],
  ],
  ["an exclusive choice without any", choice, {}, [' must have exactly one of "exec", "grpc", got none']],
  [
    "an exclusive choice with two",
    choice,
    { exec: 1, grpc: 2 },
    [' must have exactly one of "exec", "grpc", got "exec" and "grpc"'],
  ],
  [
    "an open choice",
    { anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    {},
    [' must have at least one of "a", "b", got none'],
  ],
  [
    "two forms at once",
    { oneOf: [{ minimum: 1 }, { maximum: 9 }], "x-expected": "small or large" },
    5,
    [" must be small or large, got 5"],
  ],
  [
    "faults beside a failed branch",
    { properties: { a: shorthand, b: port, c: port } },
    { b: 0, a: "x", c: 0 },
    [
      "b must be 1 to 65535, got 0",
      'a must be a whole number or an object, got the text "x"',
      "c must be 1 to 65535, got 0",
    ],
  ],
  [
    "branches within branches",
    tree,
    ["a", ["b", 5, ["c"]]],
    ['[1][1] must be text or a list, got the number 5. Write "5"'],
  ],
  [
    "branches in names",
    { propertyNames: { anyOf: [{ maxLength: 1 }, { const: "long" }], "x-expected": "one letter" } },
    { lon: 1 },
    ["lon is a name of more than 1 character"],
  ],
  [
    "keys of all parts are known",
    inherited,
    { nam: "x", size: 0 },
    ['nam is not a known key. Did you mean "name"?', "size must be 1 to 65535, got 0"],
  ],
  [
    "keys of a failed part are no faults",
    { ...inherited, properties: {}, anyOf: [{ properties: { size: port } }] },
    { name: "x", size: 0 },
    ["size must be 1 to 65535, got 0"],
  ],
  [
    "keys of another form",
    {
      ...kinds,
      oneOf: undefined,
      type: "object",
      properties: { kind: {} },
      if: { properties: { kind: { const: "job" } } },
      then: { properties: { schedule: {} } },
      unevaluatedProperties: false,
    },
    { kind: "web", schedule: "x" },
    ["schedule is not allowed here"],
  ],
  [
    "conditions",
    { if: { required: ["a"] }, then: { required: ["b"] }, else: { required: ["c"] } },
    { a: 1 },
    ["b is required"],
  ],
  ["dependent schemas", { dependentSchemas: { a: { required: ["b"] } } }, { a: 1 }, ["b is required"]],
];
