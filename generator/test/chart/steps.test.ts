import { test } from "uvu";
import * as assert from "uvu/assert";
import { exceptions } from "../../src/chart/readme/exceptions.js";
import { checkedCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { caseFiles, caseNames } from "../cases.js";

test("migrations and smoke checks do not wait for what the pods of their service wait for", async () => {
  const files = (await Promise.all(caseNames.map(caseFiles))).flat();
  const waiting = files.filter(({ contents }) => contents.includes("- name: wait-for-services"));
  assert.ok(waiting.length > 3, "nobody waits");
  assert.equal(
    waiting.map(({ path }) => path).filter((path) => /\/(migration|smoke-check)\.yaml$/.test(path)),
    [],
  );
});

test("the steps of a migration run one after the other, after what waits", async () => {
  const files = await caseFiles("migration-steps");
  const containers = (service: string) =>
    [
      ...files
        .find(({ path }) => path.endsWith(`${service}/templates/migration.yaml`))!
        .contents.split("\n    volumes:")[0]!
        .matchAll(/^( {6}- name: \S+| {4}\w*[cC]ontainers:)$/gm),
    ].map(([line]) => line.trim().replace("- name: ", ""));
  assert.equal(containers("shop"), [
    "initContainers:",
    "wait-for-stores",
    "backup",
    "tables",
    "rows",
    "containers:",
    "read-1",
  ]);
  assert.equal(containers("hooks"), [
    "initContainers:",
    "wait-for-stores",
    "keys",
    "containers:",
    "webhooks",
  ]);
  assert.equal(containers("reports"), ["containers:", "views"]);
});

test("the README lists the exceptions that a step has beside those of its service", () => {
  const root = "It writes where only root may.";
  const catalogue = checkedCatalogue({
    file: "catalogue.yaml",
    value: {
      name: "platform",
      version: "1.0.0",
      description: "A platform",
      services: {
        shop: {
          description: "Sells",
          exceptions: { writableRootFilesystem: "It writes beside itself." },
          migration: { revision: 1, steps: [{ name: "disks", exceptions: { root } }, { name: "tables" }] },
        },
      },
    },
  });
  const [shop] = catalogue.services;
  assert.equal(
    exceptions(catalogue, shop!).map(({ where, reason }) => `${where}: ${reason}`),
    ["container shop: It writes beside itself.", `container disks: ${root}`],
  );
});

test.run();
