import type { Fact } from "./fact.js";
import { programFacts } from "./platform-program-facts.js";
import { securityObjectFacts } from "./platform-security-facts.js";
import { storeFacts } from "./platform-store-facts.js";
import { environments, programs } from "./platform-tables.js";

/** Every fact of the platform's tables, row by row. */
export const facts: readonly Fact[] = environments.flatMap((environment) => [
  ...Object.entries(programs).flatMap(([name, table]) => programFacts(environment, name, table)),
  ...storeFacts(environment),
  ...securityObjectFacts(environment),
]);
