/* Made by `npm run types` from schemas/catalogue.schema.json; not to be edited. */

/**
 * Name of a chart.
 */
export type ChartName = string;
/**
 * A semantic version.
 */
export type SemVer = string;
/**
 * Tag of the image.
 */
export type ImageTag = string;
/**
 * One line of text.
 */
export type Description = string;
/**
 * Registry host.
 */
export type ImageRegistry = string;
/**
 * Name of a Kubernetes object.
 */
export type ObjectName = KubernetesName;
/**
 * Name of a Kubernetes object.
 */
export type KubernetesName = string;
/**
 * A text is a setting that operators may override, unless {call.api.url} in it names a callee; an object says where else the value comes from.
 */
export type EnvEntry =
  PrintedText | EnvSetting | EnvValue | EnvSecretKey | EnvConfigMapKey | EnvField | EnvHost | EnvPort | EnvResource;
/**
 * Text that Helm prints as it is.
 */
export type PrintedText = string;
/**
 * Why the exception is needed; it is printed in the chart's README.
 */
export type Reason = string;
/**
 * A key of a ConfigMap or Secret.
 */
export type DataKey = string;
/**
 * A DNS label that begins with a letter (RFC 1035).
 */
export type DnsLabel = string;
/**
 * Path of a field of the pod.
 */
export type PodField = string;
/**
 * A key of a values file: a letter, then letters and digits.
 */
export type Identifier = string;
/**
 * Name of a port.
 */
export type PortName = string;
/**
 * A request or limit of a container.
 */
export type ResourceField = ResourceField1;
/**
 * A host name, or an object.
 */
export type HostSource = HostName | HostObject;
/**
 * A DNS name; a leading "*." stands for every first label.
 */
export type HostName = string;
/**
 * Name of a Kubernetes object, or empty.
 */
export type OptionalName = string;
/**
 * How requests are treated on their way in. A service's fields win over the catalogue's, a route's over both.
 */
export type RoutingSource = RoutingFields;
/**
 * A Kubernetes quantity: 500m, 2, 512Mi, 10Gi.
 */
export type Quantity = number | string;
/**
 * Name of an HTTP header.
 */
export type HeaderName = string;
/**
 * Name of a namespace, or empty.
 */
export type OptionalNamespaceName = string;
/**
 * Where the services' own Secrets come from: existing (an operator makes them), externalSecret (External Secrets) or sealedSecret (Sealed Secrets).
 */
export type SecretProvider = "existing" | "externalSecret" | "sealedSecret";
/**
 * Key in the store for all services. {service} stands for the service's name.
 */
export type SharedRemoteKey = string;
/**
 * A time in hours or minutes: 1h, 30m.
 */
export type Duration = string;
/**
 * How pods get a cloud role: eks-irsa, eks-pod-identity, gke or azure; empty: not at all.
 */
export type IdentityProvider = "" | "eks-irsa" | "eks-pod-identity" | "gke" | "azure";
/**
 * Cloud role of each service, in which {service} stands for its name.
 */
export type RolePattern = string;
/**
 * A range of IP addresses.
 */
export type Cidr = AddressRange;
/**
 * A range of IP addresses.
 */
export type AddressRange = string;
/**
 * A port number.
 */
export type PortNumber = number;
/**
 * Who scales by podMetrics and triggers. hpa: a HorizontalPodAutoscaler, for which some adapter must serve custom.metrics.k8s.io; it knows no triggers. keda: a ScaledObject. CPU and memory alone are always a HorizontalPodAutoscaler's.
 */
export type AutoscalingEngine = "hpa" | "keda";
/**
 * URL of the Prometheus that KEDA asks for podMetrics.
 */
export type PrometheusAddress = string;
/**
 * The key of a label or an annotation: an optional DNS prefix with a slash, then a name.
 */
export type QualifiedName = string;
/**
 * An amount of bytes: 512Mi, 10Gi.
 */
export type Bytes = number | string;
/**
 * An amount of small huge pages: an even number of Mi, or Gi.
 */
export type EvenPages = string;
/**
 * An amount of large huge pages: a number of Gi.
 */
export type LargePages = string;
/**
 * A whole number of devices and the like: 1, 4.
 */
export type WholeQuantity = number | string;
/**
 * A level of the Pod Security Standards.
 */
export type PodSecurityLevel = "restricted" | "baseline" | "privileged";
/**
 * An amount of storage that is more than nothing: 512Mi, 10Gi.
 */
export type Size = number | string;
/**
 * Scheme of a URL.
 */
export type Scheme = string;
/**
 * One deployable: a subchart with a workload (or several), its Kubernetes Services and all that belongs to them.
 */
export type ServiceSource = ContainerFields & WorkloadFields & ServiceSource1;
/**
 * A port of a container: its number, or an object.
 */
export type PortSource = PortNumber | PortObject;
/**
 * A port of the same container: its name, or its number.
 */
export type PortReference = PortName | PortNumber;
/**
 * How many pods run.
 */
export type Replicas = number;
/**
 * A HorizontalPodAutoscaler, or KEDA's ScaledObject.
 */
export type AutoscalingSource = Autoscaling;
/**
 * A Kubernetes quantity that is more than 0: 500m, 2, 10k.
 */
export type PositiveQuantity = number | string;
/**
 * A VerticalPodAutoscaler for the main container.
 */
export type VerticalAutoscalingSource = VerticalAutoscaling;
/**
 * Pods that a drain of nodes must leave, a number or a percentage.
 */
export type MinAvailable = IntOrPercent;
/**
 * A number of pods or a percentage.
 */
export type IntOrPercent = number | string;
/**
 * Pods that a drain of nodes may take, a number from 1 or a percentage.
 */
export type MaxUnavailable = number | string;
/**
 * When and how a CronJob runs.
 */
export type CronJobSource = JobFields & CronJobSource1;
/**
 * How a Job runs. It runs once, and again after an upgrade that changes its pods, never because of one that does not.
 */
export type JobSource = JobFields & JobSource1;
/**
 * A container beside the main one.
 */
export type ExtraContainer = ContainerFields;
/**
 * A container that prepares; with restartPolicy Always a native sidecar that runs as long as the pod.
 */
export type InitContainer = ContainerFields & InitContainer1;
/**
 * A file or folder, relative to the volume.
 */
export type RelativePath = string;
/**
 * Permissions as a decimal number: 420 is rw-r--r--, 256 is r--------.
 */
export type FileMode = number;
/**
 * Storage class of claims that name none; empty: the cluster's default.
 */
export type StorageClassName = string;
/**
 * Who may mount a volume.
 *
 * @minItems 1
 */
export type AccessModes = readonly ("ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod")[];
/**
 * Name of a signer of certificates.
 */
export type SignerName = string;
/**
 * What a label must be.
 */
export type LabelRequirement = LabelRequirement1;
/**
 * Labels that a node must have. Empty: global.nodeSelector.
 */
export type NodeSelector = Labels;
/**
 * Taints that the pods tolerate. Empty: global.tolerations.
 */
export type Tolerations = readonly {
  /**
   * Key of the taint; none: every taint.
   */
  readonly key?: QualifiedName;
  /**
   * How key and value are compared; Equal if not given.
   */
  readonly operator?: "Equal" | "Exists";
  /**
   * Value of the taint.
   */
  readonly value?: string;
  /**
   * Effect of the taint; none: every effect.
   */
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /**
   * Seconds until eviction, for NoExecute.
   */
  readonly tolerationSeconds?: number;
}[];
/**
 * What a label of the node must be.
 */
export type NodeRequirement = NodeRequirement1;
/**
 * Pods, and how near they are.
 */
export type PodAffinityTerm = PodAffinityTerm1;
/**
 * Name of the namespace.
 */
export type NamespaceName = string;
/**
 * How the pods spread over the cluster; the chart adds the pods' own labels.
 */
export type TopologySpreadConstraints = readonly {
  /**
   * Node label that names the domain.
   */
  readonly topologyKey: QualifiedName;
  /**
   * Largest difference of pods between two domains; 1 if not given.
   */
  readonly maxSkew?: number;
  /**
   * What happens when it cannot be kept; ScheduleAnyway if not given.
   */
  readonly whenUnsatisfiable?: "DoNotSchedule" | "ScheduleAnyway";
}[];
/**
 * PriorityClass of the pods. Empty: global.priorityClassName.
 */
export type PriorityClassName = string;
/**
 * One of several workloads of a service; what it does not say is as in the service.
 */
export type WorkloadSource = ContainerFields & WorkloadFields;
/**
 * An edge: this service calls another one. The name of the callee, or an object.
 */
export type CallSource = ServiceName | CallObject;
/**
 * Name of a service.
 */
export type ServiceName = string;
/**
 * A service that is expected to be up: its name, or an object that makes the pods wait.
 */
export type StartsAfterSource = ServiceName | WaitSource;
/**
 * What brings the data to the form that this version of the service needs: a Job that runs the service's own program, with what the service itself says of env, volumes and user, unless it says otherwise here. It runs at every installation and upgrade, so it must change nothing where nothing is to be done.
 */
export type MigrationSource = ContainerFields & MigrationSource1;
/**
 * One program of a migration. With an image repository of its own it begins with that image's own program, else with the migration's.
 */
export type MigrationStep = ContainerFields & MigrationStep1;
/**
 * A Job that tries the service out after each rollout, and whenever `helm test` asks. An empty object asks at each route of the service through its Kubernetes Service; command, args and image make it any other program.
 */
export type SmokeCheckSource = ContainerFields & SmokeCheckSource1;
/**
 * A way in from outside: a host, or every host, and a path. A route whose settings are not those of its service needs a name.
 */
export type RouteSource = RoutingFields & RouteSource1;
/**
 * Percentage of the requests that the Kubernetes Service gets.
 */
export type CanaryWeight = number;
/**
 * The service has a cloud role of its own.
 */
export type CloudIdentitySource =
  | true
  | {
      /**
       * What the role must be allowed to do, for the chart's README.
       */
      readonly description: Description;
    };
/**
 * A file: its content, or its path.
 */
export type FileSource = string | FilePath;

/**
 * A service catalogue: everything that chartwright needs to know of a platform.
 */
export interface CatalogueSource {
  /**
   * Name of the umbrella chart.
   */
  readonly name: ChartName;
  /**
   * Version of the umbrella chart, and of each subchart that has none of its own.
   */
  readonly version: SemVer;
  /**
   * Version of the platform, and the default tag of every image; version if not given, with _ for +.
   */
  readonly appVersion?: ImageTag;
  /**
   * What the platform is, in one line.
   */
  readonly description: Description;
  /**
   * Kubernetes versions that the charts support, as a SemVer range; ">=1.31.0-0" if not given.
   */
  readonly kubeVersion?: string;
  /**
   * Home page of the platform.
   */
  readonly home?: string;
  /**
   * URL of a picture for chart listings.
   */
  readonly icon?: string;
  /**
   * Words by which the chart is found.
   */
  readonly keywords?: readonly string[];
  /**
   * URLs of the source code.
   */
  readonly sources?: readonly string[];
  /**
   * Who looks after the charts.
   */
  readonly maintainers?: readonly {
    /**
     * Name of the person or team.
     */
    readonly name: string;
    /**
     * Mail address.
     */
    readonly email?: string;
    /**
     * Web page.
     */
    readonly url?: string;
  }[];
  /**
   * Annotations of the charts (Chart.yaml), such as those of Artifact Hub.
   */
  readonly annotations?: StringMap;
  /**
   * Names of the objects: "release-service" puts the release's name first, as is usual; "service" leaves it out, for platforms whose programs know fixed host names.
   */
  readonly fullname?: "release-service" | "service";
  /**
   * Hints that are problems in this catalogue: probes of what answers requests, requests for cpu and memory, limits for memory, users of images by number. `chartwright validate --hints` shows all.
   */
  readonly require?: readonly ("probes" | "requests" | "memoryLimits" | "users")[];
  /**
   * Whether each container says all of its security context itself, for auditors who read it there: also privileged: false, and runAsNonRoot, user and seccomp where those of the pod hold anyway; false if not given.
   */
  readonly explicitSecurityContexts?: boolean;
  /**
   * Registry of every image that names none.
   */
  readonly imageRegistry?: ImageRegistry;
  /**
   * Secrets by which images are pulled.
   */
  readonly imagePullSecrets?: readonly ObjectName[];
  /**
   * Environment variables that many services share, by the group's name.
   */
  readonly envGroups?: {
    readonly [k: string]: Env;
  };
  /**
   * Host names at which the platform is reached, by a short name that routes use.
   */
  readonly hosts?: {
    readonly [k: string]: HostSource;
  };
  /**
   * How requests are treated on their way in, unless a service or a route says otherwise.
   */
  readonly routing?: RoutingSource;
  /**
   * How Ingress objects are written for the routes of all services.
   */
  readonly ingress?: IngressDefaults;
  /**
   * The Gateway (Gateway API v1) that HTTPRoute objects attach to.
   */
  readonly gateway?: GatewayDefaults;
  /**
   * How the services' own Secrets come to be. Their values are never here.
   */
  readonly secrets?: SecretsSource;
  /**
   * How services with cloudIdentity get their cloud roles.
   */
  readonly identity?: IdentitySource;
  /**
   * Certificates of cert-manager that the umbrella chart brings, by name.
   */
  readonly certificates?: {
    readonly [k: string]: CertificateSource;
  };
  /**
   * NetworkPolicies follow from calls and routes; here stands where the cluster's own parts are.
   */
  readonly networkPolicy?: NetworkPolicyDefaults;
  /**
   * How the cluster scales by more than CPU and memory, unless a values file says otherwise.
   */
  readonly autoscaling?: AutoscalingDefaults;
  /**
   * Groups of nodes that services name, by name.
   */
  readonly nodePools?: {
    readonly [k: string]: NodePoolSource;
  };
  /**
   * The node pool of services that name none.
   */
  readonly defaultNodePool?: string;
  /**
   * PriorityClasses that the umbrella chart brings, by name; the platform's name stands before it.
   */
  readonly priorityClasses?: {
    readonly [k: string]: PriorityClassSource;
  };
  /**
   * The program that waits for stores and migrations, guards rollbacks and checks routes.
   */
  readonly ordering?: OrderingSource;
  /**
   * Guard-rails of the namespace: a chart of its own, installed by an administrator before the first release.
   */
  readonly namespace?: NamespaceSource;
  /**
   * What the services call outside of the release, by name.
   */
  readonly externalServices?: {
    readonly [k: string]: ExternalServiceSource;
  };
  /**
   * The services, by name.
   */
  readonly services: {
    readonly [k: string]: ServiceSource;
  };
}
/**
 * Text by name.
 */
export interface StringMap {
  readonly [k: string]: string;
}
/**
 * Environment variables in their order; null takes back one of the service's.
 */
export interface Env {
  readonly [k: string]: EnvEntry | null;
}
/**
 * A setting with its description.
 */
export interface EnvSetting {
  /**
   * What it is unless a values file says otherwise.
   */
  readonly default: PrintedText;
  /**
   * What the setting does.
   */
  readonly description?: Description;
  /**
   * The texts that it may be.
   *
   * @minItems 1
   */
  readonly enum?: readonly PrintedText[];
  /**
   * Why anyone may read it, though its name says that it is a credential.
   */
  readonly public?: Reason;
}
/**
 * A fact that no values file changes.
 */
export interface EnvValue {
  /**
   * The text; $(NAME) stands for another variable, {call.api.url} for the address of a callee, in every form that a call's env knows.
   */
  readonly value: string;
  /**
   * Why anyone may read it, though its name says that it is a credential.
   */
  readonly public?: Reason;
}
/**
 * A key of a Secret.
 */
export interface EnvSecretKey {
  /**
   * The key of a Secret; without a name that of the service's own Secret (values: existingSecret).
   */
  readonly secretKeyRef: {
    /**
     * Name of the Secret, or one of secrets.shared.
     */
    readonly name?: ObjectName;
    /**
     * Key in the Secret.
     */
    readonly key: DataKey;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
}
/**
 * A key of a ConfigMap.
 */
export interface EnvConfigMapKey {
  /**
   * The key of a ConfigMap: one of the service's own, or one that exists already.
   */
  readonly configMapKeyRef: {
    /**
     * One of this service's configMaps.
     */
    readonly configMap?: DnsLabel;
    /**
     * Name of a ConfigMap that exists already.
     */
    readonly name?: ObjectName;
    /**
     * Key in the ConfigMap.
     */
    readonly key: DataKey;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
}
/**
 * A field of the pod.
 */
export interface EnvField {
  /**
   * Path of a field of the pod.
   */
  readonly fieldRef: PodField;
}
/**
 * A host name of the platform, as operators set it (global.hosts).
 */
export interface EnvHost {
  /**
   * One of the catalogue's hosts.
   */
  readonly hostRef: Identifier;
  /**
   * Text in which {host} stands for it, such as "https://{host}/login"; the host name alone if not given.
   */
  readonly text?: string;
}
/**
 * The number of a port of the pod.
 */
export interface EnvPort {
  /**
   * Name of one of the container's ports, or of another container of the pod.
   */
  readonly portRef: PortName;
  /**
   * Text in which {port} stands for it, such as "0.0.0.0:{port}"; the number alone if not given.
   */
  readonly text?: string;
}
/**
 * A request or limit of a container.
 */
export interface EnvResource {
  /**
   * Which one.
   */
  readonly resourceFieldRef: ResourceField;
}
export interface ResourceField1 {
  /**
   * limits.cpu, requests.memory and so on.
   */
  readonly resource: string;
  /**
   * Another container of the pod; its own if not given.
   */
  readonly containerName?: DnsLabel;
  /**
   * Unit of the number; 1 if not given.
   */
  readonly divisor?: 1 | "1" | "1m" | "1k" | "1M" | "1G" | "1T" | "1P" | "1E" | "1Ki" | "1Mi" | "1Gi" | "1Ti" | "1Pi" | "1Ei";
}
/**
 * A host name with a certificate of its own.
 */
export interface HostObject {
  /**
   * The host name.
   */
  readonly name: HostName;
  /**
   * Secret with its certificate; empty: that of all hosts, unless a values file says otherwise.
   */
  readonly tlsSecretName: OptionalName;
}
/**
 * How requests are treated on their way in, by an Ingress as by an HTTPRoute.
 */
export interface RoutingFields {
  /**
   * Seconds that a request may take. ingress-nginx and HAProxy count them between two reads.
   */
  readonly timeoutSeconds?: number;
  /**
   * Largest body of a request, such as 10Mi.
   */
  readonly bodySize?: Quantity;
  /**
   * How many requests are let through; false: as many as come, whatever the catalogue or the service says.
   */
  readonly rateLimit?: false | RateLimitSource;
  /**
   * Which web pages of other origins may call it; false: none, whatever the catalogue or the service says.
   */
  readonly cors?: false | CorsSource;
  /**
   * Headers that are changed on the way.
   */
  readonly headers?: {
    /**
     * Of the request, before the service sees it.
     */
    readonly request?: HeaderChanges;
    /**
     * Of the response, before the client sees it.
     */
    readonly response?: HeaderChanges;
  };
  /**
   * Whether plain HTTP is sent to HTTPS; the controller's own way if not given.
   */
  readonly redirectToHttps?: boolean;
}
/**
 * How many requests are let through.
 */
export interface RateLimitSource {
  /**
   * Requests a minute.
   */
  readonly requestsPerMinute: number;
  /**
   * Who is counted: each client address.
   */
  readonly per?: "client";
}
/**
 * Which web pages of other origins may call a route, and how.
 */
export interface CorsSource {
  /**
   * Origins: short names of the catalogue's hosts (by HTTPS), URLs such as https://*.example.com, or * for all.
   *
   * @minItems 1
   * @maxItems 64
   */
  readonly origins: readonly string[];
  /**
   * Methods; GET, PUT, POST, DELETE, PATCH and OPTIONS if not given.
   *
   * @minItems 1
   */
  readonly methods?: readonly ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH")[];
  /**
   * Headers of requests; the usual ones if not given.
   *
   * @minItems 1
   * @maxItems 64
   */
  readonly headers?: readonly HeaderName[];
  /**
   * Whether cookies and the like come along; false if not given.
   */
  readonly credentials?: boolean;
  /**
   * Seconds that a browser remembers the answer; 7200 if not given.
   */
  readonly maxAgeSeconds?: number;
}
/**
 * Changes of HTTP headers.
 */
export interface HeaderChanges {
  /**
   * Headers that get this value.
   */
  readonly set?: {
    readonly [k: string]: string;
  };
  /**
   * Headers that get this value beside those that they have.
   */
  readonly add?: {
    readonly [k: string]: string;
  };
  /**
   * Headers that are taken away.
   *
   * @minItems 1
   * @maxItems 16
   */
  readonly remove?: readonly HeaderName[];
}
/**
 * How Ingress objects are written for the routes of all services.
 */
export interface IngressDefaults {
  /**
   * Whether routes become Ingress objects; true if not given.
   */
  readonly enabled?: boolean;
  /**
   * The controller whose annotations say what the routes want: nginx (ingress-nginx) or haproxy (haproxy.org).
   */
  readonly controller?: "nginx" | "haproxy";
  /**
   * IngressClass.
   */
  readonly className?: OptionalName;
  /**
   * Annotations of every Ingress.
   */
  readonly annotations?: Annotations;
  /**
   * Secret with the certificate of the hosts; none: no TLS.
   */
  readonly tlsSecretName?: OptionalName;
  /**
   * Where TLS ends if not at the Ingress, or why its controller has a certificate for all hosts: then redirectToHttps needs no Secret.
   */
  readonly tlsElsewhere?: Reason;
  /**
   * What the routes say and this kind of route cannot do, each with how that is right: done elsewhere, or not needed.
   */
  readonly unsupported?: UnsupportedRouting;
}
/**
 * Kubernetes annotations.
 */
export interface Annotations {
  readonly [k: string]: string;
}
/**
 * What the routes say and this kind of route cannot do, each with how that is right: done elsewhere, or not needed.
 */
export interface UnsupportedRouting {
  /**
   * Goes without timeoutSeconds: why.
   */
  readonly timeoutSeconds?: Reason;
  /**
   * Goes without bodySize: why.
   */
  readonly bodySize?: Reason;
  /**
   * Goes without rateLimit: why.
   */
  readonly rateLimit?: Reason;
  /**
   * Goes without cors: why.
   */
  readonly cors?: Reason;
  /**
   * Goes without requestHeaders: why.
   */
  readonly requestHeaders?: Reason;
  /**
   * Goes without responseHeaders: why.
   */
  readonly responseHeaders?: Reason;
  /**
   * Goes without redirectToHttps: why.
   */
  readonly redirectToHttps?: Reason;
  /**
   * Goes without redirect: why.
   */
  readonly redirect?: Reason;
  /**
   * Goes without rewritePath: why.
   */
  readonly rewritePath?: Reason;
  /**
   * Goes without canary: why.
   */
  readonly canary?: Reason;
  /**
   * Goes without gRPC here, or has it by annotations of its own: why.
   */
  readonly grpc?: Reason;
}
/**
 * The Gateway (Gateway API v1) that HTTPRoute objects attach to.
 */
export interface GatewayDefaults {
  /**
   * Whether routes become HTTPRoute objects; false if not given.
   */
  readonly enabled?: boolean;
  /**
   * Name of the Gateway.
   */
  readonly name: ObjectName;
  /**
   * Namespace of the Gateway; none: that of the release.
   */
  readonly namespace?: OptionalNamespaceName;
  /**
   * Listener of the Gateway; none: all that fit, but https where a route redirects to it.
   */
  readonly sectionName?: OptionalName;
  /**
   * Listener for plain HTTP, where routes are redirected to HTTPS; http if not given.
   */
  readonly httpSectionName?: OptionalName;
  /**
   * What the routes say and this kind of route cannot do, each with how that is right: done elsewhere, or not needed.
   */
  readonly unsupported?: UnsupportedRouting;
}
/**
 * How the services' own Secrets come to be. Their values are never here.
 */
export interface SecretsSource {
  /**
   * Secrets that several services read, by these names (`name` of a secretKeyRef, a secretRef or a volume), and that the release makes once, each with all keys that are read of it.
   */
  readonly shared?: readonly DnsLabel[];
  /**
   * Where they come from unless a values file says otherwise; existing if not given.
   */
  readonly provider?: SecretProvider;
  /**
   * Where External Secrets finds them.
   */
  readonly externalSecret?: {
    /**
     * Key in the store, whose properties are the keys of the Secrets; NAME/{service} if not given, with the catalogue's name. {service} stands for the service's name.
     */
    readonly remoteKey?: SharedRemoteKey;
    /**
     * How often the store is asked; 1h if not given.
     */
    readonly refreshInterval?: Duration;
    /**
     * The store; if not given, the SecretStore with the catalogue's name, or the one that secretStore brings.
     */
    readonly secretStoreRef?: {
      /**
       * Name of the store.
       */
      readonly name: ObjectName;
      /**
       * SecretStore (in the namespace) or ClusterSecretStore; SecretStore if not given.
       */
      readonly kind?: "SecretStore" | "ClusterSecretStore";
    };
  };
  /**
   * A SecretStore that the umbrella chart brings.
   */
  readonly secretStore?: {
    /**
     * The store's provider as External Secrets has it: aws, gcpsm, azurekv, vault and so on. Credentials are only referred to.
     */
    readonly provider: SecretStoreProvider;
  };
}
/**
 * The store's provider as External Secrets has it: aws, gcpsm, azurekv, vault and so on. Credentials are only referred to.
 */
export interface SecretStoreProvider {
  readonly [k: string]: {};
}
/**
 * How services with cloudIdentity get their cloud roles.
 */
export interface IdentitySource {
  /**
   * The cloud's way unless a values file says otherwise; none if not given.
   */
  readonly provider?: IdentityProvider;
  /**
   * Role of each service, in which {service} stands for its name.
   */
  readonly role?: RolePattern;
}
/**
 * A certificate of cert-manager for some of the catalogue's hosts.
 */
export interface CertificateSource {
  /**
   * Secret that cert-manager writes; ingress.tlsSecretName may name it.
   */
  readonly secretName: ObjectName;
  /**
   * Short names of the hosts.
   *
   * @minItems 1
   */
  readonly hosts: readonly Identifier[];
  /**
   * Who signs it.
   */
  readonly issuer: {
    /**
     * Name of the issuer.
     */
    readonly name: ObjectName;
    /**
     * Issuer (in the namespace) or ClusterIssuer; Issuer if not given.
     */
    readonly kind?: "Issuer" | "ClusterIssuer";
  };
  /**
   * How long it is valid; 2160h (90 days) if not given.
   */
  readonly duration?: Duration;
  /**
   * How long before its end it is renewed; a third of its duration if not given.
   */
  readonly renewBefore?: Duration;
}
/**
 * NetworkPolicies follow from calls and routes; here stands where the cluster's own parts are.
 */
export interface NetworkPolicyDefaults {
  /**
   * Whether NetworkPolicies are written; true if not given.
   */
  readonly enabled?: boolean;
  /**
   * Pods that routes of Ingress objects come through; the namespace ingress-nginx if not given.
   */
  readonly ingressController?: Peer;
  /**
   * Pods that routes of the Gateway come through; the Gateway's own namespace if not given.
   */
  readonly gateway?: Peer;
  /**
   * Pods that scrape metrics; the namespace monitoring if not given.
   */
  readonly monitoring?: Peer;
  /**
   * Addresses of the Kubernetes API, for services that call it; every address if not given.
   *
   * @minItems 1
   */
  readonly kubernetesApi?: readonly Cidr[];
  /**
   * Ports of the Kubernetes API; 443 and 6443 if not given.
   *
   * @minItems 1
   */
  readonly kubernetesApiPorts?: readonly PortNumber[];
  /**
   * Ports of DNS; 53 if not given.
   *
   * @minItems 1
   */
  readonly dnsPorts?: readonly PortNumber[];
  /**
   * Pods that answer DNS; k8s-app: kube-dns in kube-system if not given.
   */
  readonly dns?: Peer;
}
/**
 * Pods of the cluster, by the labels of their namespace and their own.
 */
export interface Peer {
  /**
   * Labels of the namespace.
   */
  readonly namespaceLabels?: Labels;
  /**
   * Labels of the pods.
   */
  readonly podLabels?: Labels;
}
/**
 * Kubernetes labels.
 */
export interface Labels {
  readonly [k: string]: string;
}
/**
 * How the cluster scales by more than CPU and memory, unless a values file says otherwise.
 */
export interface AutoscalingDefaults {
  /**
   * Who scales by podMetrics and triggers: hpa (a HorizontalPodAutoscaler and an adapter for custom metrics; knows no triggers) or keda (a ScaledObject); hpa if not given.
   */
  readonly engine?: AutoscalingEngine;
  /**
   * URL of the Prometheus that KEDA asks for podMetrics.
   */
  readonly prometheusAddress?: PrometheusAddress;
}
/**
 * A group of nodes: by which labels pods get there, and which taints they must tolerate.
 */
export interface NodePoolSource {
  /**
   * Labels of its nodes.
   */
  readonly labels?: Labels;
  /**
   * Taints of its nodes.
   */
  readonly taints?: readonly {
    /**
     * Key.
     */
    readonly key: QualifiedName;
    /**
     * Value; every value is tolerated if not given.
     */
    readonly value?: string;
    /**
     * Effect.
     */
    readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  }[];
  /**
   * Whether the cloud takes its nodes back, with two minutes' notice: its pods must be able to stop in that time.
   */
  readonly spot?: boolean;
}
/**
 * A PriorityClass: who goes first where room is short.
 */
export interface PriorityClassSource {
  /**
   * The priority; higher goes first. Kubernetes lets nobody change it: give a class with another value another name.
   */
  readonly value: number;
  /**
   * What the class is for, in one line.
   */
  readonly description: Description;
  /**
   * Whether its pods may evict others; PreemptLowerPriority if not given.
   */
  readonly preemptionPolicy?: "PreemptLowerPriority" | "Never";
  /**
   * Whether all pods of the cluster have it that name no class.
   */
  readonly globalDefault?: boolean;
}
/**
 * The program that waits for stores and migrations, guards rollbacks and checks routes.
 */
export interface OrderingSource {
  /**
   * An image with sh, curl and nc; docker.io/curlimages/curl if not given.
   */
  readonly image?: ImageSource;
  /**
   * Requests and limits of each of its containers; 50m to 100m CPU and 64Mi if not given.
   */
  readonly resources?: Resources;
  /**
   * User id; 65532 if not given.
   */
  readonly runAsUser?: number;
}
/**
 * A container image.
 */
export interface ImageSource {
  /**
   * Registry host; global.image.registry of the values if not given.
   */
  readonly registry?: ImageRegistry;
  /**
   * Repository, without registry and tag; the name of the service or container if not given.
   */
  readonly repository?: string;
  /**
   * Tag, and a digest if one follows as in 1.2.3@sha256:…; the appVersion if not given, for an image that names no registry.
   */
  readonly tag?: string;
  /**
   * Digest; wins over the tag.
   */
  readonly digest?: string;
  /**
   * Fixed text before the tag, for one repository with many components: "frontend-".
   */
  readonly tagPrefix?: string;
  /**
   * Fixed text after the tag: "-alpine".
   */
  readonly tagSuffix?: string;
  /**
   * When it is pulled; Kubernetes' own rule if not given.
   */
  readonly pullPolicy?: "Always" | "IfNotPresent" | "Never";
}
/**
 * Requests and limits of CPU, memory and other resources.
 */
export interface Resources {
  /**
   * What the scheduler reserves for the container.
   */
  readonly requests?: ContainerAmounts;
  /**
   * What the container may use at the most.
   */
  readonly limits?: ContainerAmounts;
}
/**
 * Amounts of a container, by resource.
 */
export interface ContainerAmounts {
  /**
   * CPU.
   */
  readonly cpu?: Quantity;
  /**
   * Memory.
   */
  readonly memory?: Bytes;
  /**
   * Storage of the node.
   */
  readonly "ephemeral-storage"?: Bytes;
  /**
   * Memory in pages of 2Mi.
   */
  readonly "hugepages-2Mi"?: EvenPages;
  /**
   * Memory in pages of 1Gi.
   */
  readonly "hugepages-1Gi"?: LargePages;
  readonly [k: string]: WholeQuantity | Quantity | Bytes | EvenPages | LargePages | undefined;
}
/**
 * Guard-rails of the namespace: a chart of its own, installed by an administrator before the first release.
 */
export interface NamespaceSource {
  /**
   * What Pod Security admission does.
   */
  readonly podSecurity?: {
    /**
     * Pods beyond this level are refused; restricted if not given.
     */
    readonly enforce?: PodSecurityLevel;
    /**
     * Pods beyond this level are written to the audit log; restricted if not given.
     */
    readonly audit?: PodSecurityLevel;
    /**
     * Who applies pods beyond this level is warned; restricted if not given.
     */
    readonly warn?: PodSecurityLevel;
    /**
     * Kubernetes version whose Pod Security Standards hold, so that an upgrade of the cluster refuses nothing new; v1.37 if not given.
     */
    readonly version?: string;
  };
  /**
   * The most that the namespace may hold. chartwright adds up whether the platform fits in, but for what a service's own chart templates bring.
   */
  readonly resourceQuota?: ResourceQuota;
  /**
   * Bounds and defaults of containers, pods and claims. chartwright checks that all keep to them.
   */
  readonly limitRange?: LimitRange;
  /**
   * Whether a NetworkPolicy denies all traffic that no other one allows; true if not given.
   */
  readonly defaultDeny?: boolean;
  /**
   * Nodes of the largest cluster, by which pods of DaemonSets are counted.
   */
  readonly nodes?: number;
  /**
   * More labels of the Namespace, such as a mesh's.
   */
  readonly labels?: NamespaceLabels;
  /**
   * Annotations of the Namespace.
   */
  readonly annotations?: Annotations;
}
/**
 * The ResourceQuota of the namespace.
 */
export interface ResourceQuota {
  /**
   * The most that the namespace may hold, in Kubernetes' own words: requests.cpu, limits.memory, pods, count/deployments.apps and so on.
   */
  readonly hard: {
    /**
     * The most of cpu.
     */
    readonly cpu?: Quantity;
    /**
     * The most of memory.
     */
    readonly memory?: Quantity;
    /**
     * The most of ephemeral-storage.
     */
    readonly "ephemeral-storage"?: Quantity;
    /**
     * The most of requests.cpu.
     */
    readonly "requests.cpu"?: Quantity;
    /**
     * The most of requests.memory.
     */
    readonly "requests.memory"?: Quantity;
    /**
     * The most of requests.storage.
     */
    readonly "requests.storage"?: Quantity;
    /**
     * The most of requests.ephemeral-storage.
     */
    readonly "requests.ephemeral-storage"?: Quantity;
    /**
     * The most of limits.cpu.
     */
    readonly "limits.cpu"?: Quantity;
    /**
     * The most of limits.memory.
     */
    readonly "limits.memory"?: Quantity;
    readonly [k: string]: WholeQuantity | Quantity | undefined;
  };
}
/**
 * The LimitRange of the namespace.
 */
export interface LimitRange {
  /**
   * What every container gets and keeps to.
   */
  readonly container?: {
    /**
     * Limits of containers that have none.
     */
    readonly default?: ResourceAmounts;
    /**
     * Requests of containers that have none.
     */
    readonly defaultRequest?: ResourceAmounts;
    /**
     * Least that a container may request.
     */
    readonly min?: ResourceAmounts;
    /**
     * Highest limits of a container.
     */
    readonly max?: ResourceAmounts;
  };
  /**
   * What every pod keeps to, all its containers together.
   */
  readonly pod?: {
    /**
     * Least that a pod may request.
     */
    readonly min?: ResourceAmounts;
    /**
     * Highest limits of a pod.
     */
    readonly max?: ResourceAmounts;
  };
  /**
   * What every PersistentVolumeClaim keeps to.
   */
  readonly persistentVolumeClaim?: {
    /**
     * Smallest size.
     */
    readonly min?: StorageAmount;
    /**
     * Largest size.
     */
    readonly max?: StorageAmount;
  };
}
/**
 * Amounts by resource.
 */
export interface ResourceAmounts {
  readonly [k: string]: Quantity;
}
/**
 * An amount of storage.
 */
export interface StorageAmount {
  /**
   * Size of the volume.
   */
  readonly storage: Size;
}
/**
 * Labels of the Namespace beside those that the chart sets.
 */
export interface NamespaceLabels {
  readonly [k: string]: string;
}
/**
 * Something outside of the release that services call: a managed store, an API, another team's service.
 */
export interface ExternalServiceSource {
  /**
   * What it is.
   */
  readonly description?: Description;
  /**
   * Its host names; the first is the one that callers are told.
   *
   * @minItems 1
   */
  readonly hosts: readonly HostName[];
  /**
   * Its ports, by name; the first is the one that calls mean when they name none.
   */
  readonly ports: {
    readonly [k: string]: PortNumber;
  };
  /**
   * Transport; TCP if not given.
   */
  readonly protocol?: "TCP" | "UDP";
  /**
   * Scheme of its URLs; that of the port's name (https, http, redis …) if not given.
   */
  readonly scheme?: Scheme;
  /**
   * Addresses that the NetworkPolicy opens, which names that are not public need; the namespace or address that the hosts say, else every public address if not given.
   *
   * @minItems 1
   */
  readonly cidrs?: readonly Cidr[];
  /**
   * Pods of the same cluster that answer there, instead of addresses.
   */
  readonly peer?: Peer;
}
/**
 * What every container can have.
 */
export interface ContainerFields {
  /**
   * A container image.
   */
  readonly image?: ImageSource;
  /**
   * Program instead of the image's entry point; empty: the image's own, whatever the service says. {call.api.host} stands for a callee's address.
   */
  readonly command?: readonly string[];
  /**
   * Arguments; {call.api.host} stands for a callee's address.
   */
  readonly args?: readonly string[];
  /**
   * Working directory; null: the image's own, whatever the service says.
   */
  readonly workingDir?: string | null;
  /**
   * Groups of the catalogue's envGroups, before the container's own env.
   */
  readonly envGroups?: readonly DnsLabel[];
  /**
   * Environment variables in their order; null takes back one of the service's.
   */
  readonly env?: Env;
  /**
   * Whole Secrets and ConfigMaps as environment variables.
   */
  readonly envFrom?: readonly EnvFrom[];
  /**
   * Ports, by name; null takes back one of the service's.
   */
  readonly ports?: {
    readonly [k: string]: PortSource | null;
  };
  /**
   * Restarts the container when it fails; null: none, whatever the service says.
   */
  readonly livenessProbe?: Probe | null;
  /**
   * Takes the pod out of its Services while it fails; null: none, whatever the service says.
   */
  readonly readinessProbe?: Probe | null;
  /**
   * The other probes wait for it; null: none, whatever the service says.
   */
  readonly startupProbe?: Probe | null;
  /**
   * What runs when the container starts and before it is told to stop; null: what it is without the service's.
   */
  readonly lifecycle?: Lifecycle | null;
  /**
   * Requests and limits of CPU, memory and other resources.
   */
  readonly resources?: Resources;
  /**
   * Volumes in the container.
   */
  readonly volumeMounts?: readonly VolumeMount[];
  /**
   * Volumes of mode Block as devices in the container.
   */
  readonly volumeDevices?: readonly {
    /**
     * One of the workload's volumes or volumeClaimTemplates.
     */
    readonly name: DnsLabel;
    /**
     * Path of the device.
     */
    readonly devicePath: string;
  }[];
  /**
   * User id; that of the pod if not given; null: that of the image, whatever the service says.
   */
  readonly runAsUser?: number | null;
  /**
   * Group id; that of the pod if not given; null: that of the image, whatever the service says.
   */
  readonly runAsGroup?: number | null;
  /**
   * Keeps standard input open.
   */
  readonly stdin?: boolean;
  /**
   * Has a terminal.
   */
  readonly tty?: boolean;
  /**
   * What the container needs beyond Pod Security "restricted" and a read-only root file system, each with the reason.
   */
  readonly exceptions?: ContainerExceptions;
}
/**
 * A whole Secret or ConfigMap.
 */
export interface EnvFrom {
  /**
   * A Secret; without a name the service's own (values: existingSecret).
   */
  readonly secretRef?: {
    /**
     * Name of the Secret, or one of secrets.shared.
     */
    readonly name?: ObjectName;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * A ConfigMap: one of the service's own, or one that exists already.
   */
  readonly configMapRef?: {
    /**
     * One of this service's configMaps.
     */
    readonly configMap?: DnsLabel;
    /**
     * Name of a ConfigMap that exists already.
     */
    readonly name?: ObjectName;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * Text before each name.
   */
  readonly prefix?: string;
}
/**
 * A port of a container.
 */
export interface PortObject {
  /**
   * Number in the container.
   */
  readonly containerPort: PortNumber;
  /**
   * Number at the Kubernetes Service; the containerPort if not given.
   */
  readonly servicePort?: PortNumber;
  /**
   * Transport; TCP if not given.
   */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /**
   * Protocol of the application: http, grpc, kubernetes.io/h2c …
   */
  readonly appProtocol?: string;
  /**
   * Scheme of its URLs; http if not given.
   */
  readonly scheme?: Scheme;
  /**
   * Whether Kubernetes Services have the port; true if not given.
   */
  readonly expose?: boolean;
  /**
   * Also a port of the node.
   */
  readonly hostPort?: {
    /**
     * Number at the node.
     */
    readonly port: PortNumber;
    /**
     * Why the exception is needed; it is printed in the chart's README.
     */
    readonly reason: Reason;
  };
}
/**
 * A probe, as in Kubernetes: one of httpGet, grpc, tcpSocket, exec, and when.
 */
export interface Probe {
  /**
   * An HTTP request; 200 to 399 is success.
   */
  readonly httpGet?: HttpGet;
  /**
   * The gRPC health protocol.
   */
  readonly grpc?: {
    /**
     * A port of the same container: its name, or its number.
     */
    readonly port: PortReference;
    /**
     * Name that is sent in the health request.
     */
    readonly service?: string;
  };
  /**
   * A TCP connection.
   */
  readonly tcpSocket?: TcpSocket;
  /**
   * A command in the container; exit code 0 is success.
   */
  readonly exec?: Exec;
  /**
   * Seconds before the first try.
   */
  readonly initialDelaySeconds?: number;
  /**
   * Seconds between two tries.
   */
  readonly periodSeconds?: number;
  /**
   * Seconds until a try has failed.
   */
  readonly timeoutSeconds?: number;
  /**
   * Successes in a row that count as success.
   */
  readonly successThreshold?: number;
  /**
   * Failures in a row that count as failure.
   */
  readonly failureThreshold?: number;
  /**
   * Seconds to stop in when this probe failed.
   */
  readonly terminationGracePeriodSeconds?: number;
}
/**
 * An HTTP request; 200 to 399 is success.
 */
export interface HttpGet {
  /**
   * Path of the request.
   */
  readonly path: string;
  /**
   * A port of the same container: its name, or its number.
   */
  readonly port: PortReference;
  /**
   * HTTP if not given.
   */
  readonly scheme?: "HTTP" | "HTTPS";
  /**
   * Headers of the request.
   */
  readonly httpHeaders?: readonly {
    /**
     * Name of the header.
     */
    readonly name: string;
    /**
     * Value of the header.
     */
    readonly value: string;
  }[];
}
/**
 * A TCP connection.
 */
export interface TcpSocket {
  /**
   * A port of the same container: its name, or its number.
   */
  readonly port: PortReference;
}
/**
 * A command in the container; exit code 0 is success.
 */
export interface Exec {
  /**
   * Program and arguments.
   *
   * @minItems 1
   */
  readonly command: readonly string[];
}
/**
 * What runs after the start and before the stop of a container. If nothing is said, a container of a Deployment that a Kubernetes Service leads to sleeps 5 seconds before it is told to stop, for requests come until every node knows; {}: nothing.
 */
export interface Lifecycle {
  /**
   * Right after the start.
   */
  readonly postStart?: LifecycleHandler;
  /**
   * Before the container is told to stop.
   */
  readonly preStop?: LifecycleHandler;
}
/**
 * One of exec, httpGet, sleep.
 */
export interface LifecycleHandler {
  /**
   * A command in the container; exit code 0 is success.
   */
  readonly exec?: Exec;
  /**
   * An HTTP request; 200 to 399 is success.
   */
  readonly httpGet?: HttpGet;
  /**
   * Only wait.
   */
  readonly sleep?: {
    /**
     * How many seconds.
     */
    readonly seconds: number;
  };
}
/**
 * Where a volume appears in a container, as in Kubernetes.
 */
export interface VolumeMount {
  /**
   * One of the workload's volumes or volumeClaimTemplates.
   */
  readonly name?: DnsLabel;
  /**
   * Instead of a name: a folder of its own that lives as long as the pod.
   */
  readonly emptyDir?: EmptyDir;
  /**
   * Path in the container.
   */
  readonly mountPath: string;
  /**
   * Only this file or folder of the volume.
   */
  readonly subPath?: string;
  /**
   * The same with $(NAME) of environment variables.
   */
  readonly subPathExpr?: string;
  /**
   * Whether it cannot be written.
   */
  readonly readOnly?: boolean;
  /**
   * Whether mounts of the host show.
   */
  readonly mountPropagation?: "None" | "HostToContainer" | "Bidirectional";
}
/**
 * A folder that lives as long as the pod.
 */
export interface EmptyDir {
  /**
   * Memory: not on the node's disk.
   */
  readonly medium?: "Memory";
  /**
   * Most that it may hold.
   */
  readonly sizeLimit?: Bytes;
}
/**
 * What the container needs beyond Pod Security "restricted" and a read-only root file system, each with the reason.
 */
export interface ContainerExceptions {
  /**
   * Runs as user 0: why.
   */
  readonly root?: Reason;
  /**
   * Writes outside of its volumes: why.
   */
  readonly writableRootFilesystem?: Reason;
  /**
   * May gain privileges (setuid): why.
   */
  readonly privilegeEscalation?: Reason;
  /**
   * Has the node's rights: why.
   */
  readonly privileged?: Reason;
  /**
   * May make any system call: why.
   */
  readonly unconfinedSeccomp?: Reason;
  /**
   * Keeps the default capabilities: why.
   */
  readonly keepCapabilities?: Reason;
  /**
   * Added Linux capabilities, by name, each with the reason.
   */
  readonly capabilities?: {
    readonly [k: string]: Reason;
  };
}
/**
 * What every workload can have beside its main container.
 */
export interface WorkloadFields {
  /**
   * Kind of the workload; Deployment if not given.
   */
  readonly kind?: "Deployment" | "StatefulSet" | "DaemonSet" | "CronJob" | "Job";
  /**
   * How many pods; 1 if not given.
   */
  readonly replicas?: Replicas;
  /**
   * A HorizontalPodAutoscaler, or a ScaledObject of KEDA; null: none, whatever the service says.
   */
  readonly autoscaling?: AutoscalingSource | null;
  /**
   * A VerticalPodAutoscaler; null: none, whatever the service says.
   */
  readonly verticalAutoscaling?: VerticalAutoscalingSource | null;
  /**
   * A PodDisruptionBudget; null: none, whatever the service says.
   */
  readonly podDisruptionBudget?: PodDisruptionBudgetSource | null;
  /**
   * How new pods replace old ones.
   */
  readonly updateStrategy?: {
    /**
     * RollingUpdate if not given, but Recreate for a Deployment with a volume of one node (ReadWriteOnce) or ports of the node. Recreate is for Deployments, OnDelete for StatefulSets and DaemonSets.
     */
    readonly type?: "RollingUpdate" | "Recreate" | "OnDelete";
    /**
     * Pods above the wanted number (Deployment, DaemonSet).
     */
    readonly maxSurge?: IntOrPercent;
    /**
     * Pods that may be missing.
     */
    readonly maxUnavailable?: IntOrPercent;
    /**
     * Ordinal from which pods are updated (StatefulSet); operators may tune it.
     */
    readonly partition?: number;
  };
  /**
   * Name of the main container; that of the service if not given.
   */
  readonly containerName?: DnsLabel;
  /**
   * The headless Kubernetes Service that gives a StatefulSet's pods their DNS names; NAME-headless, or the first headless one of the workload, if not given.
   */
  readonly serviceName?: DnsLabel;
  /**
   * Whether pods of a StatefulSet start one after the other (OrderedReady, as usual) or at once.
   */
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  /**
   * Seconds that a pod must be ready to count as available.
   */
  readonly minReadySeconds?: number;
  /**
   * Old revisions that are kept.
   */
  readonly revisionHistoryLimit?: number;
  /**
   * Seconds until a rollout without progress has failed (Deployment); null: as Kubernetes has it, whatever the service says.
   */
  readonly progressDeadlineSeconds?: number | null;
  /**
   * Seconds that a pod has to stop; null: as Kubernetes has it, whatever the service says.
   */
  readonly terminationGracePeriodSeconds?: number | null;
  /**
   * When and how a CronJob runs; null: nothing of what the service says.
   */
  readonly cronJob?: CronJobSource | null;
  /**
   * How a Job runs; null: nothing of what the service says.
   */
  readonly job?: JobSource | null;
  /**
   * More containers of the pod, by name; null takes back one of the service's.
   */
  readonly containers?: {
    readonly [k: string]: ExtraContainer | null;
  };
  /**
   * Containers that run before, in this order, and native sidecars, by name; null takes back one of the service's.
   */
  readonly initContainers?: {
    readonly [k: string]: InitContainer | null;
  };
  /**
   * Volumes of the pod, by name; null takes back one of the service's.
   */
  readonly volumes?: {
    readonly [k: string]: VolumeSource | null;
  };
  /**
   * A claim for each pod of a StatefulSet, by the name of the volume; null takes back one of the service's.
   */
  readonly volumeClaimTemplates?: {
    readonly [k: string]: ClaimSource | null;
  };
  /**
   * What happens to the claims of a StatefulSet; they are kept if not given.
   */
  readonly persistentVolumeClaimRetentionPolicy?: {
    /**
     * When the StatefulSet is deleted.
     */
    readonly whenDeleted?: "Retain" | "Delete";
    /**
     * When it is scaled down.
     */
    readonly whenScaled?: "Retain" | "Delete";
  };
  /**
   * Group that owns the volumes; null: none, whatever the service says.
   */
  readonly fsGroup?: number | null;
  /**
   * When the owner of a volume's files is changed.
   */
  readonly fsGroupChangePolicy?: "Always" | "OnRootMismatch";
  /**
   * More groups of the processes.
   */
  readonly supplementalGroups?: readonly number[];
  /**
   * The node pool of the pods, by name; the catalogue's defaultNodePool if not given, but for DaemonSets. Empty: none.
   */
  readonly nodePool?: string;
  /**
   * More node pools that the pods may go to, by name.
   */
  readonly tolerates?: readonly string[];
  /**
   * More labels that a node must have, beside those of its node pool.
   */
  readonly nodeSelector?: NodeSelector;
  /**
   * More taints that the pods tolerate, beside those of its node pools.
   */
  readonly tolerations?: Tolerations;
  /**
   * Affinity of the pods, as in Kubernetes.
   */
  readonly affinity?: Affinity;
  /**
   * How the pods spread; over zones and nodes where possible if not given.
   */
  readonly topologySpreadConstraints?: TopologySpreadConstraints;
  /**
   * PriorityClass of the pods: one of the catalogue's priorityClasses, or one that the cluster has.
   */
  readonly priorityClassName?: PriorityClassName;
  /**
   * Scheduler of the pods; the cluster's default if not given. null: that one, whatever the service says.
   */
  readonly schedulerName?: ObjectName | null;
  /**
   * false: the pods have a user namespace of their own; null: as Kubernetes has it.
   */
  readonly hostUsers?: boolean | null;
  /**
   * Kernel settings of the pods.
   */
  readonly sysctls?: readonly {
    /**
     * Name, such as net.ipv4.tcp_keepalive_time.
     */
    readonly name: string;
    /**
     * Value.
     */
    readonly value: string;
  }[];
  /**
   * RuntimeClass of the pods; null: none.
   */
  readonly runtimeClassName?: ObjectName | null;
  /**
   * Labels of the pods.
   */
  readonly podLabels?: Labels;
  /**
   * Annotations of the pods; {call.api.host} stands for a callee's address.
   */
  readonly podAnnotations?: Annotations;
  /**
   * How names are resolved; null: as Kubernetes has it.
   */
  readonly dnsPolicy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None" | null;
  /**
   * Settings of the resolver, as in Kubernetes; null: none.
   */
  readonly dnsConfig?: DnsConfig | null;
  /**
   * Entries of /etc/hosts.
   */
  readonly hostAliases?: readonly {
    /**
     * The address.
     */
    readonly ip: string;
    /**
     * Its names.
     *
     * @minItems 1
     */
    readonly hostnames: HostName[];
  }[];
  /**
   * What the pods need beyond Pod Security "restricted", each with the reason.
   */
  readonly podExceptions?: PodExceptions;
}
/**
 * The autoscaler of the workload: a HorizontalPodAutoscaler, or KEDA's ScaledObject (global.autoscaling.engine).
 */
export interface Autoscaling {
  /**
   * Whether the autoscaler runs; it then owns the number of replicas.
   */
  readonly enabled?: boolean;
  /**
   * Fewest pods; 0 only with triggers.
   */
  readonly minReplicas?: number;
  /**
   * Most pods.
   */
  readonly maxReplicas?: number;
  /**
   * CPU to aim at, in percent of the request.
   */
  readonly targetCPUUtilizationPercentage?: number;
  /**
   * Memory to aim at, in percent of the request.
   */
  readonly targetMemoryUtilizationPercentage?: number;
  /**
   * Custom metrics of the pods: the average to aim at per pod, by metric name.
   */
  readonly podMetrics?: {
    readonly [k: string]: PositiveQuantity;
  };
  /**
   * What else to scale by; only for global.autoscaling.engine keda.
   */
  readonly triggers?: readonly ScalingTrigger[];
  /**
   * Seconds from one question of KEDA to the next while there are no pods; 30 if not given.
   */
  readonly pollingInterval?: number;
  /**
   * Seconds without work until KEDA takes the last pod away; 300 if not given.
   */
  readonly cooldownPeriod?: number;
  /**
   * How fast the autoscaler may act (autoscaling/v2 behavior).
   */
  readonly behavior?: {
    /**
     * Limits for adding pods.
     */
    readonly scaleUp?: ScalingRules;
    /**
     * Limits for removing pods.
     */
    readonly scaleDown?: ScalingRules;
  };
}
/**
 * What KEDA scales by beside metrics of the pods: the length of a queue, the lag of a topic, the time of day. CPU, memory and podMetrics have fields of their own.
 */
export interface ScalingTrigger {
  /**
   * KEDA's name of the scaler, such as kafka, aws-sqs-queue, redis, cron.
   */
  readonly type: string;
  /**
   * What the scaler needs to know, as KEDA's documentation names it.
   */
  readonly metadata: {
    readonly [k: string]: string;
  };
  /**
   * AverageValue: the target is per pod; Value: for all pods together. AverageValue if not given.
   */
  readonly metricType?: "AverageValue" | "Value";
  /**
   * Whether the metric is asked for once per pollingInterval only.
   */
  readonly useCachedMetrics?: boolean;
  /**
   * The TriggerAuthentication by which KEDA signs in. It must exist.
   */
  readonly authenticationRef?: {
    /**
     * Name of the object.
     */
    readonly name: KubernetesName;
    /**
     * Kind of the object; TriggerAuthentication, of the same namespace, if not given.
     */
    readonly kind?: "TriggerAuthentication" | "ClusterTriggerAuthentication";
  };
}
/**
 * Limits for one direction of scaling.
 */
export interface ScalingRules {
  /**
   * How many seconds of past recommendations are looked at.
   */
  readonly stabilizationWindowSeconds?: number;
  /**
   * Which policy wins.
   */
  readonly selectPolicy?: "Max" | "Min" | "Disabled";
  /**
   * How much may change in a period.
   *
   * @minItems 1
   */
  readonly policies?: readonly {
    /**
     * What value counts.
     */
    readonly type: "Pods" | "Percent";
    /**
     * Pods, or percent of the present pods.
     */
    readonly value: number;
    /**
     * The period in seconds.
     */
    readonly periodSeconds: number;
  }[];
}
/**
 * The VerticalPodAutoscaler of the main container.
 */
export interface VerticalAutoscaling {
  /**
   * Whether there is one. The cluster needs the VerticalPodAutoscaler's CRD and controllers.
   */
  readonly enabled?: boolean;
  /**
   * Off only recommends; Initial sets the requests of new pods; Recreate evicts pods, InPlaceOrRecreate only those that cannot be resized.
   */
  readonly updateMode?: "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";
  /**
   * Fewest pods at which one may be evicted; the cluster's setting, mostly 2, if not given.
   */
  readonly minReplicas?: number;
  /**
   * Resources that are set; cpu and memory if not given. Never one that the horizontal autoscaler aims at.
   *
   * @minItems 1
   */
  readonly controlledResources?: readonly ("cpu" | "memory")[];
  /**
   * Whether limits follow the requests; RequestsAndLimits if not given.
   */
  readonly controlledValues?: "RequestsAndLimits" | "RequestsOnly";
  /**
   * Smallest requests.
   */
  readonly minAllowed?: ContainerResources;
  /**
   * Largest requests.
   */
  readonly maxAllowed?: ContainerResources;
}
/**
 * CPU and memory of a container.
 */
export interface ContainerResources {
  /**
   * CPU.
   */
  readonly cpu?: Quantity;
  /**
   * Memory.
   */
  readonly memory?: Quantity;
}
/**
 * How many pods a drain of nodes must leave, or may take. Not written where it would block every drain.
 */
export interface PodDisruptionBudgetSource {
  /**
   * Whether there is a budget unless a values file says otherwise; true if not given.
   */
  readonly enabled?: boolean;
  /**
   * Pods that a drain of nodes must leave, a number or a percentage.
   */
  readonly minAvailable?: MinAvailable;
  /**
   * Pods that a drain of nodes may take, a number from 1 or a percentage.
   */
  readonly maxUnavailable?: MaxUnavailable;
}
/**
 * How a Job runs, and each Job of a CronJob.
 */
export interface JobFields {
  /**
   * Tries after a failure; 2 if not given.
   */
  readonly backoffLimit?: number;
  /**
   * Seconds that a run may take.
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Indexed: each pod of a run has a number.
   */
  readonly completionMode?: "NonIndexed" | "Indexed";
  /**
   * Pods at once.
   */
  readonly parallelism?: number;
  /**
   * Successful pods that finish a run.
   */
  readonly completions?: number;
  /**
   * Tries after a failure of each number (Indexed), instead of backoffLimit.
   */
  readonly backoffLimitPerIndex?: number;
  /**
   * Numbers that may fail before the run has failed (beside backoffLimitPerIndex).
   */
  readonly maxFailedIndexes?: number;
  /**
   * What a failed pod means, by its exit code or condition; the first rule that fits decides. Needs restartPolicy Never.
   */
  readonly podFailurePolicy?: PodFailurePolicySource;
  /**
   * Whether a failed container is started again in its pod; Never if not given.
   */
  readonly restartPolicy?: "Never" | "OnFailure";
}
/**
 * What a failed pod means, by its exit code or condition; the first rule that fits decides. Needs restartPolicy Never.
 */
export interface PodFailurePolicySource {
  /**
   * The rules, in order.
   *
   * @minItems 1
   * @maxItems 20
   */
  readonly rules: readonly {
    /**
     * FailJob: the run has failed; FailIndex: its number has; Ignore: the pod is replaced and not counted; Count: counted as usual.
     */
    readonly action: "FailJob" | "FailIndex" | "Ignore" | "Count";
    /**
     * Exit codes that the rule fits.
     */
    readonly onExitCodes?: {
      /**
       * A container; any if not given.
       */
      readonly containerName?: DnsLabel;
      /**
       * Whether the code is among the values.
       */
      readonly operator: "In" | "NotIn";
      /**
       * Exit codes.
       *
       * @minItems 1
       * @maxItems 255
       */
      readonly values: readonly number[];
    };
    /**
     * Conditions of the pod that the rule fits, such as DisruptionTarget.
     *
     * @minItems 1
     * @maxItems 20
     */
    readonly onPodConditions?: {
      /**
       * Type of the condition.
       */
      readonly type: QualifiedName;
      /**
       * Its status; True if not given.
       */
      readonly status?: "True" | "False" | "Unknown";
    }[];
  }[];
}
export interface CronJobSource1 {
  /**
   * Schedule in cron's five fields.
   */
  readonly schedule: string;
  /**
   * Whether it rests; false if not given.
   */
  readonly suspend?: boolean;
  /**
   * Time zone of the schedule, such as Europe/Berlin.
   */
  readonly timeZone?: string;
  /**
   * What happens while the last run still goes on; Forbid if not given.
   */
  readonly concurrencyPolicy?: "Allow" | "Forbid" | "Replace";
  /**
   * Seconds after which a missed start is left out.
   */
  readonly startingDeadlineSeconds?: number;
  /**
   * Finished runs that are kept.
   */
  readonly successfulJobsHistoryLimit?: number;
  /**
   * Failed runs that are kept.
   */
  readonly failedJobsHistoryLimit?: number;
  /**
   * Seconds after which a finished run is deleted.
   */
  readonly ttlSecondsAfterFinished?: number;
}
export interface JobSource1 {
  /**
   * Whether it waits; false if not given.
   */
  readonly suspend?: boolean;
  /**
   * Seconds after which the finished Job is deleted. Helm makes a deleted Job again at the next upgrade, so better leave it.
   */
  readonly ttlSecondsAfterFinished?: number;
}
export interface InitContainer1 {
  /**
   * Always makes it a sidecar.
   */
  readonly restartPolicy?: "Always";
}
/**
 * A volume: exactly one of the kinds.
 */
export interface VolumeSource {
  /**
   * A folder that lives as long as the pod.
   */
  readonly emptyDir?: EmptyDir;
  /**
   * Files of a ConfigMap: one of the service's own, or one that exists already.
   */
  readonly configMap?: {
    /**
     * One of this service's configMaps.
     */
    readonly configMap?: DnsLabel;
    /**
     * Name of a ConfigMap that exists already.
     */
    readonly name?: ObjectName;
    /**
     * Only these keys.
     *
     * @minItems 1
     */
    readonly items?: readonly KeyToPath[];
    /**
     * Permissions as a decimal number: 420 is rw-r--r--, 256 is r--------.
     */
    readonly defaultMode?: FileMode;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * Files of a Secret; without a name those of the service's own Secret (values: existingSecret).
   */
  readonly secret?: {
    /**
     * Name of the Secret, or one of secrets.shared.
     */
    readonly name?: ObjectName;
    /**
     * Only these keys.
     *
     * @minItems 1
     */
    readonly items?: readonly KeyToPath[];
    /**
     * Permissions as a decimal number: 420 is rw-r--r--, 256 is r--------.
     */
    readonly defaultMode?: FileMode;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * A claim that the chart brings.
   */
  readonly persistentVolumeClaim?: ClaimSource;
  /**
   * A claim that exists already.
   */
  readonly existingClaim?: ObjectName;
  /**
   * Several sources in one folder, as in Kubernetes.
   */
  readonly projected?: {
    /**
     * The sources (secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle).
     *
     * @minItems 1
     */
    readonly sources: readonly ProjectedSource[];
    /**
     * Permissions as a decimal number: 420 is rw-r--r--, 256 is r--------.
     */
    readonly defaultMode?: FileMode;
  };
  /**
   * Fields of the pod as files, as in Kubernetes.
   */
  readonly downwardAPI?: DownwardApi;
  /**
   * A CSI driver's inline volume, as in Kubernetes.
   */
  readonly csi?: CsiVolume;
  /**
   * A claim that lives as long as the pod, as in Kubernetes.
   */
  readonly ephemeral?: EphemeralVolume;
  /**
   * A folder of an NFS server, which Pod Security "restricted" does not allow directly.
   */
  readonly nfs?: {
    /**
     * Host name or address of the server.
     */
    readonly server: string;
    /**
     * The exported path.
     */
    readonly path: string;
    /**
     * Whether it cannot be written.
     */
    readonly readOnly?: boolean;
    /**
     * Why the exception is needed; it is printed in the chart's README.
     */
    readonly reason: Reason;
  };
  /**
   * A path of the node.
   */
  readonly hostPath?: {
    /**
     * The path.
     */
    readonly path: string;
    /**
     * What must be there.
     */
    readonly type?: "" | "DirectoryOrCreate" | "Directory" | "FileOrCreate" | "File" | "Socket" | "CharDevice" | "BlockDevice";
    /**
     * Why the exception is needed; it is printed in the chart's README.
     */
    readonly reason: Reason;
  };
}
/**
 * A key and the file that it becomes.
 */
export interface KeyToPath {
  /**
   * The key.
   */
  readonly key: DataKey;
  /**
   * The file, relative to the volume.
   */
  readonly path: RelativePath;
  /**
   * Permissions as a decimal number: 420 is rw-r--r--, 256 is r--------.
   */
  readonly mode?: FileMode;
}
/**
 * A PersistentVolumeClaim.
 */
export interface ClaimSource {
  /**
   * Its size.
   */
  readonly size: Size;
  /**
   * Its storage class; the cluster's default if not given.
   */
  readonly storageClassName?: StorageClassName;
  /**
   * Who may mount it; ReadWriteOnce if not given.
   */
  readonly accessModes?: AccessModes;
  /**
   * Whether the claim stays when the release is uninstalled (helm.sh/resource-policy); false if not given. The claims of a StatefulSet stay anyway.
   */
  readonly keep?: boolean;
  /**
   * Annotations of the claim, such as for snapshots.
   */
  readonly annotations?: Annotations;
  /**
   * Filesystem if not given.
   */
  readonly volumeMode?: "Filesystem" | "Block";
}
/**
 * One source of a projected volume, as in Kubernetes.
 */
export interface ProjectedSource {
  /**
   * Files of a ConfigMap: one of the service's own, or one that exists already.
   */
  readonly configMap?: {
    /**
     * One of this service's configMaps.
     */
    readonly configMap?: DnsLabel;
    /**
     * Name of a ConfigMap that exists already.
     */
    readonly name?: ObjectName;
    /**
     * Only these keys.
     *
     * @minItems 1
     */
    readonly items?: readonly KeyToPath[];
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * Files of a Secret; without a name those of the service's own Secret (values: existingSecret).
   */
  readonly secret?: {
    /**
     * Name of the Secret, or one of secrets.shared.
     */
    readonly name?: ObjectName;
    /**
     * Only these keys.
     *
     * @minItems 1
     */
    readonly items?: readonly KeyToPath[];
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * Fields of the pod as files.
   */
  readonly downwardAPI?: DownwardApi;
  /**
   * A token of the service account.
   */
  readonly serviceAccountToken?: {
    /**
     * The file.
     */
    readonly path: RelativePath;
    /**
     * Whom it is for; the Kubernetes API if not given.
     */
    readonly audience?: string;
    /**
     * Seconds until it ends; 3600 if not given.
     */
    readonly expirationSeconds?: number;
  };
  /**
   * Certificates of the cluster.
   */
  readonly clusterTrustBundle?: {
    /**
     * Name of the bundle.
     */
    readonly name?: string;
    /**
     * All bundles of this signer.
     */
    readonly signerName?: SignerName;
    /**
     * Which of the signer's.
     */
    readonly labelSelector?: LabelSelector;
    /**
     * The file.
     */
    readonly path: RelativePath;
    /**
     * Whether the pod starts without it.
     */
    readonly optional?: boolean;
  };
  /**
   * A certificate for the pod.
   */
  readonly podCertificate?: {
    /**
     * Who signs it.
     */
    readonly signerName: SignerName;
    /**
     * Kind of its key.
     */
    readonly keyType: "RSA3072" | "RSA4096" | "ECDSAP256" | "ECDSAP384" | "ECDSAP521" | "ED25519";
    /**
     * Most seconds until it ends; 86400 if not given.
     */
    readonly maxExpirationSeconds?: number;
    /**
     * File with key and certificates.
     */
    readonly credentialBundlePath?: RelativePath;
    /**
     * File with the key.
     */
    readonly keyPath?: RelativePath;
    /**
     * File with the certificates.
     */
    readonly certificateChainPath?: RelativePath;
    /**
     * What the signer needs to know.
     */
    readonly userAnnotations?: Annotations;
  };
}
/**
 * Fields of the pod as files.
 */
export interface DownwardApi {
  /**
   * The files.
   *
   * @minItems 1
   */
  readonly items: readonly {
    /**
     * The file, relative to the volume.
     */
    readonly path: RelativePath;
    /**
     * Permissions as a decimal number: 420 is rw-r--r--, 256 is r--------.
     */
    readonly mode?: FileMode;
    /**
     * A field of the pod.
     */
    readonly fieldRef?: {
      /**
       * Path of the field.
       */
      readonly fieldPath: string;
    };
    /**
     * A request or limit of a container.
     */
    readonly resourceFieldRef?: ResourceField;
  }[];
}
/**
 * Objects by their labels.
 */
export interface LabelSelector {
  /**
   * Labels that they have.
   */
  readonly matchLabels?: Labels;
  /**
   * What else their labels must be.
   */
  readonly matchExpressions?: readonly LabelRequirement[];
}
export interface LabelRequirement1 {
  /**
   * Name of the label.
   */
  readonly key: QualifiedName;
  /**
   * How its value and the values are compared.
   */
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /**
   * The values.
   */
  readonly values?: readonly string[];
}
/**
 * A CSI driver's inline volume, as in Kubernetes.
 */
export interface CsiVolume {
  /**
   * Name of the driver.
   */
  readonly driver: string;
  /**
   * Whether it cannot be written.
   */
  readonly readOnly?: boolean;
  /**
   * File system, such as ext4.
   */
  readonly fsType?: string;
  /**
   * What the driver needs to know.
   */
  readonly volumeAttributes?: StringMap;
  /**
   * A Secret that the driver reads.
   */
  readonly nodePublishSecretRef?: {
    /**
     * Its name.
     */
    readonly name: ObjectName;
  };
}
/**
 * A claim that lives as long as the pod, as in Kubernetes.
 */
export interface EphemeralVolume {
  /**
   * The claim.
   */
  readonly volumeClaimTemplate: {
    /**
     * Its labels and annotations.
     */
    readonly metadata?: {
      /**
       * Labels.
       */
      readonly labels?: Labels;
      /**
       * Annotations.
       */
      readonly annotations?: Annotations;
    };
    /**
     * What it asks for.
     */
    readonly spec: {
      /**
       * Who may mount it.
       */
      readonly accessModes: AccessModes;
      /**
       * Its size.
       */
      readonly resources: {
        /**
         * An amount of storage.
         */
        readonly requests: StorageAmount;
      };
      /**
       * Its storage class; the cluster's default if not given.
       */
      readonly storageClassName?: StorageClassName;
      /**
       * Filesystem if not given.
       */
      readonly volumeMode?: "Filesystem" | "Block";
    };
  };
}
/**
 * Affinity of the pods, as in Kubernetes.
 */
export interface Affinity {
  /**
   * Affinity to nodes.
   */
  readonly nodeAffinity?: {
    /**
     * Nodes that the pods may run on.
     */
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      /**
       * A node must fit one of them.
       *
       * @minItems 1
       */
      readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
    };
    /**
     * Nodes that the pods had better run on.
     */
    readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
      /**
       * How much it counts, 1 to 100.
       */
      readonly weight: number;
      /**
       * Which nodes.
       */
      readonly preference: NodeSelectorTerm;
    }[];
  };
  /**
   * Affinity to other pods.
   */
  readonly podAffinity?: PodAffinity;
  /**
   * Distance from other pods.
   */
  readonly podAntiAffinity?: PodAffinity;
}
/**
 * Nodes, by their labels and names.
 */
export interface NodeSelectorTerm {
  /**
   * What their labels must be.
   *
   * @minItems 1
   */
  readonly matchExpressions?: readonly NodeRequirement[];
  /**
   * What their fields must be.
   *
   * @minItems 1
   */
  readonly matchFields?: readonly {
    /**
     * The field.
     */
    readonly key: "metadata.name";
    /**
     * Whether it is the value.
     */
    readonly operator: "In" | "NotIn";
    /**
     * Name of the node.
     *
     * @minItems 1
     * @maxItems 1
     */
    readonly values: KubernetesName[];
  }[];
}
export interface NodeRequirement1 {
  /**
   * Name of the label.
   */
  readonly key: QualifiedName;
  /**
   * How its value and the values are compared.
   */
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
  /**
   * The values.
   */
  readonly values?: readonly string[];
}
/**
 * Which other pods count.
 */
export interface PodAffinity {
  /**
   * What must hold.
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /**
   * What had better hold.
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly {
    /**
     * How much it counts, 1 to 100.
     */
    readonly weight: number;
    /**
     * Pods, and how near they are.
     */
    readonly podAffinityTerm: PodAffinityTerm;
  }[];
}
export interface PodAffinityTerm1 {
  /**
   * Node label that names the domain.
   */
  readonly topologyKey: QualifiedName;
  /**
   * Which pods.
   */
  readonly labelSelector?: LabelSelector;
  /**
   * Names of their namespaces; that of the release if neither these nor namespaceSelector are given.
   */
  readonly namespaces?: readonly NamespaceName[];
  /**
   * Labels of their namespaces.
   */
  readonly namespaceSelector?: LabelSelector;
  /**
   * Labels of which they have the same value as the pod.
   */
  readonly matchLabelKeys?: readonly QualifiedName[];
  /**
   * Labels of which they have another value than the pod.
   */
  readonly mismatchLabelKeys?: readonly QualifiedName[];
}
/**
 * Settings of the resolver, as in Kubernetes.
 */
export interface DnsConfig {
  /**
   * Addresses of servers.
   *
   * @maxItems 3
   */
  readonly nameservers?: readonly string[];
  /**
   * Domains in which short names are looked up.
   *
   * @maxItems 32
   */
  readonly searches?: readonly string[];
  /**
   * Options of the resolver.
   */
  readonly options?: readonly {
    /**
     * Name, such as ndots.
     */
    readonly name: string;
    /**
     * Value.
     */
    readonly value?: PrintedText;
  }[];
}
/**
 * What the pods need beyond Pod Security "restricted", each with the reason.
 */
export interface PodExceptions {
  /**
   * Uses the node's network: why.
   */
  readonly hostNetwork?: Reason;
  /**
   * Sees the node's processes: why.
   */
  readonly hostPID?: Reason;
  /**
   * Uses the node's IPC: why.
   */
  readonly hostIPC?: Reason;
  /**
   * Containers see each other's processes: why.
   */
  readonly shareProcessNamespace?: Reason;
}
export interface ServiceSource1 {
  /**
   * What the service does, in one line.
   */
  readonly description: Description;
  /**
   * Version of the subchart; that of the catalogue if not given.
   */
  readonly version?: SemVer;
  /**
   * Version of the program, and default tag of its image; that of the catalogue if not given.
   */
  readonly appVersion?: ImageTag;
  /**
   * Whether the umbrella installs it unless a values file says otherwise; true if not given.
   */
  readonly enabled?: boolean;
  /**
   * Overrides the catalogue's fullname for this service.
   */
  readonly fullname?: "release-service" | "service";
  /**
   * Labels by which a running system selects the pods, in place of the chart's own: selectors never change. The pods have these and podLabels, and no others; for a service of one workload.
   */
  readonly selectorLabels?: Labels;
  /**
   * Several workloads instead of one, by name; each begins with what the service says and changes it.
   */
  readonly workloads?: {
    readonly [k: string]: WorkloadSource;
  };
  /**
   * Kubernetes Services, by their host name; one with the service's name and all exposed ports if not given, none if empty.
   */
  readonly kubernetesServices?: {
    readonly [k: string]: KubernetesServiceSource;
  };
  /**
   * Whom it calls. NetworkPolicies and addresses follow from it.
   */
  readonly calls?: readonly CallSource[];
  /**
   * Services that it expects to be up. Its migration waits for those that it calls and the same release brings. Its pods come up when what they call is there; they wait where an item says until what. `chartwright order` shows it.
   */
  readonly startsAfter?: readonly StartsAfterSource[];
  /**
   * What brings the data to the form that this version of the service needs: a Job that runs the service's own program, with what the service itself says of env, volumes and user, unless it says otherwise here. It runs at every installation and upgrade, so it must change nothing where nothing is to be done.
   */
  readonly migration?: MigrationSource;
  /**
   * A Job that tries the service out after each rollout, and whenever `helm test` asks. An empty object asks at each route of the service through its Kubernetes Service; command, args and image make it any other program.
   */
  readonly smokeCheck?: SmokeCheckSource;
  /**
   * Ways in from outside.
   */
  readonly routes?: readonly RouteSource[];
  /**
   * How requests are treated on their way in, unless a route says otherwise.
   */
  readonly routing?: RoutingSource;
  /**
   * How the Ingress of this service differs.
   */
  readonly ingress?: {
    /**
     * More annotations of its Ingress; they win over the catalogue's. {call.api.host} stands for a callee's address.
     */
    readonly annotations?: Annotations;
  };
  /**
   * Callers outside of the catalogue that the NetworkPolicy lets in.
   */
  readonly clients?: readonly ClientSource[];
  /**
   * Where metrics are scraped; the NetworkPolicy lets the monitoring in.
   */
  readonly metrics?: {
    /**
     * Name of a port.
     */
    readonly port: PortName;
    /**
     * Path; /metrics if not given.
     */
    readonly path?: string;
    /**
     * The PodMonitor by which Prometheus Operator finds the pods, which values may switch.
     */
    readonly podMonitor?: PodMonitor;
  };
  /**
   * The ServiceAccount of the pods; each service has its own.
   */
  readonly serviceAccount?: ServiceAccountSource;
  /**
   * The service has a cloud role of its own.
   */
  readonly cloudIdentity?: CloudIdentitySource;
  /**
   * What the pods may do at the Kubernetes API.
   */
  readonly rbac?: RbacSource;
  /**
   * ConfigMaps that the chart brings, by name.
   */
  readonly configMaps?: {
    readonly [k: string]: ConfigMapSource;
  };
  /**
   * Labels of all its objects.
   */
  readonly labels?: Labels;
  /**
   * Annotations of all its objects.
   */
  readonly annotations?: Annotations;
  /**
   * Chart templates of its own (plain Helm), by file name.
   */
  readonly templates?: {
    readonly [k: string]: FileSource;
  };
  /**
   * Values that those templates read, by key.
   */
  readonly values?: {
    readonly [k: string]: ExtraValueSource;
  };
}
/**
 * A Kubernetes Service.
 */
export interface KubernetesServiceSource {
  /**
   * ClusterIP if not given.
   */
  readonly type?: "ClusterIP" | "NodePort" | "LoadBalancer";
  /**
   * Whether DNS answers with the pods' own addresses (clusterIP: None).
   */
  readonly headless?: boolean;
  /**
   * Its ports, by the name of the container's port: a number, or an object; all exposed ports if not given.
   */
  readonly ports?: {
    readonly [k: string]: PortNumber | ServicePortObject;
  };
  /**
   * Workloads whose pods answer; all of the service if not given.
   *
   * @minItems 1
   */
  readonly workloads?: readonly DnsLabel[];
  /**
   * Annotations; {call.api.host} stands for a callee's address.
   */
  readonly annotations?: Annotations;
  /**
   * Seconds for which a client stays with its pod (sessionAffinity ClientIP).
   */
  readonly sessionAffinitySeconds?: number;
  /**
   * Whether pods answer before they are ready.
   */
  readonly publishNotReadyAddresses?: boolean;
  /**
   * Local keeps the client's address.
   */
  readonly externalTrafficPolicy?: "Cluster" | "Local";
  /**
   * Local stays on the node.
   */
  readonly internalTrafficPolicy?: "Cluster" | "Local";
  /**
   * Which endpoints are preferred; PreferSameZone and PreferSameNode from Kubernetes 1.34, before it PreferClose for the zone.
   */
  readonly trafficDistribution?: "PreferClose" | "PreferSameZone" | "PreferSameNode";
  /**
   * IPv4, IPv6 or both.
   */
  readonly ipFamilyPolicy?: "SingleStack" | "PreferDualStack" | "RequireDualStack";
  /**
   * Which controller makes the load balancer.
   */
  readonly loadBalancerClass?: QualifiedName;
  /**
   * Who may reach the load balancer; everybody if not given.
   */
  readonly loadBalancerSourceRanges?: readonly Cidr[];
}
/**
 * A port of a Kubernetes Service.
 */
export interface ServicePortObject {
  /**
   * Number at the Service.
   */
  readonly port?: PortNumber;
  /**
   * Name of the container's port; the same name if not given.
   */
  readonly targetPort?: PortName;
  /**
   * Number at every node.
   */
  readonly nodePort?: number;
  /**
   * Protocol of the application; that of the container's port if not given.
   */
  readonly appProtocol?: string;
}
/**
 * An edge, and how the caller learns the address.
 */
export interface CallObject {
  /**
   * A service or an external service of the catalogue.
   */
  readonly service: ServiceName;
  /**
   * Which of the callee's Kubernetes Services; the first one with the port if not given.
   */
  readonly kubernetesService?: DnsLabel;
  /**
   * Names of the callee's ports; its first one if not given.
   *
   * @minItems 1
   */
  readonly ports?: readonly PortName[];
  /**
   * Whether the caller also works while the callee is disabled; false if not given.
   */
  readonly optional?: boolean;
  /**
   * Environment variables with the address: {url}, {scheme}, {host}, {port}, {port.NAME}, {address} (host:port), {pods} (host:port of each pod of a StatefulSet, with commas), {pod.0} (the host name of its first pod) and {pod.0.address} (with its port) are filled in, $(NAME) stands for another variable.
   */
  readonly env?: {
    readonly [k: string]: string;
  };
  /**
   * Which of the service's workloads call; all if not given.
   *
   * @minItems 1
   */
  readonly workloads?: readonly DnsLabel[];
  /**
   * Which containers learn the address; the main ones if not given.
   *
   * @minItems 1
   */
  readonly containers?: readonly DnsLabel[];
}
/**
 * A service that the pods wait for.
 */
export interface WaitSource {
  /**
   * A service or an external service that this one calls.
   */
  readonly service: ServiceName;
  /**
   * migrated: the data of that service has the revision of this release; ready: it accepts connections, at an upgrade perhaps by pods of the last release.
   */
  readonly until: "migrated" | "ready";
}
export interface MigrationSource1 {
  /**
   * Number of the form that the data has afterwards; each change of it counts one up.
   */
  readonly revision: number;
  /**
   * Oldest revision whose program still runs on such data: it serves until the new one does, and what a rollback may go back to. That of the migration itself if not given.
   */
  readonly compatibleFrom?: number;
  /**
   * true: the programs of the revision before cannot run on the data. Say it on purpose; a rollback past it is then refused.
   */
  readonly breaking?: true;
  /**
   * start: it needs the service itself to be up, as the registration of a webhook does. It then runs after the rollout, before the smoke checks. Where the pods would wait for it, leave it out: with Helm's --wait it runs only when they are ready. { start: … } says why they do not, where `validate` asks.
   */
  readonly after?:
    | "start"
    | {
        /**
         * Why the pods are ready before it has run.
         */
        readonly start: Reason;
      };
  /**
   * Services that it needs to be up, among those that the service calls; what it may call, and is told the addresses of, beside external services. Those of startsAfter that it calls if not given; without any, it says so: [].
   */
  readonly needs?: readonly ServiceName[];
  /**
   * Seconds that it may take, with all its tries; 240 if not given, for Helm's own timeout for a hook is 300 unless told otherwise. Operators may tune it.
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Programs in their order, instead of one: each begins when the one before has succeeded, and what the migration says of image, env and so on holds for each, unless it says otherwise. All are one Job with one revision: the first ones are init containers.
   *
   * @minItems 1
   */
  readonly steps?: readonly MigrationStep[];
  /**
   * Tries after a failure; 2 if not given.
   */
  readonly backoffLimit?: number;
  /**
   * Never: a try is a new pod, which begins with the first step. OnFailure: the step that failed is started again in its pod, whose output is gone after the last try. Never if not given.
   */
  readonly restartPolicy?: "Never" | "OnFailure";
}
export interface MigrationStep1 {
  /**
   * Name of its container, and its key in the values.
   */
  readonly name: DnsLabel;
}
export interface SmokeCheckSource1 {
  /**
   * Path that must answer with success (below 400) instead of those of the routes, of which any answer below 500 will do.
   */
  readonly path?: string;
  /**
   * Seconds that it may take; it asks again until then. 60 if not given. Operators may tune it.
   */
  readonly activeDeadlineSeconds?: number;
  /**
   * Tries after a failure; none if not given.
   */
  readonly backoffLimit?: number;
}
export interface RouteSource1 {
  /**
   * Name of the Ingress that the route gets beside its service's; routes with one name share it.
   */
  readonly name?: DnsLabel;
  /**
   * One of the catalogue's hosts; every host if not given.
   */
  readonly host?: Identifier;
  /**
   * Path; / if not given.
   */
  readonly path?: string;
  /**
   * How the path is compared; Prefix if not given.
   */
  readonly pathType?: "Prefix" | "Exact" | "ImplementationSpecific";
  /**
   * Which of the service's Kubernetes Services; the first one with the port if not given.
   */
  readonly kubernetesService?: DnsLabel;
  /**
   * Name of the service's port; its first one if not given.
   */
  readonly port?: PortName;
  /**
   * What stands in the place of the path when the service sees it: /v1/users becomes /users by path: /v1 and rewritePath: /.
   */
  readonly rewritePath?: string;
  /**
   * Where clients are sent instead, by HTTPS.
   */
  readonly redirect?: {
    /**
     * Host: the short name of one of the catalogue's, or a DNS name; the same if not given.
     */
    readonly host?: string;
    /**
     * Path; the same if not given.
     */
    readonly path?: string;
    /**
     * Status of the response; 302 if not given.
     */
    readonly statusCode?: 301 | 302 | 303 | 307 | 308;
  };
  /**
   * A second Kubernetes Service that gets some of the requests.
   */
  readonly canary?: {
    /**
     * Another of the service's Kubernetes Services, with a port of the same name.
     */
    readonly kubernetesService: DnsLabel;
    /**
     * Percentage of the requests that the Kubernetes Service gets.
     */
    readonly weight: CanaryWeight;
  };
}
/**
 * A caller outside of the catalogue that the NetworkPolicy lets in.
 */
export interface ClientSource {
  /**
   * Pods of the cluster.
   */
  readonly peer?: Peer;
  /**
   * Addresses.
   */
  readonly cidr?: Cidr;
  /**
   * Names of ports; all if not given.
   *
   * @minItems 1
   */
  readonly ports?: readonly PortName[];
}
/**
 * The PodMonitor by which Prometheus Operator finds the pods.
 */
export interface PodMonitor {
  /**
   * Whether there is one. The cluster needs Prometheus Operator's CRD.
   */
  readonly enabled?: boolean;
  /**
   * Time between two scrapes; Prometheus' own if not given.
   */
  readonly interval?: string;
}
/**
 * The ServiceAccount of the pods; each service has its own.
 */
export interface ServiceAccountSource {
  /**
   * Its name unless a values file says otherwise; that of the service's other objects if not given.
   */
  readonly name?: ObjectName;
  /**
   * Annotations, such as a cloud role.
   */
  readonly annotations?: Annotations;
  /**
   * The pods call the Kubernetes API: why. Given rbac, the token is mounted anyway.
   */
  readonly mountToken?: Reason;
  /**
   * An account that exists already, instead of its own.
   */
  readonly shared?: {
    /**
     * Name of the account.
     */
    readonly name: ObjectName;
    /**
     * Why the exception is needed; it is printed in the chart's README.
     */
    readonly reason: Reason;
  };
}
/**
 * What the pods may do at the Kubernetes API.
 */
export interface RbacSource {
  /**
   * Why the exception is needed; it is printed in the chart's README.
   */
  readonly reason: Reason;
  /**
   * In the release's namespace (Role).
   *
   * @minItems 1
   */
  readonly rules?: readonly PolicyRule[];
  /**
   * In the whole cluster (ClusterRole).
   *
   * @minItems 1
   */
  readonly clusterRules?: readonly PolicyRule[];
}
/**
 * A rule of a Role, as in Kubernetes.
 */
export interface PolicyRule {
  /**
   * API groups; "" is the core.
   */
  readonly apiGroups?: readonly string[];
  /**
   * Resources.
   */
  readonly resources?: readonly string[];
  /**
   * Only these objects.
   */
  readonly resourceNames?: readonly string[];
  /**
   * Paths such as /metrics (ClusterRole only).
   */
  readonly nonResourceURLs?: readonly string[];
  /**
   * What may be done.
   *
   * @minItems 1
   */
  readonly verbs: readonly string[];
}
/**
 * A ConfigMap that the chart brings.
 */
export interface ConfigMapSource {
  /**
   * Settings, by key; operators may override them, unless {call.api.host} in one names a callee.
   */
  readonly data?: {
    readonly [k: string]: PrintedText;
  };
  /**
   * Whole files, by key: their content, or where they lie beside the catalogue. {call.api.host} and the like stand for addresses of callees; \{call.api.host} is the text itself.
   */
  readonly files?: {
    readonly [k: string]: FileSource;
  };
}
/**
 * A file beside the catalogue.
 */
export interface FilePath {
  /**
   * Path, relative to the catalogue's file.
   */
  readonly path: string;
}
/**
 * A value that the service's own chart templates read.
 */
export interface ExtraValueSource {
  /**
   * What it is for.
   */
  readonly description: Description;
  /**
   * Its default: text, number, boolean, list or object.
   */
  readonly default: string | number | boolean | readonly unknown[] | {};
  /**
   * JSON Schema of it; the type of the default if not given.
   */
  readonly schema?: {};
}
