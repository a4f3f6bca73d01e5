import type { Catalogue, KubernetesService, Service } from "../catalogue/model/catalogue.js";
import {
  grpcRouteGroups,
  httpRouteGroups,
  ingressGroups,
  isAtPlainHttp,
  type HostGroup,
} from "../catalogue/facts/route-objects.js";
import { canaryAnnotations } from "../catalogue/controllers/gaps.js";
import type { ValueMap } from "../values/value-map.js";
import type { Demand } from "./demand.js";
import { mapAt, type EffectiveValues } from "./effective-values.js";
import type { ObjectUsage } from "./object-usage.js";
import { always, type PerPhase } from "./phases.js";
import { stepObjects } from "./step-objects.js";
import { secretUsages } from "./secret-usages.js";

/**
 * The objects that a release brings, those that Helm and Kubernetes keep beside it, and the guard-rails
 * themselves.
 */
export function objectUsages(
  catalogue: Catalogue,
  effective: EffectiveValues,
  demands: readonly Demand[],
): readonly ObjectUsage[] {
  const installed = catalogue.services.filter(({ name }) => effective.services.has(name));
  return [
    ...installed.flatMap((service) => serviceObjects(catalogue, service, effective)),
    ...demands.flatMap((demand) => workloadObjects(demand, effective)),
    ...secretUsages(installed, effective),
    ...stepObjects(catalogue, installed, effective),
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

// Where something is redirected to HTTPS, a host has a second route object for plain HTTP.
function serviceObjects(
  catalogue: Catalogue,
  service: Service,
  { global }: EffectiveValues,
): readonly ObjectUsage[] {
  const { name, kubernetesServices, configMaps, serviceAccount, rbac, routes } = service;
  const { redirectsToHttps } = catalogue.gateway;
  const roles = (rbac?.rules ?? []).length > 0 ? 1 : 0;
  const isOn = (switched: string) => routes.length > 0 && mapAt(global, [switched])["enabled"] === true;
  const own = (key: string, count: number): ObjectUsage => ({ key, name, count });
  return [
    own("services", kubernetesServices.length),
    own("services.loadbalancers", kubernetesServices.filter(({ type }) => type === "LoadBalancer").length),
    own(
      "services.nodeports",
      kubernetesServices.reduce((sum, kubernetesService) => sum + nodePorts(kubernetesService), 0),
    ),
    own("configmaps", configMaps.length),
    own("count/serviceaccounts", serviceAccount.shared ? 0 : 1),
    own("count/roles.rbac.authorization.k8s.io", roles),
    own("count/rolebindings.rbac.authorization.k8s.io", roles),
    own(
      "count/ingresses.networking.k8s.io",
      isOn("ingress")
        ? ingressGroups(service).reduce(
            (sum, { routes: [first] }) => sum + (first && canaryAnnotations(catalogue, first) ? 2 : 1),
            0,
          )
        : 0,
    ),
    own(
      "count/httproutes.gateway.networking.k8s.io",
      isOn("gateway") ? routeObjects(httpRouteGroups(service), redirectsToHttps) : 0,
    ),
    own(
      "count/grpcroutes.gateway.networking.k8s.io",
      isOn("gateway") ? routeObjects(grpcRouteGroups(service), redirectsToHttps) : 0,
    ),
  ];
}

function routeObjects(groups: readonly HostGroup[], redirects: boolean): number {
  return groups.reduce((sum, { routes }) => sum + (redirects && routes.some(isAtPlainHttp) ? 2 : 1), 0);
}

function nodePorts({ type, ports }: KubernetesService): number {
  return type === "LoadBalancer" || type === "NodePort" ? ports.length : 0;
}

const kinds = {
  Deployment: "count/deployments.apps",
  StatefulSet: "count/statefulsets.apps",
  DaemonSet: "count/daemonsets.apps",
  CronJob: "count/cronjobs.batch",
  Job: "count/jobs.batch",
} as const;

function workloadObjects(
  { name, workload, values, pods }: Demand,
  { global }: EffectiveValues,
): readonly ObjectUsage[] {
  const { kind, autoscaling, podDisruptionBudget, revisionHistoryLimit = 5, cronJob = undefined } = workload;
  const isOn = (group: string) => mapAt(values, [group])["enabled"] === true;
  const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = cronJob ?? {};
  const runs = cronJob ? successfulJobsHistoryLimit + failedJobsHistoryLimit + 1 : 0;
  const own = (key: string, count: number | PerPhase): ObjectUsage => ({ key, name, count });
  return [
    own(kinds[kind], 1),
    // Old revisions are kept; while a new one comes, the oldest is still there.
    ...(kind === "Deployment"
      ? [
          own("count/replicasets.apps", {
            start: 1,
            surge: revisionHistoryLimit + 2,
            most: revisionHistoryLimit + 1,
          }),
        ]
      : []),
    ...(cronJob ? [own("count/jobs.batch", runs)] : []),
    own("count/pods", cronJob ? always(runs * Math.max(pods.start, cronJob.completions ?? 1)) : pods),
    own(
      "count/horizontalpodautoscalers.autoscaling",
      autoscaling !== undefined && isOn("autoscaling") ? 1 : 0,
    ),
    own(
      "count/poddisruptionbudgets.policy",
      podDisruptionBudget !== undefined && isOn("podDisruptionBudget") ? 1 : 0,
    ),
    own(
      "count/networkpolicies.networking.k8s.io",
      (global["networkPolicy"] as ValueMap)["enabled"] === true ? 1 : 0,
    ),
  ];
}
