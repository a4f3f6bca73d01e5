import type { Partials, Templates } from "../../../../schemas/types/templates.js";
import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { stepName } from "../../catalogue/facts/steps.js";
import { hookOf } from "../../order/engines/helm/hooks.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { identityAnnotation } from "../security/cloud-identity.js";
import { alwaysWait, gatedWait, neededAddresses, neededEndpoints } from "../ordering/gate.js";
import { goString, helmText, type HelmScalar } from "../helm/helm-expression.js";
import { hookLiteral } from "../helm/hook-literal.js";
import {
  copiedConfigMap,
  copiedConfigMaps,
  gateName,
  mayBeGate,
  nameParts,
} from "../ordering/migration-names.js";
import { objectName } from "../helm/names.js";
import { secretName } from "../helm/secret-name.js";
import { ownSecret } from "../../catalogue/facts/own-secret.js";
import { accountName } from "../security/service-account.js";
import { secretsContext } from "../security/secrets.js";
import { stepPodContext } from "./step-pod.js";
import { ownTargets } from "../ordering/step-peers.js";
import { stepPolicyContext } from "./step-policy.js";

/**
 * The chart files of a service's migration: its Job, what that needs, and the record of what the data is
 * like.
 */
export function migrationTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  const { migration } = service;
  if (migration === undefined) return [];
  return [
    {
      template: "subchart/templates/data-revision.yaml",
      path: "templates/data-revision.yaml",
      context: {
        chart: service.name,
        name: objectName(service, `${service.name}-data-${migration.revision}`),
        annotations: hook(catalogue, service, "data-revision"),
        revision: migration.revision,
        compatibleFrom: migration.compatibleFrom,
      },
    },
    {
      template: "subchart/templates/migration.yaml",
      path: "templates/migration.yaml",
      context: jobContext(catalogue, service),
    },
    policy(catalogue, service),
    ...(migration.when === "before" ? beforeTemplates(catalogue, service) : []),
  ];
}

function beforeTemplates(catalogue: Catalogue, service: Service): readonly ChartTemplate[] {
  return [
    {
      template: "subchart/templates/migration-settings.yaml",
      path: "templates/migration-settings.yaml",
      context: settings(catalogue, service),
    },
  ];
}

function jobContext(catalogue: Catalogue, service: Service): Templates["subchart/templates/migration.yaml"] {
  const { when, workload, revision } = service.migration!;
  const { backoffLimit } = workload.job!;
  const name = stepName(service, "migration");
  const usual = stepPodContext(catalogue, service, workload, account(service));
  return {
    chart: service.name,
    named: `${service.name}.migration`,
    // Two at once would do the same work twice: a pod is gone before the next one comes.
    job: { backoffLimit, podReplacementPolicy: "Failed" },
    mayBeGate: mayBeGate(catalogue, service),
    revision: String(revision),
    hook: {
      chart: service.name,
      component: "migration",
      name: objectName(service, name),
      annotations: hook(catalogue, service, "job"),
    },
    gated: helmText([
      ...nameParts(objectName(service, name)),
      "-",
      { expression: "$content" },
      "-",
      { expression: ".Release.Revision" },
    ]),
    pod: {
      ...usual,
      ...(when === "before"
        ? gatedWait(catalogue, service, neededAddresses(catalogue, service))
        : {
            initContainers: [
              ...alwaysWait(catalogue, service, [
                ...ownAddresses(service),
                ...neededAddresses(catalogue, service),
              ]),
              ...(usual.initContainers ?? []),
            ],
          }),
      gateVariable: gateVariable(catalogue, service),
      endpoints: variables(usual.endpoints, neededEndpoints(catalogue, service)),
      beforeMesh: when === "before",
      hookSecrets: when === "before" && catalogue.imagePullSecrets.length > 0,
    },
  };
}

function policy(catalogue: Catalogue, service: Service): ChartTemplate {
  const before = service.migration!.when === "before";
  const own = before ? hook(catalogue, service, "networkpolicy") : undefined;
  return {
    template: "subchart/templates/networkpolicy.yaml",
    path: "templates/networkpolicy-migration.yaml",
    context: {
      ...stepPolicyContext(catalogue, service, "migration", gateVariable(catalogue, service)),
      name: gateName(
        service,
        before && mayBeGate(catalogue, service) ? `${service.name}-gate` : stepName(service, "migration"),
        stepName(service, "migration"),
      ),
      annotations:
        own === undefined
          ? undefined
          : mayBeGate(catalogue, service)
            ? `(ternary dict ${own} (ne $gate ""))`
            : own,
    },
  };
}

function settings(
  catalogue: Catalogue,
  service: Service,
): Templates["subchart/templates/migration-settings.yaml"] {
  const annotations = (object: string) => hook(catalogue, service, object);
  const common = { chart: service.name, component: "migration" };
  const own = ownSecret(service, [service.migration!.workload]);
  const named = (name: string) => objectName(service, name);
  return {
    chart: service.name,
    mayBeGate: mayBeGate(catalogue, service),
    account: service.serviceAccount.shared
      ? undefined
      : {
          ...common,
          name: accountName(service, [accountSuffix(service)]),
          annotations: [
            ".Values.serviceAccount.annotations",
            ...identityAnnotation(service),
            annotations("serviceaccount"),
          ].join(" "),
        },
    configMaps: copiedConfigMaps(service).map(({ name }) => ({
      ...common,
      name: named(copiedConfigMap(service, name)),
      annotations: annotations(`configmap-${name}`),
      file: `/configmap-${name}.yaml`,
    })),
    secret: own && {
      ...common,
      ...own,
      ...secretsContext(catalogue),
      name: secretName(catalogue, service, undefined, service.migration!.workload),
      annotations: annotations("secret"),
      // The release's own store is not there yet, but its copy is.
      store: { ...secretsContext(catalogue).store, copied: catalogue.secrets.secretStore !== undefined },
    },
  };
}

function hook(catalogue: Catalogue, { name }: Service, object: string): string {
  return hookLiteral(hookOf(catalogue, `migration/${name}`, object));
}

function account(service: Service): string | HelmScalar {
  if (service.serviceAccount.shared) return service.serviceAccount.shared.name;
  if (service.migration!.when === "after") return accountName(service);
  const isOther = 'and (eq $gate "") .Values.serviceAccount.create';
  return accountName(service, [
    { expression: `ternary ${goString(accountSuffix(service))} "" (${isOther})` },
  ]);
}

// A hook runs before the account of the service is there, so it has one of its own.
function accountSuffix(service: Service): string {
  return stepName(service, "migration").slice(service.name.length);
}

function gateVariable(catalogue: Catalogue, service: Service): string | undefined {
  if (service.migration!.when === "after") return undefined;
  return mayBeGate(catalogue, service) ? `include ${goString(`${service.name}.gate`)} .` : '""';
}

// After the rollout it waits for its own service, in case nobody waited for the rollout.
function ownAddresses(service: Service): readonly HelmScalar[] {
  const targets = ownTargets(service, "migration").filter(({ protocol }) => protocol === "TCP");
  return targets.map(({ kubernetesService, port }) =>
    helmText([...nameParts(objectName(service, kubernetesService.name)), `:${port}`]),
  );
}

function variables(...lists: readonly Variables[]): Variables {
  return [...new Map(lists.flat().map((variable) => [variable.variable, variable])).values()];
}

type Variables = Partials["variables"]["endpoints"];
