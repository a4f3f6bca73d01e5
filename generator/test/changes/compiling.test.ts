import { test } from "uvu";
import { putting, testKinds } from "./kinds.js";
import { programKind, type ProgramKind } from "./program.js";
import { remove } from "./repository.js";

// The settings by which a catalogue is compiled, wherever they lie.

/** A field that is declared and not set hides that of the base class; or does not, as tsconfig.json says. */
const classes = 'class Base { text = "one" } class Own extends Base { text!: string }';
const fields = `${classes} const text = new Own().text ?? "two";`;
const config = (options: unknown) => JSON.stringify({ compilerOptions: options });
const on = config({ useDefineForClassFields: true });
const off = config({ useDefineForClassFields: false });
const interop = 'import one from "./one.cjs"; const text = typeof one;';
const marked = { "one.cjs": 'exports.__esModule = true; exports.default = "one";' };
const acts = 'import "./act.js"; const text = globalThis.text ?? "none";';
const act = { "act.js": 'globalThis.text = "one";' };

const settings: readonly ProgramKind[] = [
  ["tsconfig.json", fields, { "tsconfig.json": off }, putting({ "tsconfig.json": on })],
  ["tsconfig.json appears", fields, {}, putting({ "tsconfig.json": off })],
  [
    "tsconfig.json goes",
    fields,
    { "tsconfig.json": off },
    (repository) => remove(repository, "tsconfig.json"),
  ],
  ["tsconfig.json appears above", fields, {}, putting({ "../tsconfig.json": off })],
  [
    "a base",
    fields,
    { "tsconfig.json": '{"extends":"./base.json"}', "base.json": off },
    putting({ "base.json": on }),
  ],
  [
    "a base of a base",
    fields,
    { "tsconfig.json": '{"extends":"./a"}', "a.json": '{"extends":"./config/b.json"}', "config/b.json": off },
    putting({ "config/b.json": on }),
  ],
  [
    "a base above",
    fields,
    { "tsconfig.json": '{"extends":"../base.json"}', "../base.json": off },
    putting({ "../base.json": on }),
  ],
  [
    "one of two bases",
    fields,
    { "tsconfig.json": '{"extends":["./a.json","./b.json"]}', "a.json": on, "b.json": off },
    putting({ "b.json": "{}" }),
  ],
  [
    "package.json's type",
    interop,
    { ...marked, "package.json": "{}" },
    putting({ "package.json": '{"type":"module"}' }),
  ],
  ["package.json appears", interop, marked, putting({ "package.json": '{"type":"module"}' })],
  [
    "package.json's sideEffects",
    acts,
    { ...act, "package.json": "{}" },
    putting({ "package.json": '{"sideEffects":false}' }),
  ],
];

testKinds(
  "is compiled in another way",
  settings.map((row) => programKind(row)),
  "tracked",
);

const packaged: readonly ProgramKind[] = [
  [
    "a base in a package",
    fields,
    { "tsconfig.json": '{"extends":"base/tsconfig.json"}', "node_modules/base/tsconfig.json": off },
    putting({ "node_modules/base/tsconfig.json": on }),
  ],
];

testKinds(
  "is compiled in another way",
  packaged.map((row) => programKind(row)),
  "perhaps untracked",
);

test.run();
