import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sameVerdict } from "./same-verdict.js";
import { writtenCatalogue } from "./written-catalogue.js";

const written = writtenCatalogue(
  {
    web: {
      description: "Pages",
      envGroups: ["shared"],
      env: { DB_PASSWORD: "", TEST_TOKEN: { default: "", public: "The emulator takes any" } },
    },
  },
  { envGroups: { shared: { API_TOKEN: "" } } },
);
test.after(() => rmSync(join(written.folder, "..", ".."), { recursive: true }));

/** Values, and the path of the credential in plain text; none: accepted. */
const rows: readonly (readonly [values: string, path: string | undefined])[] = [
  ["web: { env: { DB_PASSWORD: hunter2 } }", "web.env.DB_PASSWORD"],
  ["web: { env: { API_TOKEN: abc } }", "web.env.API_TOKEN"],
  ["global: { env: { API_TOKEN: abc } }", "global.env.API_TOKEN"],
  ["web: { extraEnv: [{ name: SMTP_PASSWORD, value: hunter2 }] }", "web.extraEnv[0].value"],
  ["web: { env: { DB_PASSWORD: $(OTHER) } }", undefined],
  ["web: { env: { TEST_TOKEN: local } }", undefined],
  ["web: { extraEnv: [{ name: SMTP_PASSWORD_FILE, value: hunter2 }] }", undefined],
  [
    "web: { extraEnv: [{ name: SMTP_PASSWORD, valueFrom: { secretKeyRef: { name: s, key: k } } }] }",
    undefined,
  ],
];

for (const [values, path] of rows)
  test(`${values} is ${path === undefined ? "accepted" : "refused"}, by Helm as well`, () => {
    const problems = sameVerdict(written, [values]).flatMap((file) => file.problems);
    assert.equal(
      problems.map((problem) => problem.path),
      path === undefined ? [] : [path],
    );
    for (const { message } of problems) assert.match(message, "Secret");
    for (const { message } of problems) assert.not.match(message, /hunter2|abc/);
  });

test.run();
