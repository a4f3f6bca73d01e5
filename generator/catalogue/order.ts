import type { ServiceSource } from "chartwright";
import { resources } from "./program.js";

/**
 * Asks at each of a service's routes after every release. The deadlines of all checks and migrations together
 * fit into the timeout of a deployment (chartwright order -e production --timeout 15m).
 */
export const smokeCheck: NonNullable<ServiceSource["smokeCheck"]> = { activeDeadlineSeconds: 30 };

type Migration = NonNullable<ServiceSource["migration"]>;

/**
 * Brings a service's tables in DynamoDB up to date, by the program's own command. It adds and never takes
 * away, so that the release before still runs on them; what must go, goes one release later, and says so
 * (breaking).
 */
export function tables(
  revision: number,
  options: readonly string[] = [],
  more: Partial<Migration> = {},
): Migration {
  return {
    revision,
    ...(revision > 1 ? { compatibleFrom: revision - 1 } : {}),
    needs: ["dynamodb-local"],
    command: ["python", "-m", "app.migrations", "upgrade", "--to", String(revision), ...options],
    resources: resources("100m/500m", "128Mi/256Mi"),
    activeDeadlineSeconds: 120,
    ...more,
  };
}
