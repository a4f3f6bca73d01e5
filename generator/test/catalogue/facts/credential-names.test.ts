import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  credentialNames,
  isPlainText,
  namesCredential,
} from "../../../src/catalogue/facts/credential-names.js";
import { schemasFolder } from "../../../src/schema/files.js";

const credentials =
  "PASSWORD DB_PASSWORD PGPASSWORD dbPassword spring.datasource.password db-password PASSWORD2 TOKEN_1 TOKEN " +
  "RABBITMQ_DEFAULT_PASS SLACK_BOT_TOKEN JWT_SECRET CLIENT_SECRET SECRET_KEY SECRET_KEY_BASE API_KEY APIKEY OPENAI_API_KEY " +
  "AWS_SECRET_ACCESS_KEY MINIO_ACCESS_KEY PRIVATE_KEY MASTER_KEY NEW_RELIC_LICENSE_KEY SMTP_PASS MYSQL_PWD " +
  "KEY_PASSPHRASE REDIS_PASSWD DB_CREDENTIALS";
const others =
  "TOKEN_URL PASSWORD_MIN_LENGTH KEY_PREFIX SECRET_NAME DB_PASSWORD_FILE TOKEN_PATH SECRETS_DIR API_KEY_HEADER " +
  "AWS_ACCESS_KEY_ID TOKEN_TTL MAX_TOKENS MAX_TOKEN PRIMARY_KEY PARTITION_KEY CACHE_KEY JWT_PUBLIC_KEY " +
  "PUBLIC_API_KEY STRIPE_PUBLISHABLE_API_KEY TLS_SECRET IMAGE_PULL_SECRET PWD PROXY_PASS BYPASS SECRETARY " +
  "PASSWORDLESS TOKENIZER CREDENTIALS_PROVIDER KEYCLOAK HOTKEY";

test("names say that a variable is a credential", () => {
  for (const name of credentials.split(" ")) assert.ok(namesCredential(name), name);
});

test("names that only have a word of one say nothing", () => {
  for (const name of others.split(" ")) assert.not(namesCredential(name), name);
});

test("a switch, a path, an address and a reference are no credential", () => {
  for (const text of ["", "true", "No", "optional", "$(X)", "a$(X)", "/run/x", "https://a/b", "vault:a#b"])
    assert.not(isPlainText(text), text);
  for (const text of ["example", "123456", "trueish", "/", "a/b", "p@ss:word"])
    assert.ok(isPlainText(text), text);
});

test("the schema of extraEnv knows the same, for Helm knows no more", () => {
  const { items } = JSON.parse(readFileSync(join(schemasFolder, "values/extra-env.schema.json"), "utf8")) as {
    items: { if: { properties: { name: unknown; value: unknown } } };
  };
  assert.equal(items.if.properties, {
    name: { pattern: credentialNames.named, not: { pattern: credentialNames.except } },
    value: { not: { pattern: credentialNames.harmless } },
  });
});

test.run();
