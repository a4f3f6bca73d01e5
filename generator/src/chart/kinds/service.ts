import type { Catalogue, KubernetesService, Service, StringMap } from "../../catalogue/model/catalogue.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { endpointVariables } from "../helm/endpoint.js";
import { filledDict, namedCalls, type TextScope } from "../helm/filled-text.js";
import { helmValue } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { isTypeTuned, typeIn, typeNode, typeValue } from "../network/service-type.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { membership } from "../../catalogue/facts/pod-metadata.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/** Kubernetes Services, a chart file each. */
export const kubernetesService: Kind = {
  kinds: ["Service"],
  templates: ({ catalogue, service }) =>
    service.kubernetesServices.map((one) => template(catalogue, service, one)),
  names: ({ path, kubernetesServices }) =>
    kubernetesServices.map(({ name, declared }) => ({
      kind: "Service",
      name,
      path: declared ? `${path}.kubernetesServices.${name}` : path,
    })),
  values: (service) => ({
    service:
      service.kubernetesServices.length === 0
        ? undefined
        : valueGroup("The Kubernetes Services.", {
            type: typeNode(service),
            annotations: schemaValue("annotations", {}, "More annotations of every Kubernetes Service."),
          }),
  }),
  workloadValues: noValues,
  needs: none,
  quota: ({ service, values }) => {
    const { name, kubernetesServices } = service;
    const outside = kubernetesServices
      .map((one) => ({ type: typeIn(service, one, values), ports: one.ports.length }))
      .filter(({ type }) => type !== "ClusterIP");
    return [
      { key: "services", name, count: kubernetesServices.length },
      {
        key: "services.loadbalancers",
        name,
        count: outside.filter(({ type }) => type === "LoadBalancer").length,
      },
      { key: "services.nodeports", name, count: outside.reduce((count, { ports }) => count + ports, 0) },
    ];
  },
};

function template(catalogue: Catalogue, service: Service, one: KubernetesService): ChartTemplate {
  const texts = { catalogue, service, calls: service.calls };
  const { source, name, type, headless, ports } = one;
  return {
    template: "subchart/templates/service.yaml",
    path: name === service.name ? "templates/service.yaml" : `templates/service-${name}.yaml`,
    context: {
      chart: service.name,
      name: objectName(service, name),
      endpoints: endpointVariables(namedCalls(texts, Object.values(one.annotations))),
      annotations: [...fixed(texts, one.annotations), ".Values.service.annotations"].join(" "),
      selector: membership(one, service.workloads),
      ports: ports.map((port) => ({
        name: port.name,
        port: port.port,
        targetPort: port.targetPort,
        nodePort: port.nodePort,
        protocol: port.protocol,
        appProtocol: port.appProtocol,
      })),
      spec: {
        type: headless ? undefined : isTypeTuned(service, one) ? helmValue(typeValue) : type,
        clusterIP: headless ? "None" : undefined,
        publishNotReadyAddresses: one.publishNotReadyAddresses || undefined,
        sessionAffinity: source.sessionAffinitySeconds === undefined ? undefined : "ClientIP",
        sessionAffinityConfig:
          source.sessionAffinitySeconds === undefined
            ? undefined
            : { clientIP: { timeoutSeconds: source.sessionAffinitySeconds } },
        externalTrafficPolicy: source.externalTrafficPolicy,
        internalTrafficPolicy: source.internalTrafficPolicy,
        trafficDistribution: source.trafficDistribution,
        ipFamilyPolicy: source.ipFamilyPolicy,
        loadBalancerClass: source.loadBalancerClass,
        loadBalancerSourceRanges: source.loadBalancerSourceRanges,
      },
    },
  };
}

function fixed(texts: TextScope, annotations: StringMap): string[] {
  return Object.keys(annotations).length === 0 ? [] : [filledDict(texts, annotations)];
}
