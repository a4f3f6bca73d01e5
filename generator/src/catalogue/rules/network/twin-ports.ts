import type { Catalogue, KubernetesService, Service } from "../../model/catalogue.js";
import { at } from "../../../problem/positions.js";
import type { Problem } from "../../../problem/problem.js";
import { listed } from "../../../problem/shown.js";

/**
 * Kubernetes Services with ports of one number by several protocols, as of HTTP/3. A strategic merge patch
 * knows the ports of a Service by their number alone, so that a change of one is made to the other, in
 * silence: by Helm 3, by kubectl apply, and by Helm 4 where Helm 3 installed the release. Server-side apply
 * knows them by number and protocol.
 */
export function twinPorts({ kubernetesServices }: Service): readonly TwinPorts[] {
  return kubernetesServices.flatMap((kubernetesService) => {
    const names = kubernetesService.ports
      .filter((port) => kubernetesService.ports.some((other) => other !== port && other.port === port.port))
      .map(({ name }) => name);
    return names.length === 0 ? [] : [{ kubernetesService, names }];
  });
}

interface TwinPorts {
  readonly kubernetesService: KubernetesService;
  /** Names of ports. */
  readonly names: readonly string[];
}

/** The same, as something to know. */
export function twinPortHints({ services }: Catalogue): readonly Problem[] {
  return services.flatMap((service) =>
    twinPorts(service).map(({ kubernetesService, names }) => ({
      path: at("services", service.name, "kubernetesServices", kubernetesService.name),
      message:
        `has ${listed(names, "and")} at one number, which Helm 3 takes for one port: a change of one is ` +
        "made to the other, as it is by Helm 4 where Helm 3 installed the release. Where one of them " +
        "changes, upgrade with Helm 4 and --server-side=true",
    })),
  );
}
