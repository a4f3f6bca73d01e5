import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lastRun } from "../../src/output/last-run.js";
import {
  filesOf,
  folder,
  input,
  keep,
  pass,
  program,
  put,
  record,
  remember,
  root,
  untouched,
} from "./last-run-folder.js";

test("what nobody touched is known by its count", () => {
  assert.is(untouched(), 4);
});

test("a run of another catalogue, into another folder, of another variant or never is not known", () => {
  assert.is(lastRun(join(folder, "other.yaml"), root, "", program()).untouched(), undefined);
  assert.is(lastRun(input, root, "proven", program()).untouched(), undefined);
  assert.is(lastRun(input, folder, "", program()).untouched(), undefined);
});

const changes: readonly (readonly [name: string, change: () => void])[] = [
  ["an output of the same size with other text", () => put("out/b.yaml", "b: 2\n")],
  [
    "an output with its old time put back",
    () => {
      put("out/b.yaml", "b: 2\n");
      utimesSync(join(root, "b.yaml"), 1, 1);
    },
  ],
  ["an output that is gone", () => rmSync(join(root, "b.yaml"))],
  [
    "a link in the place of an output",
    () => {
      rmSync(join(root, "b.yaml"));
      symlinkSync("a.yaml", join(root, "b.yaml"));
    },
  ],
  [
    "a link in the place of an output's folder",
    () => {
      renameSync(join(root, "shop"), join(folder, "moved"));
      symlinkSync(join(folder, "moved"), join(root, "shop"));
    },
  ],
  ["a state file that another run wrote", () => put("out/state.json", "{ }")],
  ["an input with other text", () => put("catalogue.yaml", "name: desk\n")],
  [
    "an input with other text of the same size and time",
    () => {
      const { atime, mtime } = lstatSync(input);
      writeFileSync(input, "name: ship\n");
      utimesSync(input, atime, mtime);
    },
  ],
  ["an input that was not there and is now", () => put("tsconfig.json", "{}")],
  ["an input that is gone", () => rmSync(input)],
  [
    "an input that is now a link to another file",
    () => {
      put("other.yaml", "name: desk\n");
      rmSync(input);
      symlinkSync("other.yaml", input);
    },
  ],
  ["a file more in a folder that was searched", () => put("values/b.yaml", "")],
  ["a name that was searched for", () => put("module.ts", "")],
  [
    "a link in a folder that leads elsewhere now",
    () => {
      symlinkSync("a.yaml", join(folder, "values/b.yaml"));
      pass();
      remember();
      assert.is(untouched(), 4);
      rmSync(join(folder, "values/b.yaml"));
      symlinkSync("./a.yaml", join(folder, "values/b.yaml"));
    },
  ],
  ["a variable of the environment with another value", () => void (process.env["CHARTWRIGHT_TEST"] = "2")],
  ["a variable of the environment that is not set", () => delete process.env["CHARTWRIGHT_TEST"]],
  [
    "another locale",
    () => {
      process.env["LC_MESSAGES"] = `${process.env["LC_MESSAGES"] ?? ""}x`;
    },
  ],
  ["a program that was replaced", () => put("program.js", "changed")],
  ["a record that was cut off", () => writeFileSync(record(), readFileSync(record(), "utf8").slice(0, -1))],
  [
    "a record with other bytes",
    () => writeFileSync(record(), readFileSync(record(), "utf8").replace("values", "velues")),
  ],
  ["a record that others may write", () => chmodSync(record(), 0o666)],
  [
    "a record that is a link",
    () => {
      renameSync(record(), join(folder, "record"));
      symlinkSync(join(folder, "record"), join(folder, "cache/chartwright/runs/x"));
      renameSync(
        join(folder, "cache/chartwright/runs/x"),
        join(folder, "cache/chartwright/runs", recordName),
      );
    },
  ],
];

let recordName = "";

for (const [name, change] of changes) {
  test(`${name} is seen`, () => {
    assert.is(untouched(), 4);
    recordName = readdirSync(join(folder, "cache/chartwright/runs"))[0]!;
    change();
    assert.is(untouched(), undefined);
    delete process.env["LC_MESSAGES"];
  });
}

test("saving the same text once more is no change of an input", () => {
  put("catalogue.yaml", "name: shop\n");
  assert.is(untouched(), 4);
});

test("a name that was not searched for is no change", () => {
  put("other.ts", "");
  assert.is(untouched(), 4);
});

test("an output that was changed while the run went on is seen, though its record came later", () => {
  const run = lastRun(input, root, "", program());
  put("out/b.yaml", "b: 2\n");
  keep(run);
  assert.is(untouched(), undefined);
});

test("a run whose inputs were saved while it ran is not remembered", () => {
  const run = lastRun(input, root, "", program());
  put("catalogue.yaml", "name: shop\n");
  keep(run);
  assert.is(untouched(), undefined);
});

test("a run whose inputs cannot be told is never taken as unchanged, but its charts are kept", () => {
  keep(lastRun(input, root, "", program()), "unknown");
  assert.is(untouched(), undefined);
  assert.equal(filesOf("shop", "1"), ["shop/a.yaml", "shop/b/c.yaml"]);
});

test("the files of a chart are known while it is made of the same, and nobody touched them", () => {
  assert.equal(filesOf("shop", "1"), ["shop/a.yaml", "shop/b/c.yaml"]);
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
  assert.is(filesOf("shop", "2"), undefined);
  assert.is(filesOf("desk", "1"), undefined);
  put("out/shop/a.yaml", "a: 2\n");
  assert.is(filesOf("shop", "1"), undefined);
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
});

test("the files of a chart are known whatever became of the inputs, but not after another version of the program or another run", () => {
  put("catalogue.yaml", "name: desk\n");
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
  put("out/state.json", "{ }");
  assert.is(filesOf("shop/b", "2"), undefined);
  put("out/state.json", "{}");
  remember();
  assert.equal(filesOf("shop/b", "2"), ["shop/b/c.yaml"]);
  put("program.js", "changed");
  assert.is(filesOf("shop/b", "2"), undefined);
});

test("where there is no folder for the record, the work is done again", () => {
  put("file", "no folder");
  for (const place of [join(folder, "file"), "/proc", "/proc/self/none", "relative", ""]) {
    process.env["XDG_CACHE_HOME"] = place;
    const home = process.env["HOME"];
    process.env["HOME"] = join(folder, "file");
    remember();
    assert.is(untouched(), undefined, place);
    process.env["HOME"] = home;
  }
});

test.run();
