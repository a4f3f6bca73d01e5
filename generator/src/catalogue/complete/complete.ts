import type {
  CallSource,
  CatalogueSource,
  ConfigMapSource,
  FileSource,
  ServiceSource,
} from "../../../../schemas/types/catalogue.js";
import type { Call, Catalogue, ConfigMap, ExternalService, Service, StringMap } from "../model/catalogue.js";
import type { ObjectName } from "../model/object-name.js";
import { cloudIdentity, completeSecurity } from "./security.js";
import {
  completeMigration,
  completeOrdering,
  completeSmokeCheck,
  completeWaits,
  startsAfter,
} from "./order.js";
import { kubernetesServices } from "./kubernetes-services.js";
import { defaults } from "./defaults.js";
import { completeNamespace } from "./namespace.js";
import { orderlyStop } from "./orderly-stop.js";
import { withProtocols } from "./grpc.js";
import { completeRoutes, hostNames, tlsSecretNames } from "./routes.js";
import { scheduling } from "./scheduling.js";
import { workloads } from "./workloads.js";

/** Says which objects the chart of a service may have. */
export type ObjectNames = (service: Service) => readonly ObjectName[];

/**
 * The complete form of a catalogue that its schema accepts: shorthands spelt out, defaults filled in,
 * services sorted by name. Names may still point nowhere; the rules come after.
 *
 * @param objectNames the names of the objects that a service's chart may have, which the charts' kinds know
 */
export function completeCatalogue(source: CatalogueSource, objectNames: ObjectNames): Catalogue {
  const services = Object.keys(source.services)
    .sort()
    .map((name) => service(source, name, source.services[name]!))
    .map((service) => ({ ...service, objects: objectNames(service) }));
  const redirectsToHttps = services.some(({ routes }) =>
    routes.some(({ redirectToHttps }) => redirectToHttps),
  );
  return {
    name: source.name,
    version: source.version,
    appVersion: catalogueAppVersion(source),
    description: source.description,
    kubeVersion: source.kubeVersion ?? defaults.catalogue.kubeVersion,
    home: source.home,
    icon: source.icon,
    keywords: source.keywords ?? [],
    sources: source.sources ?? [],
    maintainers: source.maintainers ?? [],
    annotations: source.annotations ?? {},
    require: source.require ?? [],
    explicitSecurityContexts: source.explicitSecurityContexts ?? defaults.catalogue.explicitSecurityContexts,
    imageRegistry: source.imageRegistry ?? "",
    imagePullSecrets: source.imagePullSecrets ?? [],
    hosts: hostNames(source),
    tlsSecretNames: tlsSecretNames(source),
    ingress: {
      enabled: defaults.ingress.enabled,
      className: "",
      annotations: {},
      tlsSecretName: "",
      unsupported: {},
      ...source.ingress,
    },
    gateway: {
      ...defaults.gateway,
      namespace: "",
      sectionName: redirectsToHttps ? "https" : "",
      redirectsToHttps,
      unsupported: {},
      ...source.gateway,
    },
    ...completeSecurity(source),
    networkPolicy: {
      ...defaults.networkPolicy,
      gateway: {},
      ...source.networkPolicy,
    },
    ...scheduling(source),
    namespace: source.namespace && completeNamespace(source.namespace, source.version),
    externalServices: externalServices(source),
    ordering: completeOrdering(source),
    declared: Object.keys(source.services),
    services,
  };
}

// What follows + in a version is no part of a tag or a label; Helm has _ there in registries.
function catalogueAppVersion({ appVersion, version }: CatalogueSource): string {
  return appVersion ?? version.replace("+", "_");
}

function externalServices({ externalServices = {} }: CatalogueSource): Record<string, ExternalService> {
  return mapEntries(externalServices, (name, external) => ({
    name,
    description: external.description ?? name,
    hosts: external.hosts,
    ports: external.ports,
    protocol: external.protocol ?? defaults.externalService.protocol,
    scheme: external.scheme,
    cidrs: external.cidrs ?? [],
    peer: external.peer,
  }));
}

function service(catalogue: CatalogueSource, name: string, source: ServiceSource): Service {
  const path = `services.${name}`;
  const calls = (source.calls ?? []).map((call, i) => completeCall(call, `${path}.calls[${i}]`));
  const all = workloads(catalogue, name, source, calls);
  const services = kubernetesServices(name, source, all);
  return {
    name,
    path,
    description: source.description,
    version: source.version ?? catalogue.version,
    appVersion: source.appVersion ?? catalogueAppVersion(catalogue),
    enabled: source.enabled ?? defaults.service.enabled,
    releasePrefix:
      (source.fullname ?? catalogue.fullname ?? defaults.catalogue.fullname) === "release-service",
    selectorLabels: source.selectorLabels,
    workloads: orderlyStop(all, services, catalogue.kubeVersion ?? ""),
    kubernetesServices: services,
    calls,
    startsAfter: startsAfter(source),
    waits: completeWaits(path, source),
    migration: completeMigration(catalogue, name, source, calls),
    smokeCheck: completeSmokeCheck(catalogue, name, source),
    routes: withProtocols(name, services, completeRoutes(catalogue, name, source)),
    ingressAnnotations: source.ingress?.annotations ?? {},
    clients: (source.clients ?? []).map(({ peer, cidr, ports }, i) => ({
      path: `${path}.clients[${i}]`,
      peer,
      cidr,
      ports,
    })),
    metrics: source.metrics && { ...defaults.metrics, ...source.metrics },
    serviceAccount: {
      name: source.serviceAccount?.name ?? "",
      annotations: source.serviceAccount?.annotations ?? {},
      mountToken: source.serviceAccount?.mountToken ?? source.rbac?.reason,
      shared: source.serviceAccount?.shared,
    },
    cloudIdentity: cloudIdentity(source),
    rbac: source.rbac && {
      reason: source.rbac.reason,
      rules: source.rbac.rules ?? [],
      clusterRules: source.rbac.clusterRules ?? [],
    },
    configMaps: Object.entries(source.configMaps ?? {}).map(([key, map]) => configMap(key, map)),
    labels: source.labels ?? {},
    annotations: source.annotations ?? {},
    templates: mapEntries(source.templates ?? {}, (_, file) => text(file)),
    values: mapEntries(source.values ?? {}, (_, value) => ({
      description: value.description,
      default: value.default,
      schema: value.schema,
    })),
    objects: [],
  };
}

function completeCall(source: CallSource, path: string): Call {
  const call = typeof source === "string" ? { service: source } : source;
  return {
    path,
    callee: call.service,
    kubernetesService: call.kubernetesService,
    ports: call.ports ?? [],
    env: call.env ?? {},
    optional: call.optional ?? defaults.call.optional,
    workloads: call.workloads,
    containers: call.containers,
  };
}

function configMap(name: string, { data = {}, files = {} }: ConfigMapSource): ConfigMap {
  return { name, data: data as StringMap, files: mapEntries(files, (_, file) => text(file)) };
}

// `read` has put the content in the place of each path.
function text(file: FileSource): string {
  return typeof file === "string" ? file : "";
}

function mapEntries<A, B>(
  record: Readonly<Record<string, A>>,
  change: (key: string, value: A) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]));
}
