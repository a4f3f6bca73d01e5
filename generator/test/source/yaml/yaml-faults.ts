export const ambiguous: readonly (readonly [scalar: string, fault: string])[] = [
  ["yes", 'is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write true or "yes"'],
  ["Off", 'is ambiguous: YAML 1.1 reads it as false, YAML 1.2 as text. Write false or "Off"'],
  ["y", 'is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write true or "y"'],
  ["N", 'is ambiguous: YAML 1.1 reads it as false, YAML 1.2 as text. Write false or "N"'],
  ["010", 'is ambiguous: YAML 1.1 reads it as 8, YAML 1.2 as 10. Write 8, 10 or "010"'],
  ["08", 'is ambiguous: YAML 1.1 reads it as text, YAML 1.2 as 8. Write 8 or "08"'],
  ["0o17", 'is ambiguous: YAML 1.1 reads it as text, YAML 1.2 as 15. Write 15 or "0o17"'],
  ["0b11", 'is ambiguous: YAML 1.1 reads it as 3, YAML 1.2 as text. Write 3 or "0b11"'],
  ["1:30", 'is ambiguous: YAML 1.1 reads it as 90, YAML 1.2 as text. Write 90 or "1:30"'],
  ["1_000", 'is ambiguous: YAML 1.1 reads it as 1000, YAML 1.2 as text. Write 1000 or "1_000"'],
  ["12e5", 'is ambiguous: YAML 1.1 reads it as text, YAML 1.2 as 1200000. Write 1200000 or "12e5"'],
  ["2024-01-31", 'is ambiguous: YAML 1.1 reads it as a date, YAML 1.2 as text. Write "2024-01-31"'],
  [
    "2024-01-31T10:00:00Z",
    'is ambiguous: YAML 1.1 reads it as a date, YAML 1.2 as text. Write "2024-01-31T10:00:00Z"',
  ],
  ["0X1F", 'is ambiguous: Helm reads it as a number, YAML 1.2 as text. Write plain digits or "0X1F"'],
  ["-0o7", 'is ambiguous: Helm reads it as a number, YAML 1.2 as text. Write plain digits or "-0o7"'],
  ["<<", 'is a merge key in YAML 1.1 and text in YAML 1.2. Write the keys out or "<<"'],
  ["=", 'is ambiguous: YAML 1.1 reads it as a default, YAML 1.2 as text. Write "="'],
  ["-.inf", 'is not a finite number. Write a number or "-.inf"'],
  [".NaN", 'is not a finite number. Write a number or ".NaN"'],
  [
    "9007199254740993",
    'is a whole number beyond 9007199254740991, which loses digits. Write "9007199254740993"',
  ],
];

export const faults: readonly (readonly [name: string, text: string, problems: readonly string[]])[] = [
  [
    "an ambiguous key",
    "on: push\n",
    ['1:1 on is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write "on"'],
  ],
  [
    "a key that is not text",
    "a:\n  1.0: x\n  null: z\n",
    [
      '2:3 a["1.0"] is a key that reads as 1, not as text. Write "1.0"',
      '3:3 a.null is a key that reads as null, not as text. Write "null"',
    ],
  ],
  ["merge keys", "a: &x {b: 1}\nc:\n  <<: *x\n", []],
  [
    "a merge key behind a key that it has again",
    "a: &x {b: 1}\nc:\n  b: 2\n  <<: *x\n",
    ['4:3 c["<<"] has the key "b" again, which Helm takes instead of line 3. Put << first'],
  ],
  [
    "two merge keys",
    "a: &x {b: 1}\nc: {<<: *x, <<: *x}\n",
    ['2:13 c["<<"] is given twice, first on line 2. Write one, with a list: <<: [*a, *b]'],
  ],
  [
    "a merge key without a mapping",
    "a: &x [1]\nc:\n  <<: *x\n",
    ['3:3 c["<<"] must be an alias of a mapping such as *base, or a list of them'],
  ],
  [
    "all at once, in order",
    "a: yes\nb: no\na: 1\n",
    [
      '1:4 a is ambiguous: YAML 1.1 reads it as true, YAML 1.2 as text. Write true or "yes"',
      '2:4 b is ambiguous: YAML 1.1 reads it as false, YAML 1.2 as text. Write false or "no"',
      "3:1 a is given twice, first on line 1",
    ],
  ],
  ["a key twice", "a:\n  b: 1\n  'b': 2\n", ["3:3 a.b is given twice, first on line 2"]],
  [
    "names of JavaScript",
    "a:\n  __proto__: {x: 1}\n  constructor: 1\n  prototype: 1\n",
    [
      "2:3 a.__proto__ is a name that JavaScript keeps for itself. Choose another",
      "3:3 a.constructor is a name that JavaScript keeps for itself. Choose another",
      "4:3 a.prototype is a name that JavaScript keeps for itself. Choose another",
    ],
  ],
  ["a list as key", "a:\n  ? [b]\n  : 1\n", ["2:5 a has a key that is not text"]],
  ["a tag", "a: !!str 5\n", ["1:4 a has the tag !!str. Write the value without it; quotes make it text"]],
  ["an unknown alias", "a: *b\n", ["1:4 a is *b, but no &b stands before it"]],
  ["an alias to itself", "a: &b [*b]\n", ["1:8 a[0] is *b, which contains itself"]],
  ["an odd anchor", "a: &b.c 1\n", ["1:4 a has the anchor &b.c. Name it with letters, digits, - and _"]],
  ["several documents", "a: 1\n---\nb: 2\n", ['2:1 has more than one document. Keep one, without "---"']],
  [
    "a directive",
    "%YAML 1.2\n---\na: 1\n",
    ["1:1 has a % directive, which is not supported. Take the line out"],
  ],
  ["a list at the top", "- a\n", ["1:1 must have keys at the top, got a list"]],
  ["text at the top", "hello\n", ["1:1 must have keys at the top, got one value"]],
  [
    "a colon that Helm takes for text",
    "a: {b:, c: 1}\n",
    ["1:5 a.b is a key without a space after its colon"],
  ],
  [
    "a question mark that Helm takes for a mark",
    "a: [b?c]\n",
    ["1:5 a[0] has a ? within brackets, which Helm does not take for text. Put it in quotes"],
  ],
  ["a NUL as escape", 'a: "x\\0"\n', ["1:4 a has a NUL character, which Kubernetes does not take"]],
  [
    "half a character as escape",
    'a: "\\\\\\ud83d\\ude00"\n',
    ["1:4 a has the escape \\ud83d, which Helm does not read. Write the character itself"],
  ],
  [
    "an escape of JSON alone",
    'a: "b\\/c"\n',
    ["1:4 a has the escape \\/, which Helm does not read. Write the character itself"],
  ],
  ["a NUL", "a: 1\nb: x\0\n", ["2:5 has a NUL character"]],
  [
    "a control character",
    "a: x\u007f\n",
    ["1:5 has the character U+007F, which YAML does not allow. Write it as an escape in double quotes"],
  ],
  [
    "a line break of YAML 1.1",
    "# c\u2028a: 1\n",
    [
      "1:4 has U+2028, which is a line break to Helm and none " +
        "to others. Write it as an escape in double quotes",
    ],
  ],
  [
    "a block without its last line break",
    "a: |\n  b",
    ["2:4 ends in a block of text without a line break, to which Helm 3 adds none. Add it"],
  ],

  [
    "a bracket left open",
    "a: [1, 2\nb: 3\n",
    ["2:1 is indented less than the quotes or brackets that are open before it. Close them, or indent it"],
  ],
  ["a bracket left open at the end", "a: [1, 2", ["1:9 has a [ or { that is not closed"]],
  ["a quote left open at the end", 'a: "b', ['1:6 has a text that begins with " and does not end']],
  ["no comma", "a: [1\n  2: 3]\n", ["2:4 lacks a comma between two items"]],
  ["a tab", "a:\n\tb: 1\n", ["2:1 is indented with a tab. Use spaces"]],
  ["wrong indentation", "a: 1\n b: 2\n", ["2:3 is indented unlike what stands above it"]],
  ["a colon within a value", "a: b: c\n", ['1:5 has ": " within a value. Put the value in quotes']],
  ["an at sign", "a: @b\n", ["1:4 has a value that begins with @. Put it in quotes"]],
  [
    "a list beside its key",
    "a: - b\n",
    ["1:4 has a list that begins on the line of its key. Begin it on the next line"],
  ],
  ["no colon", "a: 1\nb\n", ['3:1 has a line that is neither "key: value" nor part of a text']],
  ["too deep", `a: ${"[".repeat(101)}`, ["1:103 is nested more than 100 levels deep"]],
];
