import type { Catalogue, KubernetesService, Service, Workload } from "../../catalogue/model/catalogue.js";
import { smokeTargets } from "../../catalogue/facts/smoke-targets.js";
import { stepName } from "../../catalogue/facts/steps.js";

/** The pods of a step, in whatever release they are. */
export function stepPods(
  catalogue: Catalogue,
  service: Service,
  step: NonNullable<Workload["step"]>,
): object {
  return {
    podSelector: {
      matchLabels: {
        "app.kubernetes.io/name": stepName(service, step),
        "app.kubernetes.io/part-of": catalogue.name,
      },
    },
  };
}

/**
 * The ports of its own service that a step calls: those that its routes lead to, all of its first Kubernetes
 * Service, or only the first one.
 */
export function ownTargets(service: Service, step: NonNullable<Workload["step"]>): readonly OwnTarget[] {
  const { migration, smokeCheck, kubernetesServices } = service;
  const [first] = kubernetesServices.filter(({ ports }) => ports.length > 0);
  const all = first
    ? first.ports.map(({ targetPort, port, protocol }) => ({
        kubernetesService: first,
        targetPort,
        port,
        protocol,
      }))
    : [];
  if (step === "migration") return migration?.when === "after" ? all.slice(0, 1) : [];
  if (smokeCheck === undefined) return [];
  return smokeCheck.asks
    ? smokeTargets(service).map(({ kubernetesService, port: { targetPort, port, protocol } }) => ({
        kubernetesService,
        targetPort,
        port,
        protocol,
      }))
    : all;
}

export interface OwnTarget {
  readonly kubernetesService: KubernetesService;
  readonly targetPort: string;
  readonly port: number;
  readonly protocol: string;
}
