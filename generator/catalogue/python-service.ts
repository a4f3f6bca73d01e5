import { defineService, type CallObject, type ServiceSource } from "chartwright";
import { smokeCheck } from "./order.js";
import { program, writable } from "./program.js";

interface PythonService extends Omit<ServiceSource, "calls"> {
  readonly calls: readonly (CallObject | string)[];
}

// Every one has an AWS role of its own and reads its parameters.
const aws = ["sts", "ssm"];

const stores = ["redis", "dynamodb-local"];

/**
 * A service written in Python. Who calls a store also gets the variables that go with it (env-groups.ts) and
 * starts after it.
 */
export function pythonService({ calls, envGroups = [], ...own }: PythonService): ServiceSource {
  const called = calls
    .map((call) => (typeof call === "string" ? call : call.service))
    .filter((callee) => stores.includes(callee));
  return defineService({
    ...program,
    ports: { http: 8080, metrics: 8081 },
    metrics: { port: "metrics" },
    cloudIdentity: true,
    ...writable(),
    ...own,
    envGroups: ["python", ...envGroups, ...called],
    calls: [...calls, ...aws],
    ...(own.routes ? { smokeCheck } : {}),
    ...(called.length > 0 ? { startsAfter: called } : {}),
  });
}
