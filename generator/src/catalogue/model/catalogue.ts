import type {
  KubernetesServiceSource,
  Peer,
  PolicyRule,
  ServiceSource,
} from "../../../../schemas/types/catalogue.js";
import type { Port, Workload } from "./pods.js";
import type { Feature, Route } from "./routes.js";
import type { Scheduling } from "./scheduling.js";
import type { Migration, Ordering, SmokeCheck, Wait } from "./order.js";
import type { Certificate, CloudIdentity, Identity, Secrets } from "./security.js";
import type { Call } from "./calls.js";
import type { Namespace } from "./namespace.js";
import type { ObjectName } from "./object-name.js";
import type { StringMap } from "./string-map.js";

export type * from "./calls.js";
export type * from "./namespace.js";
export type * from "./order.js";
export type * from "./pods.js";
export type * from "./routes.js";
export type * from "./scheduling.js";
export type * from "./security.js";
export type * from "./string-map.js";

/**
 * A catalogue after `validate`: shorthands spelt out, defaults filled in, groups and files read, services
 * sorted by name. Everything after may trust it: each name that stands in it exists.
 */
export interface Catalogue extends Scheduling {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly kubeVersion: string;
  readonly home?: string | undefined;
  readonly icon?: string | undefined;
  readonly keywords: readonly string[];
  readonly sources: readonly string[];
  readonly maintainers: readonly Maintainer[];
  readonly annotations: StringMap;
  /** Hints that are problems. */
  readonly require: readonly ("probes" | "requests" | "memoryLimits" | "users")[];
  /** Whether containers repeat what their pod says of security. */
  readonly explicitSecurityContexts: boolean;
  readonly imageRegistry: string;
  readonly imagePullSecrets: readonly string[];
  /** Host names by the short names that routes use. */
  readonly hosts: StringMap;
  /** Secrets of hosts that have one of their own. */
  readonly tlsSecretNames: StringMap;
  readonly ingress: {
    readonly enabled: boolean;
    readonly controller?: "nginx" | "haproxy" | undefined;
    readonly className: string;
    readonly annotations: StringMap;
    readonly tlsSecretName: string;
    /** Why no Ingress needs a certificate though it sends clients to HTTPS. */
    readonly tlsElsewhere?: string | undefined;
    readonly unsupported: Unsupported;
  };
  readonly gateway: {
    readonly enabled: boolean;
    readonly name: string;
    readonly namespace: string;
    readonly sectionName: string;
    readonly httpSectionName: string;
    /** Whether some client is sent from plain HTTP to HTTPS: then each host needs a listener for both. */
    readonly redirectsToHttps: boolean;
    readonly unsupported: Unsupported;
  };
  readonly secrets: Secrets;
  readonly identity: Identity;
  readonly certificates: readonly Certificate[];
  readonly networkPolicy: {
    readonly enabled: boolean;
    readonly ingressController: Peer;
    /** Pods of the Gateway; empty: those of its own namespace. */
    readonly gateway: Peer;
    readonly monitoring: Peer;
    readonly kubernetesApi: readonly string[];
    readonly kubernetesApiPorts: readonly number[];
    readonly dnsPorts: readonly number[];
    readonly dns: Peer;
  };
  readonly namespace: Namespace | undefined;
  readonly externalServices: Readonly<Record<string, ExternalService>>;
  readonly ordering: Ordering;
  /** Names of the services as the user wrote them down: what has no other order keeps this one. */
  readonly declared: readonly string[];
  readonly services: readonly Service[];
}

/** What a kind of route may go without, each with the reason. */
export type Unsupported = Readonly<Partial<Record<Feature, string>>>;

export interface Maintainer {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

export interface ExternalService {
  readonly name: string;
  readonly description: string;
  readonly hosts: readonly string[];
  readonly ports: Readonly<Record<string, number>>;
  readonly protocol: "TCP" | "UDP";
  readonly scheme: string | undefined;
  readonly cidrs: readonly string[];
  readonly peer: Peer | undefined;
}

/** One deployable, one subchart. */
export interface Service {
  readonly name: string;
  /** Where it stands in the catalogue: `services.shop`. */
  readonly path: string;
  readonly description: string;
  readonly version: string;
  readonly appVersion: string;
  readonly enabled: boolean;
  /** Whether the release's name stands before the names of its objects. */
  readonly releasePrefix: boolean;
  /** By which its pods are selected, in place of the chart's own labels. */
  readonly selectorLabels: StringMap | undefined;
  /** The one workload, or several by name. */
  readonly workloads: readonly Workload[];
  readonly kubernetesServices: readonly KubernetesService[];
  readonly calls: readonly Call[];
  readonly startsAfter: readonly string[];
  /** Those of them that its pods wait for. */
  readonly waits: readonly Wait[];
  readonly migration: Migration | undefined;
  readonly smokeCheck: SmokeCheck | undefined;
  readonly routes: readonly Route[];
  readonly ingressAnnotations: StringMap;
  readonly clients: readonly Client[];
  readonly metrics: (NonNullable<ServiceSource["metrics"]> & { readonly path: string }) | undefined;
  readonly serviceAccount: {
    /** Empty: that of the service. */
    readonly name: string;
    readonly annotations: StringMap;
    readonly mountToken: string | undefined;
    readonly shared: { readonly name: string; readonly reason: string } | undefined;
  };
  readonly cloudIdentity: CloudIdentity | undefined;
  readonly rbac:
    | {
        readonly reason: string;
        readonly rules: readonly PolicyRule[];
        readonly clusterRules: readonly PolicyRule[];
      }
    | undefined;
  readonly configMaps: readonly ConfigMap[];
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** Chart templates of its own: text by file name. */
  readonly templates: StringMap;
  readonly values: Readonly<Record<string, ExtraValue>>;
  /** The objects that its chart may have. */
  readonly objects: readonly ObjectName[];
}

export interface ExtraValue {
  readonly description: string;
  readonly default: unknown;
  readonly schema: Readonly<Record<string, unknown>> | undefined;
}

export interface ConfigMap {
  readonly name: string;
  /** Settings by key, which operators may override. */
  readonly data: StringMap;
  /** Whole files by key. */
  readonly files: StringMap;
}

export interface KubernetesService {
  /** Its host name, without the release's. */
  readonly name: string;
  /** The key under which the catalogue has it; undefined for those that chartwright adds. */
  readonly declared: boolean;
  readonly type: NonNullable<KubernetesServiceSource["type"]>;
  readonly headless: boolean;
  readonly ports: readonly ServicePort[];
  /** Names of workloads; undefined: all. */
  readonly workloads: readonly string[] | undefined;
  readonly annotations: StringMap;
  readonly publishNotReadyAddresses: boolean;
  readonly source: KubernetesServiceSource;
}

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** Name of the container's port. */
  readonly targetPort: string;
  readonly nodePort: number | undefined;
  readonly protocol: Port["protocol"];
  readonly appProtocol: string | undefined;
  readonly scheme: string;
}

export interface Client {
  readonly path: string;
  readonly peer: Peer | undefined;
  readonly cidr: string | undefined;
  /** Names of ports; undefined: all. */
  readonly ports: readonly string[] | undefined;
}
