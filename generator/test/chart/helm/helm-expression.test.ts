import { test } from "uvu";
import * as assert from "uvu/assert";
import { valuesPath } from "../../../src/chart/helm/helm-expression.js";

const paths: readonly (readonly [keys: readonly string[], expression: string])[] = [
  [[], ".Values"],
  [["env", "LOG_LEVEL"], ".Values.env.LOG_LEVEL"],
  [["env", "spring.main.x"], '(index .Values.env "spring.main.x")'],
  [["a-b", "c", "d-e", "1f", "g"], '(index (index .Values "a-b").c "d-e" "1f").g'],
  [["é", '"'], '(index .Values "é" "\\"")'],
];

for (const [keys, expression] of paths)
  test(`the value ${JSON.stringify(keys)}`, () => assert.is(valuesPath(keys), expression));

test.run();
