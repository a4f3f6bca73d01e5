import { environmentOf } from "../capacity/environment-of.js";
import type { EffectiveValues } from "../capacity/effective-values.js";
import type { Catalogue } from "../catalogue/model/catalogue.js";
import { isOpen } from "../catalogue/facts/host-place.js";
import { mapAt } from "../chart/values/value-map.js";
import { waitsForMigration } from "../order/plan/environment.js";
import { listed } from "../problem/shown.js";
import type { Problem } from "../problem/problem.js";

/**
 * Pods that wait for a migration ask the Kubernetes API. Where nobody says where that is, all pods of the
 * service may call every address at its ports: no problem, for its address differs from cluster to cluster
 * and a narrower guess would keep them waiting forever, but to be known.
 */
export function gateHints(catalogue: Catalogue, values: EffectiveValues): readonly Problem[] {
  const { enabled, kubernetesApi } = mapAt(values.global, ["networkPolicy"]);
  // Where no service asks the API, there is no such value.
  if (enabled !== true || !Array.isArray(kubernetesApi) || !isOpen(kubernetesApi)) return [];
  const environment = environmentOf(catalogue, values);
  const waiting = catalogue.services
    .filter((service) => environment.installed.has(service.name))
    .filter((service) => waitsForMigration(catalogue, service, environment))
    .filter(({ serviceAccount }) => serviceAccount.mountToken === undefined)
    .map(({ name }) => name);
  if (waiting.length === 0) return [];
  const ports = listed(catalogue.networkPolicy.kubernetesApiPorts.map(String), "and");
  return [
    {
      path:
        values.words === "catalogue" ? "networkPolicy.kubernetesApi" : "global.networkPolicy.kubernetesApi",
      message:
        `is every address, so pods of ${listed(waiting, "and")}, which ask the Kubernetes API how ` +
        `migrations went, may call anybody at ${ports}. Give the API's addresses`,
    },
  ];
}
