import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../src/commands/validate.js";
import { ProblemsError } from "../../src/problem/problem.js";
import { userProject } from "../types/user-project.js";

const fine = `import { defineCatalogue } from "chartwright";
import { port } from "./port";
export default defineCatalogue({
  name: "shop", version: "1.0.0", description: "A shop",
  services: { shop: { description: "Shop", ports: { http: port } } },
});
`;

interface Answer {
  readonly text: string;
  readonly exitCode: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** What `validate` says of the catalogue of a project, with paths as in its folder. */
async function answer(
  files: Readonly<Record<string, string>>,
  packages?: readonly string[],
): Promise<Answer> {
  const folder = userProject(files, packages);
  const short = (text: string) => text.replaceAll(relative(process.cwd(), folder), "").replaceAll(folder, "");
  try {
    const { exitCode, text, json } = await validate(join(folder, "catalogue.ts"), folder, []);
    return { exitCode, text: short(text), json: JSON.parse(short(JSON.stringify(json))) as Answer["json"] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { exitCode: -1, text: short(error.message), json: {} };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const widened = `const text: string = 8080;\nexport const port = 8080;\nexport function any(x) { return text + x; }\n`;

test("validate says what TypeScript says, in every file of the catalogue", async () => {
  const { exitCode, text, json } = await answer({ "catalogue.ts": fine, "port.ts": widened });
  assert.is(exitCode, 1);
  assert.is(
    text,
    "/port.ts: 2 problems\n\n" +
      "  1:7   Type 'number' is not assignable to type 'string'. (TS2322)\n" +
      "  3:21  Parameter 'x' implicitly has an 'any' type. (TS7006)\n",
  );
  const [first] = json["problems"] as readonly object[];
  assert.equal(first, {
    file: "/port.ts",
    path: "",
    message: "Type 'number' is not assignable to type 'string'. (TS2322)",
    position: { line: 1, column: 7 },
  });
});

test("it takes the options of the nearest tsconfig.json, comments and all", async () => {
  const { exitCode, text } = await answer({
    "catalogue.ts": fine,
    "port.ts": widened,
    "tsconfig.json":
      '{ // ours\n "compilerOptions": { "noImplicitAny": false, "moduleResolution": "bundler", "module": "esnext", ' +
      '"composite": true, "declaration": true, "outDir": "out", "noUnusedLocals": true } }',
  });
  assert.is(exitCode, 1);
  assert.match(text, "/port.ts: 1 problem\n\n  1:7  Type 'number'");
});

test("a catalogue that is refused is told in both ways", async () => {
  const { exitCode, text, json } = await answer({
    "catalogue.ts": fine.replace('"Shop", ', '"Shop", calls: ["shpo"], '),
    "port.ts": "export const port = 8080;\n",
  });
  assert.is(exitCode, 1);
  assert.is(
    text,
    "/catalogue.ts: 2 problems\n\n" +
      '  services.shop.calls[0]  names "shpo", which is not in the catalogue. Did you mean "shop"?\n' +
      `  5:52                    Type '"shpo"' is not assignable to type '"shop" | CallInput<"shop", string>'. (TS2322)\n`,
  );
  assert.is((json["problems"] as readonly unknown[]).length, 2);
});

test("without a compiler in its project nothing changes", async () => {
  const { exitCode, text } = await answer({ "catalogue.ts": fine, "port.ts": widened }, []);
  assert.is(exitCode, 0);
  assert.match(text, "1 service, no problem.");
});

test("names of Node.js, whose types are not installed, are no problem, nor is what is not used", async () => {
  const { exitCode, text } = await answer({
    "catalogue.ts": fine,
    "port.ts":
      'import { join } from "node:path";\nconst unused = 1;\n' +
      'export const port = process.env["PORT"] === join("a", "b") ? 80 : 8080;\n',
  });
  assert.is(exitCode, 0, text);
});

test("a configuration that the compiler refuses is a hint", async () => {
  const { exitCode, text, json } = await answer({
    "catalogue.ts": fine,
    "port.ts": "export const port = 8080;\n",
    "tsconfig.json": '{ "compilerOptions": { "target": "es1" } }',
  });
  assert.is(exitCode, 0);
  assert.match(text, /Hint: .*catalogue\.ts was not checked by TypeScript: .*target/);
  assert.is((json["hints"] as readonly unknown[]).length, 1);
});

test("nothing is left behind", () => {
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith("chartwright-types-"));
  assert.equal(left, []);
});

test.run();
