import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CatalogueSource } from "../../../schemas/types/catalogue.js";
import { umbrellaChart } from "../../src/chart/umbrella.js";
import { checkedCatalogue } from "../../src/pipeline/checked-catalogue.js";
import { chartFiles } from "../../src/render/chart-files.js";
import type { Helm } from "../helm/render.js";
import type { ExitResult } from "../helm/run.js";
import { helm } from "./cluster.js";

/**
 * Of the data that the shop's programs make, and the oldest of which the programs run on it: after the third
 * there is no way back.
 */
const compatibleFrom = { 1: 1, 2: 1, 3: 3 } as const;
export type Revision = keyof typeof compatibleFrom;

/** The release of the shop's charts. */
export const shop = "shop";

/** The image of the store, whatever the revision. */
export const store = "example/database:16";

/** Values with which only the store that is elsewhere is used, so that the migration is a hook. */
export const outside = ["orders.enabled=false", "shipping.enabled=false", "database.enabled=false"];

/** Values with which only the store of the release is used, so that pods wait for the migration. */
export const inside = ["payments.enabled=false"];

const folder = mkdtempSync(join(tmpdir(), "chartwright-shop-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const charts = new Map<Revision, string>();

/**
 * Installs or upgrades the shop in a namespace, as somebody who wants all or nothing. Never throws for how it
 * ends.
 *
 * @param values as for --set
 * @param more arguments
 */
export function deployShop(
  version: Helm,
  namespace: string,
  revision: Revision,
  values: readonly string[],
  more: readonly string[] = [],
): Promise<ExitResult> {
  const undo = version === "helm3" ? "--atomic" : "--rollback-on-failure";
  return helm(
    version,
    "upgrade",
    "--install",
    shop,
    shopChart(revision),
    "--namespace",
    namespace,
    "--wait",
    undo,
    "--timeout",
    "20s",
    ...values.flatMap((value) => ["--set", value]),
    ...more,
  );
}

/**
 * The folder of the shop's umbrella chart with programs of a revision, which is the chart's major version as
 * well.
 */
function shopChart(revision: Revision): string {
  const known = charts.get(revision);
  if (known) return known;
  const root = join(folder, String(revision));
  const chart = umbrellaChart(checkedCatalogue({ file: "shop.ts", value: catalogue(revision) }));
  for (const { path, contents } of chartFiles(chart)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
  charts.set(revision, join(root, "charts", chart.folder));
  return shopChart(revision);
}

function catalogue(revision: Revision): CatalogueSource {
  const oldest = compatibleFrom[revision];
  const migration = {
    revision,
    compatibleFrom: oldest,
    ...(oldest === 3 && { breaking: true as const }),
    image: { repository: "example/migrate" },
    backoffLimit: 0,
  };
  return {
    name: "shop",
    version: `${revision}.0.0`,
    description: "A shop whose data changes",
    ordering: { image: { repository: "example/wait", tag: "1" } },
    externalServices: {
      bank: { hosts: ["bank.example.com"], ports: { sql: 5432 }, cidrs: ["203.0.113.0/24"] },
    },
    services: {
      payments: {
        description: "Its store is elsewhere",
        image: { repository: "example/payments" },
        ports: { http: 8080 },
        calls: ["bank"],
        migration: { ...migration, needs: ["bank"] },
        smokeCheck: { image: { repository: "example/smoke" } },
      },
      orders: {
        description: "Its store comes with the release",
        image: { repository: "example/orders" },
        ports: { http: 8080 },
        calls: [{ service: "database", env: { DATABASE: "{address}" } }],
        startsAfter: ["database"],
        migration,
      },
      shipping: {
        description: "Runs on the data of orders",
        image: { repository: "example/shipping" },
        calls: ["orders"],
        startsAfter: [{ service: "orders", until: "migrated" }],
      },
      database: {
        description: "A store",
        image: { repository: "example/database", tag: "16" },
        kind: "StatefulSet",
        ports: { sql: 5432 },
        volumeClaimTemplates: { data: { size: "1Gi" } },
        volumeMounts: [{ name: "data", mountPath: "/data" }],
      },
    },
  };
}
