import type { Partials } from "../../../../schemas/types/templates.js";
import type { Call, Catalogue, Service, Workload } from "../../catalogue/model/catalogue.js";
import { filledEntries } from "../../catalogue/facts/callee-references.js";
import { callsOf, podTexts } from "../../catalogue/facts/callee-texts.js";
import { checksumAnnotation, membership, readConfigMaps } from "../../catalogue/facts/pod-metadata.js";
import { runsToEnd } from "../../catalogue/facts/workload-kind.js";
import { identityContext } from "../security/cloud-identity.js";
import { containerContext } from "./container.js";
import { endpointVariables } from "../helm/endpoint.js";
import { filledDict, namedCalls, type TextScope } from "../helm/filled-text.js";
import { gateContext, readyCalls, readyWait } from "../ordering/gate.js";
import { podGate } from "../ordering/migration-names.js";
import { placementName } from "./node-pools.js";
import { accountName } from "../security/service-account.js";
import { podSecurityContext } from "../security/security-context.js";
import { volumes } from "./volumes.js";
import { workloadValuesPath } from "./workload-file.js";

/** What the partials of a pod read. */
export type PodContext = Partials["pod"] & Partials["variables"];

/** What they read of the pods of a workload, of whatever kind. */
export function podContext(catalogue: Catalogue, service: Service, workload: Workload): PodContext {
  const values = workloadValuesPath(workload);
  const { podExceptions } = workload;
  const ready = readyCalls(service, workload);
  const texts = { catalogue, service, calls: callsOf(catalogue, service, workload) };
  const annotations = filledEntries(workload.podAnnotations);
  return {
    chart: service.name,
    // The pods of a running system have no labels but those that it gave them.
    platform: service.selectorLabels ? undefined : catalogue.name,
    gateNamed: podGate(catalogue, service) ?? `${service.name}.gate`,
    ...gateContext(catalogue, service),
    component: workload.name,
    identity: identityContext(catalogue, service),
    memberships: memberships(service, workload),
    checksums: checksums(service, workload),
    endpoints: endpointVariables([...told(workload), ...ready, ...named(texts, workload)]),
    spec: {
      serviceAccountName: accountName(service),
      automountServiceAccountToken: service.serviceAccount.mountToken !== undefined,
      enableServiceLinks: false,
      hostNetwork: allowed(podExceptions.hostNetwork),
      hostPID: allowed(podExceptions.hostPID),
      hostIPC: allowed(podExceptions.hostIPC),
      shareProcessNamespace: allowed(podExceptions.shareProcessNamespace),
      securityContext: podSecurityContext(workload),
      restartPolicy: runsToEnd(workload) ? (workload.cronJob ?? workload.job)?.restartPolicy : undefined,
      terminationGracePeriodSeconds: workload.terminationGracePeriodSeconds,
      schedulerName: workload.schedulerName,
      hostUsers: workload.hostUsers,
      runtimeClassName: workload.runtimeClassName,
      dnsPolicy: workload.dnsPolicy,
      dnsConfig: workload.dnsConfig,
      hostAliases: workload.hostAliases,
    },
    initContainers: [
      ...readyWait(catalogue, service, ready),
      ...workload.initContainers.map((container) =>
        containerContext(catalogue, service, workload, container),
      ),
    ],
    containers: workload.containers.map((container) =>
      containerContext(catalogue, service, workload, container),
    ),
    volumes: volumes(catalogue, service, workload),
    placement: placementName(workload),
    placed: values(),
    affinity: values("affinity"),
    topologySpreadConstraints: values("topologySpreadConstraints"),
    priorityClassName: values("priorityClassName"),
    podLabels: values("podLabels"),
    podAnnotations:
      Object.keys(annotations).length === 0
        ? values("podAnnotations")
        : `mergeOverwrite ${filledDict(texts, annotations)} ${values("podAnnotations")}`,
  };
}

function memberships(service: Service, workload: Workload): Readonly<Record<string, string>> {
  const several = service.kubernetesServices.filter(
    ({ workloads }) =>
      workloads !== undefined && workloads.length > 1 && workloads.includes(workload.name ?? ""),
  );
  return Object.assign(
    {},
    ...several.map((kubernetesService) => membership(kubernetesService, service.workloads)),
  );
}

// Where the checksum of each ConfigMap that the pods read stands, and what it is of.
function checksums(
  service: Service,
  workload: Workload,
): readonly { readonly annotation: string; readonly file: string }[] {
  return readConfigMaps(service, workload).map((configMap) => ({
    annotation: checksumAnnotation(service, configMap),
    file: `/configmap-${configMap.name}.yaml`,
  }));
}

// An exception with its reason is a yes; without one, the field is left out.
function allowed(reason: string | undefined): true | undefined {
  return reason === undefined ? undefined : true;
}

// The calls whose callees its texts name.
function named(texts: TextScope, workload: Workload): readonly Call[] {
  return namedCalls(
    texts,
    podTexts(workload).map(({ text }) => text),
  );
}

// The calls whose addresses some container of the pod is told.
function told(workload: Workload): readonly Call[] {
  return [...workload.containers, ...workload.initContainers]
    .flatMap(({ env }) => env)
    .flatMap((variable) => (variable.from === "address" ? [variable.call] : []));
}
