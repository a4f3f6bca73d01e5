import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { goString } from "../helm/helm-expression.js";

/** The peers of a service beside its edges, by the names that its templates say. */
export function sharedPeers(catalogue: Catalogue, { metrics }: Service) {
  const { monitoring } = catalogue.networkPolicy;
  return [
    dnsPeer(catalogue),
    ...(metrics
      ? [
          {
            comment: "Pods that scrape metrics, as a peer.",
            named: "monitoringPeer",
            key: "monitoring",
            peer: monitoring,
          },
        ]
      : []),
  ];
}

/** Every pod that finds others by name asks these. */
export function dnsPeer({ networkPolicy: { dns } }: Catalogue) {
  return { comment: "Pods that answer DNS, as a peer.", named: "dnsPeer", key: "dns", peer: dns };
}

/** Where the Kubernetes API is. An empty list of addresses is one as well. */
export function kubernetesApi({ networkPolicy }: Catalogue) {
  return { addresses: networkPolicy.kubernetesApi };
}

/**
 * The pods that a service's routes come through: the ingress controller's for Ingress objects, those in the
 * namespace of the Gateway for routes of one. Values say which of them.
 */
export function routePeers({ ingress, gateway, networkPolicy }: Catalogue, { routes }: Service) {
  if (routes.length === 0) return undefined;
  return {
    ingress: ingress.enabled,
    ingressController: networkPolicy.ingressController,
    gateway: gateway.enabled,
    namespace: goString(gateway.namespace),
    gatewayPeer: networkPolicy.gateway,
  };
}
