import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import type { Source } from "../../src/source/read.js";
import { readYaml } from "../../src/source/yaml/read-yaml.js";
import { objectNames } from "../../src/chart/kinds/index.js";
import { validateCatalogue } from "../../src/catalogue/validate.js";
import type { Chart } from "../../src/chart/chart.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { readCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { packageFolder } from "../../src/package-folder.js";
import { chartFiles } from "../../src/render/chart-files.js";

/**
 * One service of each sort: with routes and an autoscaler, with a value of its own, with a volume, and one
 * that is off.
 */
const small: CatalogueSource = {
  name: "shop",
  version: "1.0.0",
  description: "A small shop",
  hosts: { shop: "shop.example.com" },
  externalServices: { "payment-provider": { hosts: ["pay.example.net"], ports: { https: 443 } } },
  services: {
    "web-app": {
      description: "Pages",
      ports: { http: 8080 },
      replicas: 2,
      readinessProbe: { httpGet: { path: "/", port: "http" } },
      autoscaling: { minReplicas: 2, maxReplicas: 5, targetCPUUtilizationPercentage: 70 },
      podDisruptionBudget: { maxUnavailable: 1 },
      env: { LOG_LEVEL: { default: "info", enum: ["debug", "info"] }, TIMEOUT: "30" },
      resources: { requests: { cpu: "100m" } },
      calls: [{ service: "payment-service", env: { PAYMENT_URL: "{url}" } }],
      routes: [{ host: "shop" }],
    },
    "payment-service": {
      description: "Payments",
      ports: { http: 8080 },
      calls: ["database", "payment-provider"],
      env: { KEY: { secretKeyRef: { key: "key" } } },
      nodeSelector: { pool: "safe" },
      templates: {
        "limits.yaml":
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name " +
          "}}-limits\ndata:\n  limits: {{ toJson .Values.limits | quote }}\n",
      },
      values: {
        limits: {
          description: "Limits of a payment.",
          default: { currency: "EUR", most: 1000 },
          schema: {
            type: "object",
            additionalProperties: false,
            required: ["currency"],
            properties: { currency: { enum: ["EUR", "CHF"] }, most: { type: "number", exclusiveMinimum: 0 } },
          },
        },
      },
    },
    database: {
      description: "PostgreSQL",
      kind: "StatefulSet",
      ports: { postgresql: 5432 },
      volumeClaimTemplates: { data: { size: "10Gi" } },
      volumeMounts: [{ name: "data", mountPath: "/data" }],
    },
    report: {
      description: "Monthly report",
      enabled: false,
      kind: "CronJob",
      cronJob: { schedule: "0 3 1 * *" },
      calls: ["payment-service"],
    },
  },
};

export function smallUmbrella(): Chart {
  return umbrellaChart(validateCatalogue({ file: "shop", value: small }, objectNames));
}

export async function marketplace(): Promise<Chart> {
  return umbrellaChart(
    await readCatalogue(join(packageFolder, "generator/test/fixtures/marketplace/catalogue.yaml")),
  );
}

/** Writes a chart as it would be generated; returns its folder, which is in a new one of its own. */
export function writeChart(chart: Chart): string {
  const root = mkdtempSync(join(tmpdir(), "values-test-"));
  for (const { path, contents } of chartFiles(chart)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
  return join(root, "charts", chart.folder);
}

export function yamlSource(file: string, text: string): Source {
  return { file, ...readYaml(file, Buffer.from(text)) };
}
