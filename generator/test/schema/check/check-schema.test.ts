import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkSchema } from "../../../src/schema/check/check-schema.js";
import { locate } from "../../../src/problem/positions.js";
import { readYaml } from "../../../src/source/yaml/read-yaml.js";
import { schemaValidator } from "../../../src/schema/check/validator.js";

const label = {
  type: "string",
  pattern: "^[a-z]([-a-z0-9]*[a-z0-9])?$",
  maxLength: 63,
  "x-expected": "a DNS label: lower-case letters, digits and dashes, at most 63",
};
const port = { type: "integer", minimum: 1, maximum: 65535 };
const replicas = { properties: { replicas: { type: "integer" }, image: { type: "string" } }, additionalProperties: false };

type Case = readonly [name: string, schema: object, value: unknown, problems: readonly string[]];

const cases: readonly Case[] = [
  ["a range names both ends", { properties: { a: port } }, { a: 0 }, ["a must be 1 to 65535, got 0"]],
  ["a lower bound", { minimum: 1 }, 0, [" must be at least 1, got 0"]],
  ["an upper bound", { maximum: 9 }, 10, [" must be at most 9, got 10"]],
  ["open bounds", { exclusiveMinimum: 0, exclusiveMaximum: 1 }, 1, [" must be more than 0 and less than 1, got 1"]],
  ["a multiple", { multipleOf: 5 }, 7, [" must be a multiple of 5, got 7"]],

  ["a near key", replicas, { replica: 1 }, ['replica is not a known key. Did you mean "replicas"?']],
  ["a far key", replicas, { ports: 1 }, ['ports is not a known key. Known are "replicas", "image"']],
  ["no keys at all", { additionalProperties: false }, { a: 1 }, ["a is not a known key"]],
  ["a missing key", { properties: { a: { required: ["b", "c"] } } }, { a: {} }, ["a.b is required", "a.c is required"]],
  ["a dependent key", { dependentRequired: { tls: ["host"] } }, { tls: 1 }, ['host is required beside "tls"']],
  ["a forbidden key", { properties: { a: false } }, { a: 1 }, ["a is not allowed here"]],

  ["text for a number", { type: "string" }, 5, [' must be text, got the number 5. Write "5"']],
  ["text for a boolean", { type: "string" }, true, [' must be text, got true. Write "true"']],
  ["text for null", { type: "string" }, null, [" must be text, got null"]],
  ["a number in quotes", { type: "integer" }, "5", [' must be a whole number, got the text "5". Write 5']],
  ["a fraction", { type: "integer" }, 1.5, [" must be a whole number, got the number 1.5"]],
  ["a boolean as text", { type: "boolean" }, "yes", [' must be true or false, got the text "yes". Write true']],
  ["a list for several words", { type: "array" }, "redis --port  1", [' must be a list, got the text "redis --port  1". Write ["redis", "--port", "1"]']],
  ["a list for words in quotes", { type: "array" }, "sh -c 'a b'", [' must be a list, got the text "sh -c \'a b\'"']],
  ["a list for text", { type: "array" }, "redis", [' must be a list, got the text "redis". Write ["redis"]']],
  ["an object for a list", { type: "object" }, [], [" must be an object, got a list"]],
  ["a union of types", { type: ["string", "null"] }, {}, [" must be text or null, got an object"]],
  ["a type with words", label, 5, [" must be a DNS label: lower-case letters, digits and dashes, at most 63, got the number 5"]],
  ["a type with words that the text would fit", { ...label, pattern: "^5$" }, 5, [' must be a DNS label: lower-case letters, digits and dashes, at most 63, got the number 5. Write "5"']],

  ["a pattern with words", label, "Foo_bar", [' must be a DNS label: lower-case letters, digits and dashes, at most 63, got "Foo_bar"']],
  ["pattern and length are one fault", { ...label, minLength: 1 }, "", [' must be a DNS label: lower-case letters, digits and dashes, at most 63, got ""']],
  ["a pattern without words", { type: "string", pattern: "^a$", minLength: 1 }, "b", [' must match ^a$, got "b"']],
  ["an empty text is one fault", { type: "string", pattern: "^a$", minLength: 1 }, "", [" must not be empty"]],
  ["long values are shortened", { type: "string", pattern: "^a$" }, "b".repeat(90), [` must match ^a$, got "${"b".repeat(59)}…"`]],
  ["control characters stay off the terminal", { const: 1 }, "\u001b[31m\u009b\u202e", [' must be 1, got "\\u001b[31m\\u009b\\u202e"']],
  ["secrets are not repeated", { type: "string", pattern: "^a$", writeOnly: true }, "hunter2", [" must match ^a$, got a value that is not shown"]],
  ["secrets of a wrong type neither", { type: "object", writeOnly: true }, "hunter2", [" must be an object, got a value that is not shown"]],

  ["an enumeration", { enum: ["a", "b"] }, "c", [' must be one of "a", "b", got "c"']],
  ["an enumeration with a near value", { enum: ["Deployment", "StatefulSet"] }, "deploymnet", [' must be one of "Deployment", "StatefulSet", got "deploymnet". Did you mean "Deployment"?']],
  ["an enumeration of texts", { enum: ["1", "2"] }, 1, [' must be one of "1", "2", got 1. Write "1"']],
  ["a constant", { const: "v1" }, "v2", [' must be "v1", got "v2"']],
  ["a long enumeration", { enum: [..."abcdefghijklm"] }, "zz", [' must be one of "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", … (13 in all), got "zz"']],

  ["too few items", { type: "array", minItems: 2, maxItems: 4 }, ["a"], [" must have 2 to 4 items, got 1"]],
  ["no items", { type: "array", minItems: 1 }, [], [" must not be empty"]],
  ["too many keys", { type: "object", maxProperties: 1 }, { a: 1, b: 2 }, [" must have at most 1 key, got 2"]],
  ["no keys", { type: "object", minProperties: 1 }, {}, [" must not be empty"]],
  ["a long text", { type: "string", minLength: 1, maxLength: 3 }, "abcd", [" must have 1 to 3 characters, got 4"]],
  ["an item twice", { properties: { calls: { uniqueItems: true } } }, { calls: ["a", "b", "a"] }, ['calls[2] repeats item [0], "a"']],
  ["a lacking item", { contains: { const: "a" }, "x-expected": 'a list with "a"' }, ["b", "c"], [' must be a list with "a", got a list of 2']],
  ["what must not be", { not: { enum: ["global"] }, "x-expected": "a name that Helm does not use" }, "global", [' must be a name that Helm does not use, got "global"']],

  ["a name with words", { propertyNames: label }, { Foo_bar: 1, ok: 2 }, ["Foo_bar is not a DNS label: lower-case letters, digits and dashes, at most 63"]],
  ["a name of a few", { propertyNames: { enum: ["NET_ADMIN", "CHOWN"] } }, { NET_ADMN: 1 }, ['NET_ADMN is not a known key. Did you mean "NET_ADMIN"?']],
  ["a name without words", { propertyNames: { maxLength: 2 } }, { abc: 1 }, ["abc is a name of more than 2 characters"]],

  ["paths of every kind", { additionalProperties: { additionalProperties: { items: { const: 1 } } } }, { "nutrition-service": { "spring.x": [1, 2] }, "8080": { "a/~b": [3] } }, [
    '["8080"]["a/~b"][0] must be 1, got 3',
    'nutrition-service["spring.x"][1] must be 1, got 2',
  ]],
  ["document order, what is missing last", { required: ["z"], properties: { b: { type: "null" }, a: { type: "null" } } }, { b: 1, a: 2 }, [
    "b must be null, got the number 1",
    "a must be null, got the number 2",
    "z is required",
  ]],
  ["the same fault once", { allOf: [{ type: "string" }, { type: "string" }] }, [], [" must be text, got a list"]],
];

const kinds = {
  oneOf: [
    { type: "object", properties: { kind: { const: "job" }, schedule: { type: "string" } }, required: ["kind"], additionalProperties: false },
    { type: "object", properties: { kind: { const: "web" }, port }, required: ["kind", "port"], additionalProperties: false },
  ],
};
const shorthand = { anyOf: [port, { type: "object", required: ["number"], properties: { number: port }, additionalProperties: false }] };
const choice = { type: "object", oneOf: [{ required: ["exec"] }, { required: ["grpc"] }] };
const inherited = {
  $defs: { base: { type: "object", properties: { name: { type: "string" } } } },
  allOf: [{ $ref: "#/$defs/base" }],
  properties: { size: port },
  unevaluatedProperties: false,
};
const tree = { $defs: { node: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "#/$defs/node" } }] } }, $ref: "#/$defs/node" };

function closed(...keys: readonly string[]): object {
  return { type: "object", properties: Object.fromEntries(keys.map((key) => [key, true])), required: keys, additionalProperties: false };
}

const branches: readonly Case[] = [
  ["no branch has this type", shorthand, "x", [' must be a whole number or an object, got the text "x"']],
  ["words for no branch", { ...shorthand, "x-expected": "a port number or an object" }, true, [" must be a port number or an object, got true"]],
  ["the branch of the same type", shorthand, 0, [" must be 1 to 65535, got 0"]],
  ["the branch of the same type, deeper", shorthand, { number: 0 }, ["number must be 1 to 65535, got 0"]],
  ["all faults of the branch", shorthand, { nubmer: 1 }, ['nubmer is not a known key. Did you mean "number"?', "number is required"]],
  ["the branch of the tag", kinds, { kind: "web", prot: 80 }, ['prot is not a known key. Did you mean "port"?', "port is required"]],
  ["no branch of the tag", kinds, { kind: "wbe", port: 80 }, ['kind must be one of "job", "web", got "wbe". Did you mean "web"?']],
  ["no tag", kinds, { prot: 80 }, ["kind is required"]],
  ["the nearest of branches without a tag", { anyOf: [closed("a"), closed("b", "c"), closed("d")] }, { b: 1 }, ["c is required"]],
  ["constants as branches", { oneOf: [{ const: "job" }, { const: "web" }] }, "wbe", [' must be one of "job", "web", got "wbe". Did you mean "web"?']],
  ["constants and types as branches", { anyOf: [{ const: "auto" }, { type: "integer" }] }, "aut", [' must be "auto" or a whole number, got the text "aut". Did you mean "auto"?']],
  ["an exclusive choice without any", choice, {}, [' must have exactly one of "exec", "grpc", got none']],
  ["an exclusive choice with two", choice, { exec: 1, grpc: 2 }, [' must have exactly one of "exec", "grpc", got "exec" and "grpc"']],
  ["an open choice", { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, {}, [' must have at least one of "a", "b", got none']],
  ["two forms at once", { oneOf: [{ minimum: 1 }, { maximum: 9 }], "x-expected": "small or large" }, 5, [" must be small or large, got 5"]],
  ["faults beside a failed branch", { properties: { a: shorthand, b: port, c: port } }, { b: 0, a: "x", c: 0 }, [
    "b must be 1 to 65535, got 0",
    'a must be a whole number or an object, got the text "x"',
    "c must be 1 to 65535, got 0",
  ]],
  ["branches within branches", tree, ["a", ["b", 5, ["c"]]], ['[1][1] must be text or a list, got the number 5. Write "5"']],
  ["branches in names", { propertyNames: { anyOf: [{ maxLength: 1 }, { const: "long" }], "x-expected": "one letter" } }, { lon: 1 }, ["lon is a name of more than 1 character"]],
  ["keys of all parts are known", inherited, { nam: "x", size: 0 }, ['nam is not a known key. Did you mean "name"?', "size must be 1 to 65535, got 0"]],
  ["keys of a failed part are no faults", { ...inherited, properties: {}, anyOf: [{ properties: { size: port } }] }, { name: "x", size: 0 }, ["size must be 1 to 65535, got 0"]],
  ["keys of another form", { ...kinds, oneOf: undefined, type: "object", properties: { kind: {} }, if: { properties: { kind: { const: "job" } } }, then: { properties: { schedule: {} } }, unevaluatedProperties: false }, { kind: "web", schedule: "x" }, ["schedule is not allowed here"]],
  ["conditions", { if: { required: ["a"] }, then: { required: ["b"] }, else: { required: ["c"] } }, { a: 1 }, ["b is required"]],
  ["dependent schemas", { dependentSchemas: { a: { required: ["b"] } } }, { a: 1 }, ["b is required"]],
];

for (const [name, schema, value, expected] of [...cases, ...branches]) {
  test(name, () => {
    const problems = checkSchema(schemaValidator(JSON.parse(JSON.stringify(schema)) as object), value);
    assert.equal(problems.map(({ path, message }) => `${path} ${message}`), expected);
  });
}

test("a valid value has no problems", () => assert.equal(checkSchema(schemaValidator(port), 80), []));

const yaml = `services:
  payment:
    tag: 1.10
    prot: 80
    ports: { http: 0 }
    calls:
      - redis
      - 7
    limits:
`;
const service = {
  type: "object",
  required: ["image"],
  additionalProperties: false,
  properties: {
    tag: { type: "string" },
    port,
    image: {},
    ports: { type: "object", additionalProperties: port },
    calls: { type: "array", items: { type: "string" } },
    limits: { type: "object" },
  },
};

test("positions are of the key or of the value, whichever is wrong, and numbers are as written", () => {
  const { value, positions } = readYaml("catalogue.yaml", Buffer.from(yaml));
  const validate = schemaValidator({ properties: { services: { additionalProperties: service } } });
  const found = checkSchema(validate, value, positions).map(({ path, message, position }) => `${position!.line}:${position!.column} ${path} ${message}`);
  assert.equal(found, [
    '3:10 services.payment.tag must be text, got the number 1.10. Write "1.10"',
    '4:5 services.payment.prot is not a known key. Did you mean "port"?',
    "5:20 services.payment.ports.http must be 1 to 65535, got 0",
    '8:9 services.payment.calls[1] must be text, got the number 7. Write "7"',
    "9:5 services.payment.limits must be an object, got nothing",
    "2:3 services.payment.image is required",
  ]);
});

test("problems of other origin are located at their value, or at what is nearest", () => {
  const { positions } = readYaml("catalogue.yaml", Buffer.from(yaml));
  const paths = ["services.payment.ports.http", "services.payment.calls[1]", "services.payment.env[\"a.b\"][0].x", "services.payment", "services.payment.tags", "nope", ""];
  const located = locate(paths.map((path) => ({ path, message: "" })), positions);
  assert.equal(located.map(({ position }) => position && `${position.line}:${position.column}`), ["5:20", "8:9", "2:3", "2:3", "2:3", "1:1", "1:1"]);
});

test("a position that is there already stays", () => {
  const problem = { path: "a", message: "", position: { line: 9, column: 9 } };
  assert.equal(locate([problem], new Map()), [problem]);
});

test.run();
