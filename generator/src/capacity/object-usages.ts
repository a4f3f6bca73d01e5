import type { Catalogue } from "../catalogue/model/catalogue.js";
import { assumed } from "../catalogue/facts/assumed-defaults.js";
import type { Installed } from "../chart/kind/kind.js";
import type { ObjectUsage } from "../chart/kind/object-usage.js";
import { always } from "../chart/kind/phases.js";
import { kinds } from "../chart/kinds/index.js";
import { keptRuns } from "../chart/kinds/cronjob.js";
import type { Demand } from "./demand.js";
import type { EffectiveValues } from "./effective-values.js";
import { secretUsages } from "./secret-usages.js";
import { stepObjects } from "./step-objects.js";

/**
 * The objects that a release brings, those that Helm and Kubernetes keep beside it, and the guard-rails
 * themselves.
 */
export function objectUsages(
  catalogue: Catalogue,
  effective: EffectiveValues,
  demands: readonly Demand[],
): readonly ObjectUsage[] {
  const services = catalogue.services.filter(({ name }) => effective.services.has(name));
  const installed = services.map(
    (service): Installed => ({
      catalogue,
      service,
      global: effective.global,
      values: effective.services.get(service.name)!,
      workloads: demands.filter((demand) => demand.service === service),
    }),
  );
  return [
    ...installed.flatMap((one) => kinds.flatMap(({ quota }) => quota(one))),
    ...demands.map(podUsage),
    ...secretUsages(services, effective),
    ...stepObjects(catalogue, services, effective),
    { key: "configmaps", name: "kube-root-ca.crt", count: 1 },
    { key: "count/serviceaccounts", name: "Kubernetes' default", count: 1 },
    { key: "resourcequotas", name: "the guard-rails", count: 1 },
    { key: "count/limitranges", name: "the guard-rails", count: catalogue.namespace?.limitRange ? 1 : 0 },
    {
      key: "count/networkpolicies.networking.k8s.io",
      name: "the guard-rails",
      count: catalogue.namespace?.defaultDeny ? 1 : 0,
    },
  ];
}

// The pods of runs that a CronJob keeps are counted as objects, though they ask for nothing any more.
function podUsage({ name, workload: { cronJob }, pods }: Demand): ObjectUsage {
  return {
    key: "count/pods",
    name,
    count: cronJob
      ? always(keptRuns(cronJob) * Math.max(pods.start, cronJob.completions ?? assumed.completions))
      : pods,
  };
}
