/* Values of the chart ai-nutritionist. Made by chartwright from the catalogue; not to be edited. */

/**
 * Text that the program reads.
 */
export type Setting = string;
/**
 * Registry host.
 */
export type ImageRegistry = string;
/**
 * Tag of the image.
 */
export type ImageTag = string;
/**
 * When the image is pulled.
 */
export type ImagePullPolicy = "" | "Always" | "IfNotPresent" | "Never";
/**
 * Name of a Kubernetes object.
 */
export type KubernetesName = string;
/**
 * A range of IP addresses.
 */
export type AddressRange = string;
/**
 * A host name.
 */
export type Host = string;
/**
 * On or off.
 */
export type Switch = boolean;
/**
 * Name of a Kubernetes object, or empty.
 */
export type OptionalName = string;
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
 * Storage class of claims that name none; empty: the cluster's default.
 */
export type StorageClassName = string;
/**
 * Who scales by podMetrics and triggers. hpa: a HorizontalPodAutoscaler, for which some adapter must serve custom.metrics.k8s.io; it knows no triggers. keda: a ScaledObject. CPU and memory alone are always a HorizontalPodAutoscaler's.
 */
export type AutoscalingEngine = "hpa" | "keda";
/**
 * URL of the Prometheus that KEDA asks for podMetrics.
 */
export type PrometheusAddress = string;
/**
 * Labels that a node must have. Empty: global.nodeSelector.
 */
export type NodeSelector = Labels;
/**
 * The key of a label or an annotation: an optional DNS prefix with a slash, then a name.
 */
export type QualifiedName = string;
/**
 * Taints that the pods tolerate. Empty: global.tolerations.
 */
export type Tolerations = {
  /**
   * Key of the taint; none: every taint.
   */
  key?: QualifiedName;
  /**
   * How key and value are compared.
   */
  operator?: "Equal" | "Exists" | "Lt" | "Gt";
  /**
   * Value of the taint.
   */
  value?: string;
  /**
   * Effect of the taint; none: every effect.
   */
  effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /**
   * Seconds until eviction, for NoExecute.
   */
  tolerationSeconds?: number;
}[];
/**
 * PriorityClass of the pods. Empty: global.priorityClassName.
 */
export type PriorityClassName = string;
/**
 * How many pods run.
 */
export type Replicas = number;
/**
 * A Kubernetes quantity: 500m, 2, 512Mi, 10Gi.
 */
export type Quantity = number | string;
/**
 * Which environment this is. Empty here: global.env.ENVIRONMENT, else "production".
 */
export type ENVIRONMENT = "development" | "staging" | "production" | "preview";
/**
 * Least severe messages that are logged. Empty here: global.env.LOG_LEVEL, else "INFO".
 */
export type LOG_LEVEL = "DEBUG" | "INFO" | "WARNING" | "ERROR";
/**
 * Seconds for which answers are cached. Empty here: global.env.CACHE_TTL, else "3600".
 */
export type CACHE_TTL = Setting;
/**
 * Most connections that a pod serves at once. Empty here: global.env.MAX_CONNECTIONS, else "100".
 */
export type MAX_CONNECTIONS = Setting;
/**
 * Seconds that a request may take. Empty here: global.env.REQUEST_TIMEOUT, else "30".
 */
export type REQUEST_TIMEOUT = Setting;
/**
 * Whether metrics are served. Empty here: global.env.PROMETHEUS_ENABLED, else "false".
 */
export type PROMETHEUS_ENABLED = "true" | "false";
/**
 * Whether traces are sent. Empty here: global.env.JAEGER_ENABLED, else "false".
 */
export type JAEGER_ENABLED = "true" | "false";
/**
 * Whether meal plans are optimised by AI. Empty here: global.env.FEATURE_AI_OPTIMIZATION, else "true".
 */
export type FEATURE_AI_OPTIMIZATION = "true" | "false";
/**
 * Whether answers are cached by their meaning. Empty here: global.env.FEATURE_ADVANCED_CACHING, else "true".
 */
export type FEATURE_ADVANCED_CACHING = "true" | "false";
/**
 * Whether several AI models are asked. Empty here: global.env.FEATURE_MULTI_MODEL, else "true".
 */
export type FEATURE_MULTI_MODEL = "true" | "false";
/**
 * Pods that a drain of nodes must leave, a number or a percentage.
 */
export type MinAvailable = IntOrPercent;
/**
 * A number of pods or a percentage.
 */
export type IntOrPercent = number | string;
export type TopologySpreadConstraints2 = TopologySpreadConstraints;
/**
 * How the pods spread over the cluster; the chart adds the pods' own labels.
 */
export type TopologySpreadConstraints = {
  /**
   * Node label that names the domain.
   */
  topologyKey: string;
  /**
   * Largest difference of pods between two domains; 1 if not given.
   */
  maxSkew?: number;
  /**
   * What happens when it cannot be kept; ScheduleAnyway if not given.
   */
  whenUnsatisfiable?: "DoNotSchedule" | "ScheduleAnyway";
}[];
/**
 * Key in the store. Empty: global.secrets.externalSecret.remoteKey.
 */
export type RemoteKey = string;
/**
 * A value as kubeseal has encrypted it.
 */
export type Ciphertext = string;
/**
 * Cloud role of the service. Empty: global.identity.role.
 */
export type Role = string;
/**
 * More labels that a node must have, beside those of the node pool application.
 */
export type NodeSelector2 = NodeSelector;
/**
 * More taints that the pods tolerate, beside those of the node pools application.
 */
export type Tolerations2 = Tolerations;
export type Resources2 = Resources;
/**
 * More taints that the pods tolerate, beside those of the node pools application, spot.
 */
export type Tolerations3 = Tolerations;
export type Affinity2 = Affinity;
export type Resources3 = Resources;
export type Autoscaling2 = Autoscaling;

/**
 * AI Nutritionist: nutrition advice by web, mobile app and messengers
 */
export interface Values {
  /**
   * Values for all services; a service's own value wins.
   */
  global?: {
    /**
     * Environment variables that many services share.
     */
    env?: {
      /**
       * Seconds for which answers are cached.
       */
      CACHE_TTL?: Setting;
      /**
       * Which environment this is.
       */
      ENVIRONMENT?: "development" | "staging" | "production" | "preview";
      /**
       * Whether answers are cached by their meaning.
       */
      FEATURE_ADVANCED_CACHING?: "true" | "false";
      /**
       * Whether meal plans are optimised by AI.
       */
      FEATURE_AI_OPTIMIZATION?: "true" | "false";
      /**
       * Whether several AI models are asked.
       */
      FEATURE_MULTI_MODEL?: "true" | "false";
      /**
       * Whether traces are sent.
       */
      JAEGER_ENABLED?: "true" | "false";
      /**
       * Least severe messages that are logged.
       */
      LOG_LEVEL?: "DEBUG" | "INFO" | "WARNING" | "ERROR";
      /**
       * Most connections that a pod serves at once.
       */
      MAX_CONNECTIONS?: Setting;
      /**
       * Whether metrics are served.
       */
      PROMETHEUS_ENABLED?: "true" | "false";
      /**
       * Seconds that a request may take.
       */
      REQUEST_TIMEOUT?: Setting;
    };
    /**
     * Images of all services.
     */
    image?: {
      /**
       * Registry of images that name none; empty: the container runtime's default.
       */
      registry?: ImageRegistry;
      /**
       * Tag of images that name none; empty: the appVersion of each chart.
       */
      tag?: ImageTag;
      /**
       * Pull policy of images that name none; empty: Kubernetes' own rule.
       */
      pullPolicy?: ImagePullPolicy & string;
      /**
       * Secrets by which images are pulled.
       */
      pullSecrets?: KubernetesName[];
    };
    /**
     * Where callees are that this release does not bring, by service.
     */
    endpoints?: {
      /**
       * Where ai-coach-service is instead.
       */
      "ai-coach-service"?: Endpoint;
      /**
       * Where apple-keys is instead.
       */
      "apple-keys"?: Endpoint;
      /**
       * Where apple-messages is instead.
       */
      "apple-messages"?: Endpoint;
      /**
       * Where auth is instead.
       */
      auth?: Endpoint;
      /**
       * Where bedrock-mock is instead.
       */
      "bedrock-mock"?: Endpoint;
      /**
       * Where dynamodb-local is instead.
       */
      "dynamodb-local"?: Endpoint;
      /**
       * Where facebook-graph is instead.
       */
      "facebook-graph"?: Endpoint;
      /**
       * Where google-keys is instead.
       */
      "google-keys"?: Endpoint;
      /**
       * Where health-tracking-service is instead.
       */
      "health-tracking-service"?: Endpoint;
      /**
       * Where messaging-service is instead.
       */
      "messaging-service"?: Endpoint;
      /**
       * Where nutrition-service is instead.
       */
      "nutrition-service"?: Endpoint;
      /**
       * Where payment-service is instead.
       */
      "payment-service"?: Endpoint;
      /**
       * Where pinpoint is instead.
       */
      pinpoint?: Endpoint;
      /**
       * Where redis is instead.
       */
      redis?: Endpoint;
      /**
       * Where sns is instead.
       */
      sns?: Endpoint;
      /**
       * Where sqs is instead.
       */
      sqs?: Endpoint;
      /**
       * Where ssm is instead.
       */
      ssm?: Endpoint;
      /**
       * Where stripe is instead.
       */
      stripe?: Endpoint;
      /**
       * Where sts is instead.
       */
      sts?: Endpoint;
      /**
       * Where twilio is instead.
       */
      twilio?: Endpoint;
    };
    /**
     * Host names at which the platform is reached.
     */
    hosts?: {
      /**
       * Host name "web" of the routes.
       */
      web?: Host;
      /**
       * Host name "api" of the routes.
       */
      api?: Host;
      /**
       * Host name "admin" of the routes.
       */
      admin?: Host;
    };
    /**
     * Ingress objects for the routes.
     */
    ingress?: {
      /**
       * Whether routes become Ingress objects.
       */
      enabled?: Switch;
      /**
       * IngressClass; empty: the cluster's default.
       */
      className?: OptionalName;
      /**
       * Annotations of every Ingress.
       */
      annotations?: Annotations;
      /**
       * Secret with the certificate of the hosts; empty: no TLS.
       */
      tlsSecretName?: OptionalName;
    };
    /**
     * HTTPRoute objects (Gateway API) for the routes.
     */
    gateway?: {
      /**
       * Whether routes become HTTPRoute objects.
       */
      enabled?: Switch;
      /**
       * Name of the Gateway.
       */
      name?: KubernetesName;
      /**
       * Namespace of the Gateway; empty: that of the release.
       */
      namespace?: OptionalName;
      /**
       * Listener of the Gateway for HTTPS.
       */
      sectionName?: KubernetesName;
      /**
       * Listener of the Gateway for plain HTTP, which sends clients to HTTPS.
       */
      httpSectionName?: KubernetesName;
    };
    /**
     * How the services' own Secrets come to be.
     */
    secrets?: {
      provider?: SecretProvider & string;
      /**
       * Where External Secrets finds them.
       */
      externalSecret?: {
        /**
         * Key in the store, whose properties are the keys of the Secrets. {service} stands for the service's name.
         */
        remoteKey?: SharedRemoteKey;
        /**
         * How often the store is asked.
         */
        refreshInterval?: Duration;
        secretStoreRef?: SecretStoreReference;
      };
      /**
       * The SecretStore that this chart brings, under the name in externalSecret.secretStoreRef.
       */
      secretStore?: {
        provider?: SecretStoreProvider;
      };
    };
    /**
     * How services with a cloud role get it.
     */
    identity?: {
      provider?: IdentityProvider & string;
      role?: RolePattern;
    };
    /**
     * Certificates of cert-manager.
     */
    certificates?: {
      /**
       * Whether cert-manager makes the certificates; else their Secrets must exist.
       */
      enabled?: Switch;
      /**
       * Who signs them.
       */
      issuers?: {
        /**
         * Issuer of the certificate ai-nutritionist-tls.
         */
        aiNutritionistTls?: Issuer;
      };
    };
    /**
     * NetworkPolicies, which follow from the calls of the catalogue.
     */
    networkPolicy?: {
      /**
       * Whether there are NetworkPolicies.
       */
      enabled?: Switch;
      /**
       * Pods that routes come through.
       */
      ingressController?: NetworkPeer;
      /**
       * Pods that scrape metrics.
       */
      monitoring?: NetworkPeer;
      /**
       * Pods that answer DNS.
       */
      dns?: NetworkPeer;
    };
    storageClassName?: StorageClassName;
    /**
     * Autoscaling by more than CPU and memory.
     */
    autoscaling?: {
      engine?: AutoscalingEngine & string;
      prometheusAddress?: PrometheusAddress;
    };
    /**
     * Node pools that services run on; what a service says itself is added, and wins.
     */
    nodePools?: {
      /**
       * Whether the cluster has them; without, pods run wherever there is room.
       */
      enabled?: Switch;
      /**
       * The node pool application.
       */
      application?: {
        /**
         * Labels of its nodes.
         */
        nodeSelector?: NodeSelector;
        /**
         * Tolerations of its taints.
         */
        tolerations?: Tolerations;
      };
      /**
       * The node pool ai-workload.
       */
      "ai-workload"?: {
        /**
         * Labels of its nodes.
         */
        nodeSelector?: NodeSelector;
        /**
         * Tolerations of its taints.
         */
        tolerations?: Tolerations;
      };
      /**
       * The node pool spot.
       */
      spot?: {
        /**
         * Tolerations of its taints.
         */
        tolerations?: Tolerations;
      };
    };
    /**
     * Labels that a node must have, for services that name none.
     */
    nodeSelector?: NodeSelector;
    /**
     * Taints that pods tolerate, for services that name none.
     */
    tolerations?: Tolerations;
    /**
     * PriorityClass of pods, for services that name none.
     */
    priorityClassName?: PriorityClassName;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Coaching by AI models
   */
  "ai-coach-service"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container ai-coach-service.
     */
    image?: Image;
    /**
     * How many pods run while autoscaling is off.
     */
    replicas?: Replicas;
    autoscaling?: Autoscaling;
    verticalAutoscaling?: VerticalAutoscaling;
    /**
     * Environment variables of the container ai-coach-service.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources;
    podDisruptionBudget?: PodDisruptionBudget;
    /**
     * More labels that a node must have, beside those of the node pool ai-workload.
     */
    nodeSelector?: NodeSelector;
    /**
     * More taints that the pods tolerate, beside those of the node pools ai-workload.
     */
    tolerations?: Tolerations;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key BEDROCK_API_KEY, as kubeseal has encrypted it.
         */
        BEDROCK_API_KEY: Ciphertext;
        /**
         * The key JWT_REFRESH_SECRET, as kubeseal has encrypted it.
         */
        JWT_REFRESH_SECRET: Ciphertext;
        /**
         * The key JWT_SECRET_KEY, as kubeseal has encrypted it.
         */
        JWT_SECRET_KEY: Ciphertext;
        /**
         * The key OPENAI_API_KEY, as kubeseal has encrypted it.
         */
        OPENAI_API_KEY: Ciphertext;
        /**
         * The key REDIS_PASSWORD, as kubeseal has encrypted it.
         */
        REDIS_PASSWORD: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Amazon Bedrock for development and previews: always the same answer
   */
  "bedrock-mock"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container bedrock-mock.
     */
    image?: Image;
    replicas?: Replicas;
    resources?: Resources;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    serviceAccount?: ServiceAccount2;
    service?: Service;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * DynamoDB for development and previews
   */
  "dynamodb-local"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container dynamodb-local.
     */
    image?: Image;
    replicas?: Replicas;
    resources?: Resources;
    /**
     * Persistent volumes.
     */
    persistence?: {
      /**
       * The volume data.
       */
      data?: Persistence;
    };
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    serviceAccount?: ServiceAccount2;
    service?: Service;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Weight, activity and other measurements; kept in the user's region (US, EU under GDPR, or global)
   */
  "health-tracking-service"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container health-tracking-service.
     */
    image?: Image;
    replicas?: Replicas;
    /**
     * Environment variables of the container health-tracking-service.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key DATABASE_PASSWORD, as kubeseal has encrypted it.
         */
        DATABASE_PASSWORD: Ciphertext;
        /**
         * The key ENCRYPTION_KEY, as kubeseal has encrypted it.
         */
        ENCRYPTION_KEY: Ciphertext;
        /**
         * The key JWT_REFRESH_SECRET, as kubeseal has encrypted it.
         */
        JWT_REFRESH_SECRET: Ciphertext;
        /**
         * The key JWT_SECRET_KEY, as kubeseal has encrypted it.
         */
        JWT_SECRET_KEY: Ciphertext;
        /**
         * The key REDIS_PASSWORD, as kubeseal has encrypted it.
         */
        REDIS_PASSWORD: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Bot for iMessage
   */
  "imessage-bot"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container imessage-bot.
     */
    image?: Image;
    replicas?: Replicas;
    /**
     * Environment variables of the container imessage-bot.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations3;
    affinity?: Affinity2;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Messages from and to users, by Twilio, Pinpoint and webhooks
   */
  "messaging-service"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container messaging-service.
     */
    image?: Image;
    /**
     * How many pods run while autoscaling is off.
     */
    replicas?: Replicas;
    autoscaling?: Autoscaling;
    verticalAutoscaling?: VerticalAutoscaling;
    /**
     * Environment variables of the container messaging-service.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources3;
    podDisruptionBudget?: PodDisruptionBudget;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key JWT_REFRESH_SECRET, as kubeseal has encrypted it.
         */
        JWT_REFRESH_SECRET: Ciphertext;
        /**
         * The key JWT_SECRET_KEY, as kubeseal has encrypted it.
         */
        JWT_SECRET_KEY: Ciphertext;
        /**
         * The key PINPOINT_API_KEY, as kubeseal has encrypted it.
         */
        PINPOINT_API_KEY: Ciphertext;
        /**
         * The key REDIS_PASSWORD, as kubeseal has encrypted it.
         */
        REDIS_PASSWORD: Ciphertext;
        /**
         * The key TWILIO_AUTH_TOKEN, as kubeseal has encrypted it.
         */
        TWILIO_AUTH_TOKEN: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * API for the mobile apps
   */
  "mobile-api"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container mobile-api.
     */
    image?: Image;
    /**
     * How many pods run while autoscaling is off.
     */
    replicas?: Replicas;
    autoscaling?: Autoscaling2;
    /**
     * Environment variables of the container mobile-api.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    sealedSecret?: SealedSecret;
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Foods, recipes and meal plans
   */
  "nutrition-service"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container nutrition-service.
     */
    image?: Image;
    /**
     * How many pods run while autoscaling is off.
     */
    replicas?: Replicas;
    autoscaling?: Autoscaling;
    verticalAutoscaling?: VerticalAutoscaling;
    /**
     * Environment variables of the container nutrition-service.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources3;
    podDisruptionBudget?: PodDisruptionBudget2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key DATABASE_PASSWORD, as kubeseal has encrypted it.
         */
        DATABASE_PASSWORD: Ciphertext;
        /**
         * The key JWT_REFRESH_SECRET, as kubeseal has encrypted it.
         */
        JWT_REFRESH_SECRET: Ciphertext;
        /**
         * The key JWT_SECRET_KEY, as kubeseal has encrypted it.
         */
        JWT_SECRET_KEY: Ciphertext;
        /**
         * The key REDIS_PASSWORD, as kubeseal has encrypted it.
         */
        REDIS_PASSWORD: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Subscriptions and payments by Stripe
   */
  "payment-service"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container payment-service.
     */
    image?: Image;
    replicas?: Replicas;
    /**
     * Environment variables of the container payment-service.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources3;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key DATABASE_PASSWORD, as kubeseal has encrypted it.
         */
        DATABASE_PASSWORD: Ciphertext;
        /**
         * The key ENCRYPTION_KEY, as kubeseal has encrypted it.
         */
        ENCRYPTION_KEY: Ciphertext;
        /**
         * The key JWT_REFRESH_SECRET, as kubeseal has encrypted it.
         */
        JWT_REFRESH_SECRET: Ciphertext;
        /**
         * The key JWT_SECRET_KEY, as kubeseal has encrypted it.
         */
        JWT_SECRET_KEY: Ciphertext;
        /**
         * The key STRIPE_SECRET_KEY, as kubeseal has encrypted it.
         */
        STRIPE_SECRET_KEY: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Cache that the services share
   */
  redis?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container redis.
     */
    image?: Image;
    replicas?: Replicas;
    resources?: Resources;
    /**
     * More containers of the pods.
     */
    containers?: {
      /**
       * The container exporter.
       */
      exporter?: {
        /**
         * Image of the container exporter.
         */
        image?: Image;
        resources?: Resources;
      };
    };
    /**
     * Persistent volumes.
     */
    persistence?: {
      /**
       * The volume data.
       */
      data?: Persistence;
    };
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations2;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key REDIS_PASSWORD, as kubeseal has encrypted it.
         */
        REDIS_PASSWORD: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount2;
    service?: Service;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Bot for SMS
   */
  "sms-bot"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container sms-bot.
     */
    image?: Image;
    replicas?: Replicas;
    /**
     * Environment variables of the container sms-bot.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations3;
    affinity?: Affinity2;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key TWILIO_AUTH_TOKEN, as kubeseal has encrypted it.
         */
        TWILIO_AUTH_TOKEN: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Web front end, rendered by the server
   */
  "web-app"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container web-app.
     */
    image?: Image;
    /**
     * How many pods run while autoscaling is off.
     */
    replicas?: Replicas;
    autoscaling?: Autoscaling2;
    resources?: Resources;
    podDisruptionBudget?: PodDisruptionBudget2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations3;
    affinity?: Affinity;
    topologySpreadConstraints?: TopologySpreadConstraints;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    sealedSecret?: SealedSecret;
    serviceAccount?: ServiceAccount2;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
  /**
   * Bot for WhatsApp
   */
  "whatsapp-bot"?: {
    /**
     * Whether the umbrella chart installs the service.
     */
    enabled?: boolean;
    /**
     * Values for all services.
     */
    global?: {};
    /**
     * Image of the container whatsapp-bot.
     */
    image?: Image;
    replicas?: Replicas;
    /**
     * Environment variables of the container whatsapp-bot.
     */
    env?: {
      ENVIRONMENT?: ENVIRONMENT;
      LOG_LEVEL?: LOG_LEVEL;
      CACHE_TTL?: CACHE_TTL;
      MAX_CONNECTIONS?: MAX_CONNECTIONS;
      REQUEST_TIMEOUT?: REQUEST_TIMEOUT;
      PROMETHEUS_ENABLED?: PROMETHEUS_ENABLED;
      JAEGER_ENABLED?: JAEGER_ENABLED;
      FEATURE_AI_OPTIMIZATION?: FEATURE_AI_OPTIMIZATION;
      FEATURE_ADVANCED_CACHING?: FEATURE_ADVANCED_CACHING;
      FEATURE_MULTI_MODEL?: FEATURE_MULTI_MODEL;
    };
    resources?: Resources2;
    nodeSelector?: NodeSelector2;
    tolerations?: Tolerations3;
    affinity?: Affinity2;
    topologySpreadConstraints?: TopologySpreadConstraints2;
    priorityClassName?: PriorityClassName;
    /**
     * More labels of the pods.
     */
    podLabels?: OwnLabels;
    /**
     * Annotations of the pods.
     */
    podAnnotations?: Annotations;
    /**
     * Name of the Secret with the keys that the service reads; releases in one namespace share it unless each names its own.
     */
    existingSecret?: KubernetesName;
    externalSecret?: ExternalSecret;
    /**
     * The Secret, while global.secrets.provider is sealedSecret.
     */
    sealedSecret?: {
      /**
       * Keys of the Secret, each encrypted by kubeseal.
       */
      encryptedData?: {
        /**
         * The key WHATSAPP_API_KEY, as kubeseal has encrypted it.
         */
        WHATSAPP_API_KEY: Ciphertext;
      };
    };
    serviceAccount?: ServiceAccount;
    service?: Service;
    ingress?: Ingress;
    /**
     * More labels of every object.
     */
    labels?: OwnLabels;
    /**
     * Annotations of every object.
     */
    annotations?: Annotations;
  };
}
/**
 * Where a callee is instead of in this release.
 */
export interface Endpoint {
  /**
   * Scheme of its URLs.
   */
  scheme?: string;
  /**
   * Host name or address.
   */
  host: string;
  /**
   * Port of every call.
   */
  port?: number;
  /**
   * Addresses that the NetworkPolicies open; every public address if not given.
   *
   * @minItems 1
   */
  cidrs?: AddressRange[];
  /**
   * Labels of the namespace that it runs in, for another release in the same cluster.
   */
  namespaceLabels?: Labels;
}
/**
 * Kubernetes labels.
 */
export interface Labels {
  [k: string]: string;
}
/**
 * Kubernetes annotations.
 */
export interface Annotations {
  [k: string]: string;
}
/**
 * The store of External Secrets.
 */
export interface SecretStoreReference {
  /**
   * Name of the store.
   */
  name?: KubernetesName;
  /**
   * SecretStore (in the namespace) or ClusterSecretStore.
   */
  kind?: "SecretStore" | "ClusterSecretStore";
}
/**
 * The store's provider as External Secrets has it: aws, gcpsm, azurekv, vault and so on. Credentials are only referred to.
 */
export interface SecretStoreProvider {
  [k: string]: {};
}
/**
 * The issuer of cert-manager.
 */
export interface Issuer {
  /**
   * Name of the issuer.
   */
  name?: KubernetesName;
  /**
   * Issuer (in the namespace) or ClusterIssuer.
   */
  kind?: "Issuer" | "ClusterIssuer";
}
/**
 * Pods of the cluster, by the labels of their namespace and their own.
 */
export interface NetworkPeer {
  /**
   * Labels of the namespace.
   */
  namespaceLabels?: Labels;
  /**
   * Labels of the pods.
   */
  podLabels?: Labels;
}
/**
 * Labels beside those that the chart sets.
 */
export interface OwnLabels {
  [k: string]: string;
}
/**
 * The container image.
 */
export interface Image {
  /**
   * Registry host. Empty: global.image.registry, else the container runtime's default.
   */
  registry?: ImageRegistry;
  /**
   * Repository of the image, without registry and tag.
   */
  repository?: string;
  /**
   * Tag of the image. Empty: global.image.tag, else the chart's appVersion.
   */
  tag?: ImageTag;
  /**
   * Digest of the image, sha256:…; wins over the tag.
   */
  digest?: string;
  /**
   * When the image is pulled. Empty: global.image.pullPolicy, else Kubernetes' own rule.
   */
  pullPolicy?: ImagePullPolicy;
}
/**
 * The autoscaler of the workload: a HorizontalPodAutoscaler, or KEDA's ScaledObject (global.autoscaling.engine).
 */
export interface Autoscaling {
  /**
   * Whether the autoscaler runs; it then owns the number of replicas.
   */
  enabled?: boolean;
  /**
   * Fewest pods; 0 only with triggers.
   */
  minReplicas?: number;
  /**
   * Most pods.
   */
  maxReplicas?: number;
  /**
   * CPU to aim at, in percent of the request.
   */
  targetCPUUtilizationPercentage?: number;
  /**
   * Memory to aim at, in percent of the request.
   */
  targetMemoryUtilizationPercentage?: number;
  /**
   * Custom metrics of the pods: the average to aim at per pod, by metric name.
   */
  podMetrics?: {
    [k: string]: Quantity;
  };
  /**
   * What else to scale by; only for global.autoscaling.engine keda.
   */
  triggers?: ScalingTrigger[];
  /**
   * Seconds from one question of KEDA to the next while there are no pods; 30 if not given.
   */
  pollingInterval?: number;
  /**
   * Seconds without work until KEDA takes the last pod away; 300 if not given.
   */
  cooldownPeriod?: number;
  /**
   * How fast the autoscaler may act (autoscaling/v2 behavior).
   */
  behavior?: {
    /**
     * Limits for adding pods.
     */
    scaleUp?: ScalingRules;
    /**
     * Limits for removing pods.
     */
    scaleDown?: ScalingRules;
  };
}
/**
 * What KEDA scales by beside metrics of the pods: the length of a queue, the lag of a topic, the time of day. CPU, memory and podMetrics have fields of their own.
 */
export interface ScalingTrigger {
  /**
   * KEDA's name of the scaler, such as kafka, aws-sqs-queue, redis, cron.
   */
  type: string;
  /**
   * What the scaler needs to know, as KEDA's documentation names it.
   */
  metadata: StringMap;
  /**
   * AverageValue: the target is per pod; Value: for all pods together. AverageValue if not given.
   */
  metricType?: "AverageValue" | "Value";
  /**
   * Whether the metric is asked for once per pollingInterval only.
   */
  useCachedMetrics?: boolean;
  /**
   * The TriggerAuthentication by which KEDA signs in. It must exist.
   */
  authenticationRef?: {
    /**
     * Name of the object.
     */
    name: KubernetesName;
    /**
     * Kind of the object; TriggerAuthentication, of the same namespace, if not given.
     */
    kind?: "TriggerAuthentication" | "ClusterTriggerAuthentication";
  };
}
/**
 * Text by name.
 */
export interface StringMap {
  [k: string]: string;
}
/**
 * Limits for one direction of scaling.
 */
export interface ScalingRules {
  /**
   * How many seconds of past recommendations are looked at.
   */
  stabilizationWindowSeconds?: number;
  /**
   * Which policy wins.
   */
  selectPolicy?: "Max" | "Min" | "Disabled";
  /**
   * How much may change in a period.
   *
   * @minItems 1
   */
  policies?: {
    /**
     * What value counts.
     */
    type: "Pods" | "Percent";
    /**
     * Pods, or percent of the present pods.
     */
    value: number;
    /**
     * The period in seconds.
     */
    periodSeconds: number;
  }[];
}
/**
 * The VerticalPodAutoscaler of the main container.
 */
export interface VerticalAutoscaling {
  /**
   * Whether there is one. The cluster needs the VerticalPodAutoscaler's CRD and controllers.
   */
  enabled?: boolean;
  /**
   * Off only recommends; Initial sets the requests of new pods; Recreate evicts pods, InPlaceOrRecreate only those that cannot be resized.
   */
  updateMode?: "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";
  /**
   * Fewest pods at which one may be evicted; the cluster's setting, mostly 2, if not given.
   */
  minReplicas?: number;
  /**
   * Resources that are set; cpu and memory if not given. Never one that the horizontal autoscaler aims at.
   *
   * @minItems 1
   */
  controlledResources?: ("cpu" | "memory")[];
  /**
   * Whether limits follow the requests; RequestsAndLimits if not given.
   */
  controlledValues?: "RequestsAndLimits" | "RequestsOnly";
  /**
   * Smallest requests.
   */
  minAllowed?: ContainerResources;
  /**
   * Largest requests.
   */
  maxAllowed?: ContainerResources;
}
/**
 * CPU and memory of a container.
 */
export interface ContainerResources {
  /**
   * CPU.
   */
  cpu?: Quantity;
  /**
   * Memory.
   */
  memory?: Quantity;
}
/**
 * Requests and limits of CPU, memory and other resources.
 */
export interface Resources {
  /**
   * What the scheduler reserves for the container.
   */
  requests?: {
    [k: string]: Quantity;
  };
  /**
   * What the container may use at the most.
   */
  limits?: {
    [k: string]: Quantity;
  };
}
/**
 * How many pods a drain of nodes must leave, or may take. Not written where it would block every drain.
 */
export interface PodDisruptionBudget {
  /**
   * Whether there is a budget.
   */
  enabled?: Switch;
  minAvailable?: MinAvailable & number;
}
/**
 * Affinity of the pods, as in Kubernetes.
 */
export interface Affinity {
  /**
   * Affinity to nodes.
   */
  nodeAffinity?: {};
  /**
   * Affinity to other pods.
   */
  podAffinity?: {};
  /**
   * Distance from other pods.
   */
  podAntiAffinity?: {};
}
/**
 * The Secret, while global.secrets.provider is externalSecret.
 */
export interface ExternalSecret {
  remoteKey?: RemoteKey;
}
/**
 * The ServiceAccount of the pods.
 */
export interface ServiceAccount {
  role?: Role;
  /**
   * Annotations of the ServiceAccount, such as a cloud role.
   */
  annotations?: Annotations;
}
/**
 * The Kubernetes Services.
 */
export interface Service {
  /**
   * More annotations of every Kubernetes Service.
   */
  annotations?: Annotations;
}
/**
 * The Ingress.
 */
export interface Ingress {
  /**
   * More annotations of the Ingress; they win over global.ingress.annotations.
   */
  annotations?: Annotations;
}
/**
 * The ServiceAccount of the pods.
 */
export interface ServiceAccount2 {
  /**
   * Annotations of the ServiceAccount, such as a cloud role.
   */
  annotations?: Annotations;
}
/**
 * A persistent volume.
 */
export interface Persistence {
  /**
   * Size of the volume. Of a StatefulSet it cannot change after the first installation.
   */
  size?: Quantity;
  /**
   * Storage class. Empty: global.storageClassName, else the cluster's default.
   */
  storageClassName?: StorageClassName;
}
/**
 * The Secret, while global.secrets.provider is sealedSecret.
 */
export interface SealedSecret {
  /**
   * Keys of the Secret, each encrypted by kubeseal.
   */
  encryptedData?: {
    /**
     * The key JWT_REFRESH_SECRET, as kubeseal has encrypted it.
     */
    JWT_REFRESH_SECRET: Ciphertext;
    /**
     * The key JWT_SECRET_KEY, as kubeseal has encrypted it.
     */
    JWT_SECRET_KEY: Ciphertext;
  };
}
/**
 * How many pods a drain of nodes must leave, or may take. Not written where it would block every drain.
 */
export interface PodDisruptionBudget2 {
  /**
   * Whether there is a budget.
   */
  enabled?: Switch;
  minAvailable?: MinAvailable & number;
}
