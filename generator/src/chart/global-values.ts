import type { Catalogue, EnvVar } from "../catalogue/model/catalogue.js";
import { namedHost } from "../catalogue/facts/route-objects.js";
import { allWorkloads } from "../catalogue/facts/steps.js";
import { certificatesValues } from "./security/certificates.js";
import { identityValues } from "./security/cloud-identity.js";
import { orderingValues } from "./ordering/ordering.js";
import { endpointValues } from "./values/endpoint-values.js";
import { secretsValues } from "./values/secret-values.js";
import { schemaValue, valueGroup, type ValueGroup, type ValueNode } from "./values/value-tree.js";
import { schedulingValues } from "./values/scheduling-values.js";
import { setting } from "./values/container-values.js";
import { targetSwitch } from "./values/target-switch.js";

/**
 * The values below `global`, which every subchart reads: each overrides the catalogue's default and is
 * overridden by a service's own value.
 */
export function globalValues(catalogue: Catalogue): ValueGroup {
  const routed = catalogue.services.some(({ routes }) => routes.length > 0);
  const hosts = usedHosts(catalogue);
  const { ingress, gateway, networkPolicy } = catalogue;
  const routes = catalogue.services.flatMap((service) => service.routes);
  const redirects = catalogue.gateway.redirectsToHttps;
  const targets = new Set(routes.map(({ redirect }) => namedHost(redirect?.host)));
  const routedTo = (hosts: Catalogue["hosts"]) =>
    Object.fromEntries(Object.entries(hosts).filter(([key]) => routes.some(({ host }) => host === key)));
  return valueGroup("Values for all services; a service's own value wins.", {
    env: valueGroup("Environment variables that many services share.", sharedSettings(catalogue)),
    image: valueGroup("Images of all services.", {
      registry: schemaValue(
        "image-registry",
        catalogue.imageRegistry,
        "Registry of images that name none; empty: the container runtime's default.",
      ),
      tag: schemaValue("image-tag", "", "Tag of images that name none; empty: the appVersion of each chart."),
      pullPolicy: schemaValue(
        "image-pull-policy",
        "",
        "Pull policy of images that name none; empty: Kubernetes' own rule.",
      ),
    }),
    imagePullSecrets: schemaValue(
      "image-pull-secrets",
      catalogue.imagePullSecrets.map((name) => ({ name })),
      "Secrets by which images are pulled.",
    ),
    endpoints: endpointValues(catalogue),
    hosts:
      hosts.length > 0
        ? valueGroup(
            "Host names at which the platform is reached.",
            Object.fromEntries(
              hosts.map((name) => [
                name,
                schemaValue(
                  targets.has(name) ? "redirect-host" : "host",
                  catalogue.hosts[name],
                  `Host name "${name}" of the routes.`,
                ),
              ]),
            ),
          )
        : undefined,
    ingress: routed
      ? valueGroup("Ingress objects for the routes.", {
          enabled: targetSwitch(catalogue, "ingress", "Whether routes become Ingress objects."),
          className: schemaValue(
            "optional-name",
            ingress.className,
            "IngressClass; empty: the cluster's default.",
          ),
          annotations: schemaValue("annotations", ingress.annotations, "Annotations of every Ingress."),
          tlsSecretName: schemaValue(
            "optional-name",
            ingress.tlsSecretName,
            "Secret with the certificate of the hosts; empty: no TLS.",
          ),
          tlsSecretNames: valueGroup(
            "Secrets of hosts that have a certificate of their own; empty: global.ingress.tlsSecretName.",
            Object.fromEntries(
              Object.entries(routedTo(catalogue.tlsSecretNames)).map(([host, secret]) => [
                host,
                schemaValue("optional-name", secret, `Secret with the certificate of the host "${host}".`),
              ]),
            ),
          ),
        })
      : undefined,
    gateway: routed
      ? valueGroup("HTTPRoute objects (Gateway API) for the routes.", {
          enabled: targetSwitch(catalogue, "gateway", "Whether routes become HTTPRoute objects."),
          name: schemaValue("object-name", gateway.name, "Name of the Gateway."),
          namespace: schemaValue(
            "optional-namespace-name",
            gateway.namespace,
            "Namespace of the Gateway; empty: that of the release.",
          ),
          sectionName: redirects
            ? schemaValue("object-name", gateway.sectionName, "Listener of the Gateway for HTTPS.")
            : schemaValue(
                "optional-name",
                gateway.sectionName,
                "Listener of the Gateway; empty: all that fit.",
              ),
          httpSectionName: redirects
            ? schemaValue(
                "object-name",
                gateway.httpSectionName,
                "Listener of the Gateway for plain HTTP, which sends clients to HTTPS.",
              )
            : undefined,
        })
      : undefined,
    secrets: secretsValues(catalogue),
    identity: identityValues(catalogue),
    certificates: certificatesValues(catalogue),
    networkPolicy: valueGroup("NetworkPolicies, which follow from the calls of the catalogue.", {
      enabled: schemaValue("switch", networkPolicy.enabled, "Whether there are NetworkPolicies."),
      ingressController: routed
        ? schemaValue(
            "peer",
            networkPolicy.ingressController,
            "Pods that routes of Ingress objects come through.",
          )
        : undefined,
      gateway: routed
        ? schemaValue(
            "gateway-peer",
            networkPolicy.gateway,
            "Pods that routes of the Gateway come through; empty: those of the Gateway's own namespace.",
          )
        : undefined,
      monitoring: catalogue.services.some(({ metrics }) => metrics)
        ? schemaValue("peer", networkPolicy.monitoring, "Pods that scrape metrics.")
        : undefined,
      kubernetesApi: catalogue.services.some(
        ({ serviceAccount, migration }) => serviceAccount.mountToken !== undefined || migration,
      )
        ? {
            description: "Addresses of the Kubernetes API, for services that call it.",
            default: networkPolicy.kubernetesApi,
            schema: listOf("values/cidr.schema.json"),
          }
        : undefined,
      dns: schemaValue("peer", networkPolicy.dns, "Pods that answer DNS."),
    }),
    ordering: orderingValues(catalogue),
    storageClassName: hasClaims(catalogue) ? schemaValue("storage-class-name", "") : undefined,
    ...schedulingValues(catalogue),
    nodeSelector: schemaValue(
      "node-selector",
      {},
      "Labels that a node must have, for services that name none.",
    ),
    tolerations: schemaValue("tolerations", [], "Taints that pods tolerate, for services that name none."),
    priorityClassName: schemaValue(
      "priority-class-name",
      "",
      "PriorityClass of pods, for services that name none.",
    ),
    labels: schemaValue("own-labels", {}, "More labels of every object."),
    annotations: schemaValue("annotations", {}, "Annotations of every object."),
  })!;
}

/** The host names that services and certificates name. */
export function usedHosts({ hosts, services, certificates }: Catalogue): readonly string[] {
  const routes = services.flatMap((service) => service.routes);
  const named = routes.flatMap(({ cors, redirect }) => [...(cors?.origins.flat() ?? []), redirect?.host]);
  const routed = [
    ...routes.flatMap(({ host }) => host ?? []),
    ...named.flatMap((part) => namedHost(part) ?? []),
  ];
  const told = services
    .flatMap((service) =>
      allWorkloads(service).flatMap(({ containers, initContainers }) => [...containers, ...initContainers]),
    )
    .flatMap(({ env }) => env.flatMap((variable) => (variable.from === "host" ? [variable.host] : [])));
  const used = new Set([...routed, ...told, ...certificates.flatMap((certificate) => certificate.hosts)]);
  return Object.keys(hosts).filter((name) => used.has(name));
}

// Two groups may give one name two defaults; then there is none for all, and each keeps its own.
function sharedSettings(catalogue: Catalogue): Record<string, ValueNode> {
  const shared = new Map<string, EnvVar[]>();
  for (const variable of catalogue.services.flatMap((service) =>
    allWorkloads(service).flatMap(({ containers, initContainers }) =>
      [...containers, ...initContainers].flatMap(({ env }) => env),
    ),
  )) {
    if (variable.from === "setting" && variable.shared)
      shared.set(variable.name, [...(shared.get(variable.name) ?? []), variable]);
  }
  const names = [...shared.keys()].sort();
  return Object.fromEntries(
    names.map((name) => {
      const variables = shared.get(name)!;
      const [first] = variables;
      const node = setting(first!.from === "setting" ? { ...first!, shared: false } : first!)!;
      const agreed =
        new Set(variables.map((variable) => variable.from === "setting" && variable.default)).size === 1;
      const { default: value, ...rest } = node as { default: unknown; schema: Record<string, unknown> };
      return [name, agreed ? { ...rest, default: value } : rest];
    }),
  );
}

function hasClaims(catalogue: Catalogue): boolean {
  return catalogue.services.some(({ workloads }) =>
    workloads.some(
      ({ volumes, volumeClaimTemplates }) =>
        Object.keys(volumeClaimTemplates).length > 0 ||
        Object.values(volumes).some((volume) => volume.persistentVolumeClaim),
    ),
  );
}

function listOf(file: string): Record<string, unknown> {
  return { type: "array", uniqueItems: true, items: { $ref: file } };
}
