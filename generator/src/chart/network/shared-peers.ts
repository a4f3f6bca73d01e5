import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";

/** The peers of a service beside its edges, by the names that its templates say. */
export function sharedPeers(catalogue: Catalogue, { routes, metrics }: Service) {
  const { ingressController, monitoring } = catalogue.networkPolicy;
  return [
    dnsPeer(catalogue),
    ...(routes.length > 0
      ? [
          {
            comment: "Pods that routes come through, as a peer.",
            named: "ingressPeer",
            key: "ingressController",
            peer: ingressController,
          },
        ]
      : []),
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
