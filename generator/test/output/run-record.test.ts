import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readRecord, writeRecord, type RunRecord } from "../../src/output/run-record.js";

const folder = mkdtempSync(join(tmpdir(), "chartwright-record-"));
test.after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "record");

const record: RunRecord = {
  comparedAt: 1,
  program: "p",
  inputs: { files: ["catalogue.yaml"], folders: [], variables: [], programs: [], digest: "d" },
  origins: {},
  outputs: ["charts/shop/.chartwright.json 1", "charts/shop/Chart.yaml 2"],
};

test.before.each(() => {
  rmSync(file, { force: true });
  writeRecord(file, record);
});

test("a record comes back as it was written", () => assert.equal(readRecord(file), record));

// Each of these is as well-formed as the record itself.
const damages: readonly (readonly [name: string, damage: () => void])[] = [
  ["whose text was changed", () => writeFileSync(file, readFileSync(file, "utf8").replace('"d"', '"e"'))],
  [
    "that lost an output",
    () => writeFileSync(file, readFileSync(file, "utf8").replace("\ncharts/shop/Chart.yaml 2", "")),
  ],
  ["that its group may write", () => chmodSync(file, 0o660)],
  ["that everybody may write", () => chmodSync(file, 0o602)],
  [
    "that is a link",
    () => {
      renameSync(file, `${file}.target`);
      symlinkSync(`${file}.target`, file);
    },
  ],
];

for (const [name, damage] of damages) {
  test(`a record ${name} is none`, () => {
    damage();
    assert.is(readRecord(file), undefined);
  });
}

// Only root can give a file away.
if (process.getuid?.() === 0)
  test("a record of another user is none", () => {
    chownSync(file, 65534, 65534);
    assert.is(readRecord(file), undefined);
  });

test.run();
