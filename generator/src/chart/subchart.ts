import type { Catalogue, Service } from "../catalogue/model/catalogue.js";
import type { Neighbourhood } from "../order/neighbourhood.js";
import { autoscalerRules } from "./values/autoscaler-rules.js";
import type { Chart } from "./chart.js";
import type { ChartTemplate } from "./helm/chart-template.js";
import { configMapTemplate, packagedFiles } from "./workload/config-map.js";
import { serviceTemplates } from "./network/kubernetes-service.js";
import { subchartMetadata } from "./metadata.js";
import { clusterName, objectName, releasePrefix } from "./helm/names.js";
import { callersByCallee, type Callers } from "../order/callers.js";
import { networkPolicyTemplate } from "./network/network-policy.js";
import { everywhere } from "./network/policy-rule.js";
import { identityContext } from "./security/cloud-identity.js";
import { subchartGuard } from "./ordering/guard.js";
import { gateHelper } from "./ordering/gate.js";
import { migrationTemplates } from "./steps/migration.js";
import { smokeCheckTemplates } from "./steps/smoke-check.js";
import { subchartReadme } from "./readme/readme.js";
import { routeTemplates } from "./network/routes.js";
import { secretTemplates } from "./security/secrets.js";
import { serviceValues } from "./service-values.js";
import { subchartSchema } from "./values-schema.js";
import { workloadTemplates } from "./workload/workload.js";

/**
 * The chart of one service, installable alone, made of its neighbourhood and nothing else. Its parts are made
 * whenever they are asked for and not kept: those of a thousand services at once would fill the memory.
 */
export function subchart({ catalogue, sum }: Neighbourhood, service: Service): Chart {
  const callers = callersByCallee(catalogue);
  return {
    origin: sum,
    name: service.name,
    folder: `${catalogue.name}/charts/${service.name}`,
    lock: undefined,
    get metadata() {
      return subchartMetadata(catalogue, service);
    },
    get values() {
      return serviceValues(service);
    },
    get schema() {
      return subchartSchema(serviceValues(service), autoscalerRules(catalogue, service));
    },
    get readme() {
      return subchartReadme(catalogue, service, callers);
    },
    get templates() {
      return subchartTemplates(catalogue, service, callers);
    },
    get files() {
      return subchartFiles(service);
    },
    dependencies: [],
  };
}

function subchartTemplates(
  catalogue: Catalogue,
  service: Service,
  callers: Callers,
): readonly ChartTemplate[] {
  return [
    {
      template: "subchart/templates/NOTES.txt",
      path: "templates/NOTES.txt",
      context: { chart: service.name },
    },
    helpers(catalogue, service),
    ...(service.serviceAccount.shared ? [] : [serviceAccount(catalogue, service)]),
    ...(service.rbac ? [rbac(service)] : []),
    ...service.configMaps.map((configMap) => configMapTemplate(service, configMap)),
    ...secretTemplates(catalogue, service),
    ...serviceTemplates(service),
    ...service.workloads.flatMap((workload) => workloadTemplates(catalogue, service, workload)),
    ...service.workloads.map((workload) => networkPolicyTemplate(catalogue, service, workload, callers)),
    ...migrationTemplates(catalogue, service),
    ...subchartGuard(catalogue, service),
    ...smokeCheckTemplates(catalogue, service),
    ...routeTemplates(catalogue, service),
  ];
}

function subchartFiles(service: Service): Chart["files"] {
  return [
    ...service.configMaps.flatMap(packagedFiles),
    ...Object.entries(service.templates).map(([name, contents]) => ({ path: `templates/${name}`, contents })),
  ];
}

function helpers(catalogue: Catalogue, service: Service): ChartTemplate {
  const told = service.calls.flatMap(({ env }) => Object.values(env)).join(" ");
  return {
    template: "subchart/templates/_helpers.tpl",
    path: "templates/_helpers.tpl",
    context: {
      chart: service.name,
      platform: catalogue.name,
      releasePrefix: releasePrefix(service),
      registry: catalogue.imageRegistry,
      hasCalls: service.calls.length > 0,
      gate: gateHelper(catalogue, service),
      everywhere,
      tellsUrl: told.includes("{url}"),
      tellsPods: told.includes("{pods}"),
    },
  };
}

function serviceAccount(catalogue: Catalogue, service: Service): ChartTemplate {
  const identity = identityContext(catalogue, service);
  return {
    template: "subchart/templates/serviceaccount.yaml",
    path: "templates/serviceaccount.yaml",
    context: {
      chart: service.name,
      name: objectName(service, service.name),
      component: undefined,
      identity,
      annotations: `.Values.serviceAccount.annotations${identity ? " $identity" : ""}`,
    },
  };
}

function rbac(service: Service): ChartTemplate {
  const name = objectName(service, service.name);
  const common = { chart: service.name, component: undefined, annotations: undefined };
  return {
    template: "subchart/templates/rbac.yaml",
    path: "templates/rbac.yaml",
    context: {
      ...common,
      name,
      // A ClusterRole has no namespace, so its name says whose it is.
      cluster: { ...common, name: clusterName(service) },
      rules: service.rbac!.rules,
      clusterRules: service.rbac!.clusterRules,
      serviceAccountName: service.serviceAccount.shared?.name ?? name,
    },
  };
}
