export type Case = readonly [name: string, schema: object, value: unknown, problems: readonly string[]];

const label = {
  type: "string",
  pattern: "^[a-z]([-a-z0-9]*[a-z0-9])?$",
  maxLength: 63,
  "x-expected": "a DNS label: lower-case letters, digits and dashes, at most 63",
};

export const port = { type: "integer", minimum: 1, maximum: 65535 };

const replicas = {
  properties: { replicas: { type: "integer" }, image: { type: "string" } },
  additionalProperties: false,
};

export const cases: readonly Case[] = [
  ["a range names both ends", { properties: { a: port } }, { a: 0 }, ["a must be 1 to 65535, got 0"]],
  ["a lower bound", { minimum: 1 }, 0, [" must be at least 1, got 0"]],
  ["an upper bound", { maximum: 9 }, 10, [" must be at most 9, got 10"]],
  [
    "open bounds",
    { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    1,
    [" must be more than 0 and less than 1, got 1"],
  ],
  ["a multiple", { multipleOf: 5 }, 7, [" must be a multiple of 5, got 7"]],

  ["a near key", replicas, { replica: 1 }, ['replica is not a known key. Did you mean "replicas"?']],
  ["a far key", replicas, { ports: 1 }, ['ports is not a known key. Known are "replicas", "image"']],
  ["no keys at all", { additionalProperties: false }, { a: 1 }, ["a is not a known key"]],
  [
    "a missing key",
    { properties: { a: { required: ["b", "c"] } } },
    { a: {} },
    ["a.b is required", "a.c is required"],
  ],
  [
    "a dependent key",
    { dependentRequired: { tls: ["host"] } },
    { tls: 1 },
    ['host is required beside "tls"'],
  ],
  ["a forbidden key", { properties: { a: false } }, { a: 1 }, ["a is not allowed here"]],

  ["text for a number", { type: "string" }, 5, [' must be text, got the number 5. Write "5"']],
  ["text for a boolean", { type: "string" }, true, [' must be text, got true. Write "true"']],
  ["text for null", { type: "string" }, null, [" must be text, got null"]],
  ["a number in quotes", { type: "integer" }, "5", [' must be a whole number, got the text "5". Write 5']],
  ["a fraction", { type: "integer" }, 1.5, [" must be a whole number, got the number 1.5"]],
  [
    "a boolean as text",
    { type: "boolean" },
    "yes",
    [' must be true or false, got the text "yes". Write true'],
  ],
  [
    "a list for several words",
    { type: "array" },
    "redis --port  1",
    [' must be a list, got the text "redis --port  1". Write ["redis", "--port", "1"]'],
  ],
  [
    "a list for words in quotes",
    { type: "array" },
    "sh -c 'a b'",
    [" must be a list, got the text \"sh -c 'a b'\""],
  ],
  ["a list for text", { type: "array" }, "redis", [' must be a list, got the text "redis". Write ["redis"]']],
  ["an object for a list", { type: "object" }, [], [" must be an object, got a list"]],
  ["a union of types", { type: ["string", "null"] }, {}, [" must be text or null, got an object"]],
  [
    "a type with words",
    label,
    5,
    [" must be a DNS label: lower-case letters, digits and dashes, at most 63, got the number 5"],
  ],
  [
    "a type with words that the text would fit",
    { ...label, pattern: "^5$" },
    5,
    [' must be a DNS label: lower-case letters, digits and dashes, at most 63, got the number 5. Write "5"'],
  ],

  [
    "a pattern with words",
    label,
    "Foo_bar",
    [' must be a DNS label: lower-case letters, digits and dashes, at most 63, got "Foo_bar"'],
  ],
  [
    "pattern and length are one fault",
    { ...label, minLength: 1 },
    "",
    [' must be a DNS label: lower-case letters, digits and dashes, at most 63, got ""'],
  ],
  [
    "a pattern without words",
    { type: "string", pattern: "^a$", minLength: 1 },
    "b",
    [' must match ^a$, got "b"'],
  ],
  [
    "an empty text is one fault",
    { type: "string", pattern: "^a$", minLength: 1 },
    "",
    [" must not be empty"],
  ],
  [
    "long values are shortened",
    { type: "string", pattern: "^a$" },
    "b".repeat(90),
    [` must match ^a$, got "${"b".repeat(59)}…"`],
  ],
  [
    "control characters stay off the terminal",
    { const: 1 },
    "\u001b[31m\u009b\u202e",
    [' must be 1, got "\\u001b[31m\\u009b\\u202e"'],
  ],
  [
    "secrets are not repeated",
    { type: "string", pattern: "^a$", writeOnly: true },
    "hunter2",
    [" must match ^a$, got a value that is not shown"],
  ],
  [
    "secrets of a wrong type neither",
    { type: "object", writeOnly: true },
    "hunter2",
    [" must be an object, got a value that is not shown"],
  ],

  ["an enumeration", { enum: ["a", "b"] }, "c", [' must be one of "a", "b", got "c"']],
  [
    "an enumeration with a near value",
    { enum: ["Deployment", "StatefulSet"] },
    "deploymnet",
    [' must be one of "Deployment", "StatefulSet", got "deploymnet". Did you mean "Deployment"?'],
  ],
  ["an enumeration of texts", { enum: ["1", "2"] }, 1, [' must be one of "1", "2", got 1. Write "1"']],
  ["a constant", { const: "v1" }, "v2", [' must be "v1", got "v2"']],
  [
    "a long enumeration",
    { enum: [..."abcdefghijklm"] },
    "zz",
    [' must be one of "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", … (13 in all), got "zz"'],
  ],

  ["too few items", { type: "array", minItems: 2, maxItems: 4 }, ["a"], [" must have 2 to 4 items, got 1"]],
  ["no items", { type: "array", minItems: 1 }, [], [" must not be empty"]],
  [
    "too many keys",
    { type: "object", maxProperties: 1 },
    { a: 1, b: 2 },
    [" must have at most 1 key, got 2"],
  ],
  ["no keys", { type: "object", minProperties: 1 }, {}, [" must not be empty"]],
  [
    "a long text",
    { type: "string", minLength: 1, maxLength: 3 },
    "abcd",
    [" must have 1 to 3 characters, got 4"],
  ],
  [
    "an item twice",
    { properties: { calls: { uniqueItems: true } } },
    { calls: ["a", "b", "a"] },
    ['calls[2] repeats item [0], "a"'],
  ],
  [
    "a lacking item",
    { contains: { const: "a" }, "x-expected": 'a list with "a"' },
    ["b", "c"],
    [' must be a list with "a", got a list of 2'],
  ],
  [
    "what must not be",
    { not: { enum: ["global"] }, "x-expected": "a name that Helm does not use" },
    "global",
    [' must be a name that Helm does not use, got "global"'],
  ],

  [
    "a name with words",
    { propertyNames: label },
    { Foo_bar: 1, ok: 2 },
    ["Foo_bar is not a DNS label: lower-case letters, digits and dashes, at most 63"],
  ],
  [
    "a name of a few",
    { propertyNames: { enum: ["NET_ADMIN", "CHOWN"] } },
    { NET_ADMN: 1 },
    ['NET_ADMN is not a known key. Did you mean "NET_ADMIN"?'],
  ],
  [
    "a name without words",
    { propertyNames: { maxLength: 2 } },
    { abc: 1 },
    ["abc is a name of more than 2 characters"],
  ],

  [
    "paths of every kind",
    { additionalProperties: { additionalProperties: { items: { const: 1 } } } },
    { "nutrition-service": { "spring.x": [1, 2] }, "8080": { "a/~b": [3] } },
    ['["8080"]["a/~b"][0] must be 1, got 3', 'nutrition-service["spring.x"][1] must be 1, got 2'],
  ],
  [
    "document order, what is missing last",
    { required: ["z"], properties: { b: { type: "null" }, a: { type: "null" } } },
    { b: 1, a: 2 },
    ["b must be null, got the number 1", "a must be null, got the number 2", "z is required"],
  ],
  [
    "the same fault once",
    { allOf: [{ type: "string" }, { type: "string" }] },
    [],
    [" must be text, got a list"],
  ],
];
