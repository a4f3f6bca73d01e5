import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { packageFolder } from "../../src/package-folder.js";
import { filesBelow, testEdits } from "./edits.js";
import { newRepository } from "./repository.js";

// Every file of the platform's catalogue and of its values: what is replaced by what. Values change READMEs
// by being set or not.
const edits: readonly (readonly [path: string, from: string, to: string])[] = [
  ["generator/catalogue/ai-coach-service.ts", "Coaching by AI models", "Coaching by models"],
  ["generator/catalogue/bedrock-mock.ts", "servicePort: 80 ", "servicePort: 81 "],
  ["generator/catalogue/bedrock-mock/default.conf", "Eat more vegetables", "Eat more fruit"],
  ["generator/catalogue/bots.ts", "Bot for", "Robot for"],
  ["generator/catalogue/dynamodb-local.ts", "http: 8000", "http: 8001"],
  ["generator/catalogue/edges.ts", "NUTRITION_SERVICE_URL", "FOODS_SERVICE_URL"],
  ["generator/catalogue/env-groups.ts", '"3600"', '"1800"'],
  ["generator/catalogue/external-services.ts", "api.stripe.com", "pay.stripe.com"],
  ["generator/catalogue/health-tracking-service.ts", "256Mi", "300Mi"],
  ["generator/catalogue/index.ts", "ghcr.io/ai-nutritionist", "registry.example.com"],
  ["generator/catalogue/ingress.ts", "timeoutSeconds: 60", "timeoutSeconds: 90"],
  ["generator/catalogue/messaging-service.ts", "maxReplicas: 8", "maxReplicas: 7"],
  ["generator/catalogue/mobile-api.ts", 'description: "', 'description: "The '],
  ["generator/catalogue/namespace.ts", "pods: 80", "pods: 81"],
  ["generator/catalogue/nodes.ts", '"node-type": "application"', '"node-type": "programs"'],
  ["generator/catalogue/nutrition-service.ts", "minAvailable: 2", "minAvailable: 1"],
  ["generator/catalogue/order.ts", "activeDeadlineSeconds: 30", "activeDeadlineSeconds: 31"],
  ["generator/catalogue/payment-service.ts", "by Stripe", "by card"],
  ["generator/catalogue/program.ts", "revisionHistoryLimit: 3", "revisionHistoryLimit: 4"],
  ["generator/catalogue/python-service.ts", "metrics: 8081", "metrics: 8082"],
  ["generator/catalogue/redis.ts", "containerPort: 6379", "containerPort: 6380"],
  ["generator/catalogue/redis/redis.conf", "maxmemory 450mb", "maxmemory 400mb"],
  ["generator/catalogue/secrets.ts", "us-east-1", "eu-west-1"],
  ["generator/catalogue/vertical-autoscaling.ts", 'updateMode: "Off"', 'updateMode: "Initial"'],
  ["generator/catalogue/web-app.ts", "containerPort: 3000", "containerPort: 3001"],
  ["values/development.yaml", "LOG_LEVEL: DEBUG", 'REQUEST_TIMEOUT: "60"'],
  ["values/preview.yaml", "CACHE_TTL:", "REQUEST_TIMEOUT:"],
  ["values/production.yaml", "MAX_CONNECTIONS:", "REQUEST_TIMEOUT:"],
  ["values/staging.yaml", "ENVIRONMENT: staging", "LOG_LEVEL: DEBUG"],
  ["values/namespace/development.yaml", "name:", "labels: { stage: test }\nname:"],
  ["values/namespace/preview.yaml", "name:", "labels: { stage: test }\nname:"],
  ["values/namespace/production.yaml", "name:", "labels: { stage: test }\nname:"],
  ["values/namespace/staging.yaml", "name:", "labels: { stage: staging }\nname:"],
];

/** READMEs say nothing of what depends on the day. */
const without: readonly (readonly [path: string, from: string, to: string])[] = [
  ["values/preview.ts", "pr-", "pull-"],
];

const repository = newRepository({}, "generator/catalogue/index.ts");
for (const path of ["generator/catalogue", "values", "package.json", "tsconfig.json"]) {
  cpSync(join(packageFolder, path), join(repository.root, path), { recursive: true });
}

test("every file of the catalogue and of values/ is edited", () => {
  const files = ["generator/catalogue", "values"].flatMap((folder) => filesBelow(repository.root, folder));
  assert.equal([...edits, ...without].map(([path]) => path).sort(), [...files].sort());
});

testEdits(
  "platform",
  repository,
  [...edits, ...without].map(([path, from, to], i) => ({
    path,
    edited: (text) => text.replaceAll(from, to),
    matters: i < edits.length,
  })),
);

test.run();
