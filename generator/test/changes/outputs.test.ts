import { copyFileSync, readFileSync, renameSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import { testKinds } from "./kinds.js";
import { keepingTime, plainKind, type PlainKind } from "./plain.js";
import { link, put, remove, replace } from "./repository.js";

// What lies in charts/ and schemas/: what is lost is made again, what was edited by hand is not overwritten.
const readme = "charts/shop/README.md";
const text = "charts/shop/values.yaml";
const state = "charts/shop/.chartwright.json";

const lost: readonly PlainKind[] = [
  ["a file is deleted", (repository) => remove(repository, readme)],
  [
    "a file of a subchart is deleted",
    (repository) => remove(repository, "charts/shop/charts/web/Chart.yaml"),
  ],
  ["a schema is deleted", (repository) => remove(repository, "schemas/shop.values.schema.json")],
  ["a chart is deleted", (repository) => remove(repository, "charts/shop/charts/web")],
  [
    "all is deleted",
    (repository) => {
      remove(repository, "charts");
      remove(repository, "schemas");
    },
  ],
  ["the state file is deleted", (repository) => remove(repository, state)],
  ["the state file is another's", (repository) => put(repository, { [state]: "{}\n" })],
  [
    "the state file is laid out anew",
    ({ root, ...rest }) =>
      put(
        { root, ...rest },
        { [state]: JSON.stringify(JSON.parse(readFileSync(join(root, state), "utf8"))) },
      ),
  ],
  ["a file's time is put back", ({ root }) => utimesSync(join(root, readme), 0, 0)],
];

testKinds(
  "is made again",
  lost.map((row) => ({ ...plainKind(row), outcome: "same" })),
  "tracked",
);

const byHand: readonly (readonly [...PlainKind, RegExp])[] = [
  [
    "a file",
    (repository) => replace(repository, text, /$/, "# mine\n"),
    {},
    /charts\/shop\/values\.yaml[^]*edited by hand/,
  ],
  [
    "a file of a subchart",
    (repository) => replace(repository, "charts/shop/charts/web/values.yaml", /$/, "# mine\n"),
    {},
    /web\/values\.yaml[^]*edited by hand/,
  ],
  [
    "a schema",
    (repository) => replace(repository, "schemas/types/shop.values.ts", /$/, "// mine\n"),
    {},
    /shop\.values\.ts[^]*edited by hand/,
  ],
  [
    "a file, to the same size and time",
    keepingTime((repository) => replace(repository, readme, "A shop", "A ship"), readme),
    {},
    /README\.md[^]*edited by hand/,
  ],
  [
    "a file becomes a link",
    (repository) => {
      copyFileSync(join(repository.root, text), join(repository.root, "copy"));
      link(repository, text, "../../copy");
    },
    {},
    /values\.yaml[^]*link/,
  ],
  [
    "a chart's folder becomes a link",
    ({ root, ...rest }) => {
      renameSync(join(root, "charts/shop/charts/web"), join(root, "web"));
      link({ root, ...rest }, "charts/shop/charts/web", "../../../web");
    },
    {},
    /charts\/web[^]*link/,
  ],
  [
    "a file becomes a folder",
    (repository) => {
      remove(repository, text);
      put(repository, { [`${text}/mine`]: "" });
    },
    {},
    /values\.yaml[^]*folder/,
  ],
  ["line ends", (repository) => replace(repository, text, /\n/g, "\r\n"), {}, /values\.yaml[^]*line endings/],
];

testKinds(
  "is refused when edited by hand",
  byHand.map(([name, change, more, outcome]) => ({ ...plainKind([name, change, more]), outcome })),
  "tracked",
);

test.run();
