import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import { runsAsGate, waitsHere } from "../order/plan/environment.js";
import { copiedConfigMaps, readsOwnSecret } from "../chart/ordering/migration-names.js";
import type { EffectiveValues } from "./effective-values.js";
import { mapAt } from "../chart/values/value-map.js";
import { environmentOf } from "./environment-of.js";
import { createsAccount } from "../chart/security/service-account.js";
import type { ObjectUsage } from "../chart/kind/object-usage.js";

/**
 * The objects that migrations bring beside their Jobs and NetworkPolicies; those of hooks come and go.
 */
export function stepObjects(
  catalogue: Catalogue,
  installed: readonly Service[],
  effective: EffectiveValues,
): readonly ObjectUsage[] {
  const environment = environmentOf(catalogue, effective);
  const copies = mapAt(effective.global, ["secrets"])["provider"] === "externalSecret";
  const hooks = installed.filter(
    (service) => service.migration?.when === "before" && !runsAsGate(catalogue, service, environment),
  );
  const pull = (effective.global["imagePullSecrets"] ?? []) as readonly unknown[];
  const usages = installed.flatMap((service): readonly ObjectUsage[] => {
    const { name, migration } = service;
    const isHook = hooks.includes(service);
    const isGate = migration?.when === "before" && !isHook;
    const waits = waitsHere(catalogue, environment, service).some(({ revision }) => revision !== undefined);
    const own = (key: string, count: number): ObjectUsage => ({ key, name, count });
    return [
      own("configmaps", (migration ? 1 : 0) + (isHook ? copiedConfigMaps(service).length : 0)),
      own("count/serviceaccounts", isHook && createsAccount(service, effective.services.get(name)!) ? 1 : 0),
      ...["count/roles.rbac.authorization.k8s.io", "count/rolebindings.rbac.authorization.k8s.io"].map(
        (key) => own(key, isGate || waits ? 1 : 0),
      ),
      own("secrets", isHook && copies && readsOwnSecret(service) ? 1 : 0),
    ];
  });
  const guarded = installed.some(({ migration }) => migration) ? 1 : 0;
  return [
    ...usages,
    ...[
      "count/serviceaccounts",
      "count/roles.rbac.authorization.k8s.io",
      "count/rolebindings.rbac.authorization.k8s.io",
    ].map((key) => ({ key, name: "guard", count: guarded })),
    {
      key: "secrets",
      name: "for pulling the images of hooks",
      count: hooks.length > 0 && copies ? pull.length : 0,
    },
  ];
}
