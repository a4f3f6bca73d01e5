export const refused: readonly (readonly [name: string, text: string, message: string])[] = [
  [
    "a syntax error",
    "export default {\n  a: [1 2],\n};\n",
    '/c.ts: 1 problem\n\n  2:9  is not valid: Expected "]" but found "2"\n',
  ],
  [
    "all syntax errors of one kind",
    'import a from "nope";\nimport b from "./nope.js";\nexport default { a, b };\n',
    '/c.ts: 2 problems\n\n  1:15  imports "nope", which is not ' +
      'installed\n  2:15  imports "./nope.js", which does not exist\n',
  ],
  [
    "a throw",
    "interface A { b: number }\n\nfunction fail(): never {\n  throw new " +
      'TypeError("no such tier");\n}\nexport default { a: fail() };\n',
    "/c.ts: 1 problem\n\n  4:9  threw while it ran: TypeError: no such tier\n",
  ],
  ["a throw of something else", 'throw "no";\n', "/c.ts: 1 problem\n\n  threw while it ran: no\n"],
  [
    "no default export",
    "export const a = 1;\n",
    "/c.ts: 1 problem\n\n  has no default export. Put `export default` before the catalogue\n",
  ],
  [
    "a function",
    "export default () => ({});\n",
    "/c.ts: 1 problem\n\n  exports a function. Export what it returns\n",
  ],
  [
    "a promise",
    "export default Promise.resolve({});\n",
    "/c.ts: 1 problem\n\n  exports a promise. Write `export default await …`\n",
  ],
];
