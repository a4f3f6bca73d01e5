import { test } from "uvu";
import { linking, putting, shop } from "./kinds.js";
import { isProvenAgain, type ProvenKind } from "./proven.js";
import { remove } from "./repository.js";

// Charts are proven with the values of each environment, and modules may say something else in each run.
const values = (text: string) => `export default { global: { image: { tag: ${text} } } };\n`;
const guarded = `${shop}namespace: { podSecurity: { enforce: baseline } }\n`;

const modules: readonly ProvenKind[] = [
  { name: "appears", change: putting({ "values/new.ts": values('"two"') }) },
  {
    name: "changes",
    files: { "values/x.ts": values('"one"') },
    change: putting({ "values/x.ts": values('"two"') }),
  },
  {
    name: "goes",
    files: { "values/x.ts": values('"one"'), "values/y.yaml": "{}\n" },
    change: (repository) => remove(repository, "values/x.ts"),
  },
  {
    name: "imports what changes",
    files: {
      "values/x.ts": `import { tag } from "../tag.js"; ${values("tag")}`,
      "tag.ts": 'export const tag = "one";',
    },
    change: putting({ "tag.ts": 'export const tag = "two";' }),
  },
  {
    name: "reads the environment",
    files: { "values/x.ts": values("process.env.X") },
    before: { env: { X: "one" } },
    after: { env: { X: "two" } },
  },
  {
    name: "reads the environment by another name",
    files: { "values/x.ts": `const { env } = process; ${values("env.X")}` },
    before: { env: { X: "one" } },
    after: { env: { X: "two" } },
  },
  {
    name: "imports what reads the environment",
    files: {
      "values/x.ts": `import { tag } from "../tag.js"; ${values("tag")}`,
      "tag.ts": 'export const tag = process?.env["X"];',
    },
    before: { env: { X: "one" } },
    after: { env: { X: "two" } },
  },
  {
    name: "reads a file",
    files: {
      "values/x.ts": `import { readFileSync } from "node:fs"; ${values('readFileSync("tag", "utf8")')}`,
      tag: "one",
    },
    change: putting({ tag: "two" }),
  },
  { name: "looks at the clock", files: { "values/x.ts": values("`v${Date.now()}`") } },
  {
    name: "could not be read without a variable",
    files: { "values/x.ts": `if (!process.env.X) throw new Error("needs X"); ${values('"v"')}` },
    after: { env: { X: "two" } },
  },
  {
    name: "is a link whose target changes",
    files: { "tag.ts": values('"one"') },
    prepare: linking("values/x.ts", "../tag.ts"),
    change: putting({ "tag.ts": values('"two"') }),
  },
  {
    name: "of the namespace appears",
    files: { "catalogue.yaml": guarded, "values/x.yaml": "{}\n" },
    change: putting({ "values/namespace/x.ts": "export default { name: 'other' };\n" }),
  },
  {
    name: "of the namespace reads the environment",
    before: { env: { X: "98" } },
    after: { env: { X: "99" } },
    files: {
      "catalogue.yaml": guarded,
      "values/x.yaml": "{}\n",
      "values/namespace/x.ts": "export default { name: `stage-${process.env.X}` };\n",
    },
  },
];

for (const kind of modules)
  test(`a module in values/ ${kind.name}: it is proven again`, () => isProvenAgain(kind, "named"));

test.run();
