import { gateTemplates } from "../ordering/gate.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/** What lets the pods of a service see how the migrations went that they wait for. */
export const gate: Kind = {
  kinds: ["Role", "RoleBinding"],
  templates: ({ catalogue, service }) => gateTemplates(catalogue, service),
  names: ({ name, path, migration, waits }) =>
    migration !== undefined || waits.some(({ until }) => until === "migrated")
      ? [{ kind: "Role", name: `${name}-gate`, path: migration?.path ?? path }]
      : [],
  values: noValues,
  workloadValues: noValues,
  needs: none,
  // Whether pods wait depends on other services, so that capacity counts all of them together.
  quota: none,
};
