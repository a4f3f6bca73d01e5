import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkSchema } from "../../../src/schema/check/check-schema.js";
import { locate } from "../../../src/problem/positions.js";
import { readYaml } from "../../../src/source/yaml/read-yaml.js";
import { schemaValidator } from "../../../src/schema/check/validator.js";
import { cases, port } from "./schema-value-cases.js";
import { branches } from "./schema-branch-cases.js";

for (const [name, schema, value, expected] of [...cases, ...branches]) {
  test(name, () => {
    const problems = checkSchema(schemaValidator(JSON.parse(JSON.stringify(schema)) as object), value);
    assert.equal(
      problems.map(({ path, message }) => `${path} ${message}`),
      expected,
    );
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
  const found = checkSchema(validate, value, positions).map(
    ({ path, message, position }) => `${position!.line}:${position!.column} ${path} ${message}`,
  );
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
  const paths = [
    "services.payment.ports.http",
    "services.payment.calls[1]",
    'services.payment.env["a.b"][0].x',
    "services.payment",
    "services.payment.tags",
    "nope",
    "",
  ];
  const located = locate(
    paths.map((path) => ({ path, message: "" })),
    positions,
  );
  assert.equal(
    located.map(({ position }) => position && `${position.line}:${position.column}`),
    ["5:20", "8:9", "2:3", "2:3", "2:3", "1:1", "1:1"],
  );
});

test("a position that is there already stays", () => {
  const problem = { path: "a", message: "", position: { line: 9, column: 9 } };
  assert.equal(locate([problem], new Map()), [problem]);
});

test.run();
