import { test } from "uvu";
import * as assert from "uvu/assert";
import { narrow } from "../../src/render/narrow.js";

const long = "x".repeat(60);

for (const [name, before, after] of [
  [
    "a line that fits stays as it is",
    `a: {{ .Values.a | default "b c" }}`,
    `a: {{ .Values.a | default "b c" }}`,
  ],
  [
    "a pipe begins the next line",
    `  a: {{ include "${long}" (dict "context" $ "image" .Values.image) | trim | nindent 8 }}`,
    `  a: {{ include "${long}" (dict "context" $ "image" .Values.image)\n      | trim | nindent 8 }}`,
  ],
  [
    "blanks outside of parentheses come first",
    `{{- with merge (include "${long}" $ | fromYaml) .Values.annotations (include "other" $ | fromYaml) }}`,
    `{{- with merge (include "${long}" $ | fromYaml) .Values.annotations\n    (include "other" $ | fromYaml) }}`,
  ],
  [
    "text between actions is not touched, nor are texts in them",
    `a: "${long} b c {{ .Values.a | default "${long} d e" }} f g"`,
    `a: "${long} b c {{ .Values.a\n    | default "${long} d e" }} f g"`,
  ],
  ["a line without an action stays", `a: ${long} ${long} ${long}`, `a: ${long} ${long} ${long}`],
  [
    "an action that lines before began",
    `{{ dict\n    "a" "${long}" "b" "${long}" "c" }}`,
    `{{ dict\n    "a" "${long}" "b"\n        "${long}" "c" }}`,
  ],
] as const) {
  test(name, () => assert.is(narrow(before), after));
}

test.run();
