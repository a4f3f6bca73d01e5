import type { KubernetesService, Service, Workload } from "../../catalogue/model/catalogue.js";
import { mapAt, type ValueMap } from "../values/value-map.js";
import { schemaValue, type ValueNode } from "../values/value-tree.js";
import { isBehind } from "../../catalogue/facts/parts.js";
import { type PolicyPort, portsByName, unique } from "./policy-rule.js";

type ServiceType = KubernetesService["type"];

/** The expression of the type of the Kubernetes Service that has its service's name. */
export const typeValue = ".Values.service.type";

/** Whether operators tune the type of a Kubernetes Service: that of its service's name, unless headless. */
export function isTypeTuned({ name }: Service, kubernetesService: KubernetesService): boolean {
  return kubernetesService.name === name && possibleTypes(kubernetesService).length > 1;
}

/** `service.type`; undefined where there is no choice. */
export function typeNode(service: Service): ValueNode | undefined {
  const tuned = service.kubernetesServices.find((candidate) => isTypeTuned(service, candidate));
  return (
    tuned && {
      ...schemaValue("service-type", tuned.type),
      schema: {
        ...(possibleTypes(tuned).length < 3 ? { enum: possibleTypes(tuned) } : {}),
        ...schemaValue("service-type", tuned.type).schema,
      },
    }
  );
}

/** The type of a Kubernetes Service by the values in effect. */
export function typeIn(
  service: Service,
  kubernetesService: KubernetesService,
  values: Readonly<ValueMap>,
): ServiceType {
  const given = mapAt(values, ["service"])["type"];
  const known = isTypeTuned(service, kubernetesService) ? types.find((type) => type === given) : undefined;
  return known ?? kubernetesService.type;
}

/** The ports of a workload that any address may reach while the type is not ClusterIP. */
export function openedPorts(service: Service, workload: Workload): readonly PolicyPort[] {
  const tuned = service.kubernetesServices.find((candidate) => isTypeTuned(service, candidate));
  return tuned === undefined || !isBehind(tuned, workload)
    ? []
    : unique(
        portsByName(
          workload,
          tuned.ports.map(({ targetPort }) => targetPort),
        ),
      );
}

const types = ["ClusterIP", "NodePort", "LoadBalancer"] as const;

// What else the catalogue says of it may be for some types only.
function possibleTypes({ headless, source, ports }: KubernetesService): readonly ServiceType[] {
  const { loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy } = source;
  if (headless) return [];
  if (loadBalancerClass !== undefined || loadBalancerSourceRanges !== undefined) return ["LoadBalancer"];
  const outside = externalTrafficPolicy !== undefined || ports.some(({ nodePort }) => nodePort !== undefined);
  return outside ? ["NodePort", "LoadBalancer"] : types;
}
