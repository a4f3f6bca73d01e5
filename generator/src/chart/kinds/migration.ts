import type { Service } from "../../catalogue/model/catalogue.js";
import type { ObjectName } from "../../catalogue/model/object-name.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { subchartGuard } from "../ordering/guard.js";
import { migrationTemplates } from "../steps/migration.js";
import { stepValues } from "../values/step-values.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/**
 * The objects of a service's migration: its Job, which is a hook or has pods wait for it, what that needs,
 * the record of what the data is like, and the guard against rollbacks that the data would not bear.
 */
export const migration: Kind = {
  kinds: ["Job", "ServiceAccount", "NetworkPolicy", "Role", "RoleBinding", "ConfigMap", "ExternalSecret"],
  templates: ({ catalogue, service }) => [
    ...migrationTemplates(catalogue, service),
    ...subchartGuard(catalogue, service),
  ],
  names,
  values: (service) => ({
    migration:
      service.migration &&
      stepValues(
        service,
        service.migration.workload,
        "The Job that brings the data to the form that the service needs.",
      ),
  }),
  workloadValues: noValues,
  needs: none,
  // Whether it is a hook depends on other services, so that capacity counts all of them together.
  quota: none,
};

function names(service: Service): readonly ObjectName[] {
  const { name, migration, configMaps } = service;
  if (migration === undefined) return [];
  const { path, when, revision } = migration;
  const named = (object: string, ...kinds: readonly string[]) =>
    kinds.map((kind) => ({ kind, name: object, path }));
  return [
    ...named(
      stepName(service, "migration"),
      when === "before" ? "gated Job" : "Job",
      "ServiceAccount",
      "NetworkPolicy",
    ),
    ...named(`${name}-gate`, "NetworkPolicy"),
    ...named(`${name}-guard`, "Job", "ServiceAccount"),
    ...named(`${name}-data-${revision}`, "ConfigMap"),
    ...configMaps.flatMap((configMap) => named(`${name}-migration-${configMap.name}`, "ConfigMap")),
  ];
}
