import type { Service } from "../../catalogue/model/catalogue.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { goLiteral } from "../helm/helm-expression.js";
import { objectName } from "../helm/names.js";
import { membership } from "../workload/pod.js";

/** A chart file for each Kubernetes Service. */
export function serviceTemplates(service: Service): readonly ChartTemplate[] {
  return service.kubernetesServices.map((kubernetesService) => {
    const { source, name, type, headless, ports } = kubernetesService;
    return {
      template: "subchart/templates/service.yaml",
      path: name === service.name ? "templates/service.yaml" : `templates/service-${name}.yaml`,
      context: {
        chart: service.name,
        name: objectName(service, name),
        component: undefined,
        annotations: [...fixed(kubernetesService.annotations), ".Values.service.annotations"].join(" "),
        selector: membership(kubernetesService, service.workloads),
        ports: ports.map((port) => ({
          name: port.name,
          port: port.port,
          targetPort: port.targetPort,
          nodePort: port.nodePort,
          protocol: port.protocol,
          appProtocol: port.appProtocol,
        })),
        spec: {
          type: headless ? undefined : type,
          clusterIP: headless ? "None" : undefined,
          publishNotReadyAddresses: kubernetesService.publishNotReadyAddresses || undefined,
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
  });
}

function fixed(annotations: Readonly<Record<string, string>>): string[] {
  return Object.keys(annotations).length === 0 ? [] : [goLiteral(annotations)];
}
