import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { credentialIn, credentialShapes } from "../../../src/catalogue/facts/credentials.js";
import { schemasFolder } from "../../../src/schema/files.js";

const rows: readonly (readonly [string, string | undefined])[] = [
  ["AKIAABCDEFGHIJKLMNOP", "an AWS access key"],
  ["key=ASIA0123456789ABCDEF;", "an AWS access key"],
  ["rk_live_0123456789", "a Stripe key"],
  ["https://gho_0123456789abcdefghijABCDEFGHIJ012345@example.com", "a GitHub token"],
  ["xoxp-1234567890", "a Slack token"],
  ["a\n-----BEGIN PRIVATE KEY-----\n", "a private key"],
  ["-----BEGIN OPENSSH PRIVATE KEY-----", "a private key"],
  ["Bearer eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0", "a JSON Web Token"],
  ["AKIA", undefined],
  ["akiaabcdefghijklmnop", undefined],
  ["sk_test_0123456789abcdefghij", undefined],
  ["-----BEGIN CERTIFICATE-----", undefined],
  ["-----BEGIN PUBLIC KEY-----", undefined],
  ["eyJhbGciOiJI.c2lnbmF0", undefined],
  ["", undefined],
];

for (const [text, what] of rows)
  test(`${JSON.stringify(text)} is ${what ?? "none"}`, () => assert.is(credentialIn(text), what));

test("the schema of settings knows the same shapes, for Helm knows no more", () => {
  const schema = JSON.parse(
    readFileSync(join(schemasFolder, "values/no-credential.schema.json"), "utf8"),
  ) as { not: { pattern: string } };
  assert.is(schema.not.pattern, Object.values(credentialShapes).join("|"));
});

// Whoever looks for a long header at each place takes quadratic time.
test("no text takes long", () => {
  for (const part of ["eyJ", "-----BEGIN ", "AKIA ", "xoxb- ", "eyJaaaaaaaa.ey"])
    assert.is(credentialIn(part.repeat(50_000)), undefined);
});

test.run();
