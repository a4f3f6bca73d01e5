import fc from "fast-check";

/** Texts that some reader of YAML or Helm has been known to take for something else, or to change. */
export const hostileStrings: readonly string[] = [
  ...(
    "y Y n N yes Yes no NO on On off OFF true True false null Null " +
    "~ . .. ... - -- --- ? : = << ! & * | > % @ ` # [] {} [ ] { }"
  ).split(" "),
  ...(
    "0 -0 +1 007 0o17 0x1F 0b11 1_000 1e3 1E3 1e+21 .5 5. " +
    "1.5 .inf -.Inf .nan NaN inf Infinity 1:30 190:20:30"
  ).split(" "),
  ...(
    "2020-01-01 2020-01-01T00:00:00Z 12:30:45 1.2.3 v1.2 " +
    "8080/TCP 10.0.0.0/8 /health http://a.b:80/c?d=e#f a@b.c"
  ).split(" "),
  ..."a:b a: a:\tb ,a a,b a# #a -a !a &a *a |a >a @a %a 'a' \"a\" \\ \\n $a ${a} %s a=b".split(" "),
  "",
  " ",
  " a",
  "a ",
  "a: b",
  "a #b",
  "- a",
  "? a",
  "\t",
  "\ta",
  "a\t",
  "a\tb",
  "\n",
  "\n\n",
  "\na",
  "a\n",
  "a\n\n",
  "a\nb",
  "a\nb\n",
  "a\nb\n\n",
  "a\n\nb",
  "a\n \nb",
  "a \nb",
  " a\nb",
  "a\n  b\n c\n",
  "a\n\tb\n",
  "\ta\nb",
  "a\n---\nb",
  "a\n...\nb\n",
  "---\na",
  "# a\nb",
  "a\n# b\n",
  "a\r\nb",
  "a\rb",
  "a\u0085b\nc",
  "a\u2028b\nc",
  "a\u2029b",
  "\uFEFFa",
  "a\nb\uFEFF",
  "a\u00a0b\u00a0",
  "\u00a0a\nb",
  "a\u200bb\u202ec\u2066",
  "\x01\x07\x08\x0b\x0c\x1b\x7f\x80\x9f",
  "a\x7fb",
  "a\x80b\nc\n",
  "a\uFFFEb",
  "\u{1F600} \u{1F468}\u200d\u{1F469}",
  "\uE000\uE001\uFFFD\uFFFE\uFFFF\u{10FFFF}",
  "{{ .Values.x }}",
  '{{ fail "no" }}',
  "{{- /* a */ -}}",
  "{{",
  "}}",
  "{{{",
  "<no value>",
  "a\n<no value>\nb\n",
  "{{{{",
  "{{{{{ a }}}}}",
  "{ {",
  "a{",
  "{a",
  "`{{`",
  "{{ `a` }}",
  '{{ "{{" }}',
  "a\n{{ if .x }}\nb {{-\n}}\n",
  "[[ a ]]",
  "[[",
  "\\[[a]]",
  '{{ $labels.pod }} is at {{ $value | printf "%.2f" }}',
  '#!/bin/sh\nset -eu\nfor i in 1 2; do\n  echo "$i: {{ x }}" |\n\n    cat # a\ndone\n',
  "x".repeat(10_000),
  "x y\n".repeat(2_500),
  '\u00e9{{"'.repeat(2_500),
];

/** Random texts made of the same pieces and of any characters but NUL. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileStrings.filter((text) => text.length < 100)),
      fc.string({ unit: "binary" }),
      fc.constantFrom("\n", " ", "{", "}", ": ", "a"),
    ),
  )
  .map((pieces) => pieces.join("").replaceAll("\0", ""));

/** Random plain data with such texts as keys and values. */
export const hostileValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, tie("leaf"), tie("list"), tie("object")),
  leaf: fc.oneof(
    hostileText,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(
    hostileText.map((text) => [...text].slice(0, 60).join("")),
    tie("value"),
    { maxKeys: 4, noNullPrototype: true },
  ),
})).value;
