/** A finding of kube-score that the charts live with. */
export interface Exception {
  readonly check: string;
  /**
   * Which findings, as `PLATFORM/ENVIRONMENT KIND/NAME CONTAINER`; `-` is the environment without a values
   * file.
   */
  readonly of: RegExp;
  readonly reason: string;
}

/** Optional checks that every chart must pass; the reason why the others are left out stands beside them. */
export const optionalChecks = ["container-seccomp-profile", "container-ports-check"] as const;

/** Optional checks that are not asked for. */
export const otherOptionalChecks: Readonly<Record<string, string>> = {
  "container-resource-requests-equal-limits":
    "Requests are what a pod needs, limits what it may take; equal ones would pay for peaks all day.",
  "container-cpu-requests-equal-limits": "As above.",
  "container-memory-requests-equal-limits": "As above.",
  "container-ephemeral-storage-request-equals-limit":
    "No limit is set; see container-ephemeral-storage-request-and-limit.",
};

const anywhere = /./;
// Each fixture but the marketplace is as small as what it shows.
const small = /^(?!ai-nutritionist\/|marketplace\/)/;

/** Every exception, and the only place for one. A row that fits no finding fails the test. */
export const exceptions: readonly Exception[] = [
  {
    check: "container-image-pull-policy",
    of: anywhere,
    reason:
      "Tags do not move but in development and previews, which say Always; " +
      "a node that has the image starts the pod without the registry.",
  },
  {
    check: "container-security-context-user-group-id",
    of: anywhere,
    reason:
      "Users are those of the images, whose files they own. " +
      "Every pod runs as another than root, or says why not.",
  },
  {
    check: "container-ephemeral-storage-request-and-limit",
    of: anywhere,
    reason:
      "The root file system is read-only, an emptyDir has " +
      "its own sizeLimit, and the kubelet turns logs over.",
  },
  {
    check: "deployment-has-host-podantiaffinity",
    of: anywhere,
    reason:
      "topologySpreadConstraints over nodes and zones do it, " +
      "and leave room when there are more pods than nodes.",
  },
  {
    check: "statefulset-has-host-podantiaffinity",
    of: anywhere,
    reason: "topologySpreadConstraints over nodes and zones do it.",
  },

  {
    check: "deployment-replicas",
    of: /^ai-nutritionist\/(development|preview) /,
    reason: "One pod of each is enough there.",
  },
  {
    check: "deployment-replicas",
    of: /^ai-nutritionist\/- Deployment\/bedrock-mock/,
    reason: "Stands in for a service of AWS in development and previews only.",
  },
  {
    check: "deployment-has-poddisruptionbudget",
    of: /^ai-nutritionist\/- Deployment\/(nutrition-service|web-app)/,
    reason:
      "Two pods, and two must be available: such a budget would " +
      "block every drain, so there is none. Production has five pods.",
  },
  {
    check: "pod-probes-identical",
    of: /^ai-nutritionist\/\S+ (StatefulSet\/dynamodb-local|Deployment\/bedrock-mock)/,
    reason:
      "Has nothing better to ask; liveness gives up twice as " +
      "late as readiness, which kube-score does not compare.",
  },

  {
    check: "container-resources",
    of: /^marketplace\//,
    reason:
      "CPU limits throttle what the nodes could give, and some containers have the LimitRange's resources.",
  },
  {
    check: "pod-probes",
    of: /^marketplace\/\S+ Deployment\/(statsd|shop-workflow-\w+) /,
    reason: "Speaks UDP, or a protocol without health checks.",
  },
  {
    check: "pod-probes-identical",
    of: /^marketplace\/\S+ DaemonSet\/shop-edge/,
    reason: "Has one path for both; liveness gives up later, which kube-score does not compare.",
  },
  {
    check: "deployment-replicas",
    of: /^marketplace\/\S+ Deployment\/(shop-storefront-v2|shop-workflow-worker|statsd|shop-metrics)/,
    reason: "A version on trial, a worker that may wait, and two that keep what they know in one pod.",
  },
  {
    check: "deployment-strategy",
    of: /^marketplace\/\S+ Deployment\/(statsd|shop-metrics)/,
    reason: "Two pods would count everything by half, or hold the volume twice: the old one has to go first.",
  },
  {
    check: "service-type",
    of: /^marketplace\/\S+ Service\/shop-pricing-rest/,
    reason: "A load balancer outside of the cluster knows the port.",
  },
  {
    check: "container-security-context-readonlyrootfilesystem",
    of: /^(marketplace\/\S+ Deployment\/shop-mailer|(mastodon|zammad)\/\S+ StatefulSet\/\S*search|exceptions\/|hostile-strings\/)/,
    reason: "The catalogue gives the reason, which the README of the chart shows.",
  },
  {
    check: "container-security-context-privileged",
    of: /^exceptions\//,
    reason: "The catalogue gives the reason, which the README of the chart shows.",
  },

  { check: "container-resources", of: small, reason: "The fixture is not about resources." },
  { check: "pod-probes", of: small, reason: "The fixture is not about probes." },
  { check: "deployment-replicas", of: small, reason: "The fixture is not about availability." },
  {
    check: "deployment-has-poddisruptionbudget",
    of: small,
    reason: "The fixture is not about availability.",
  },
  {
    check: "statefulset-has-poddisruptionbudget",
    of: small,
    reason: "The fixture is not about availability.",
  },
  {
    check: "horizontalpodautoscaler-replicas",
    of: /^(horizontalpodautoscaler|scaledobject)\//,
    reason: "One pod is the least that the option allows.",
  },
  { check: "deployment-strategy", of: /^hostile-strings\//, reason: "Recreate is one of the options." },
  {
    check: "deployment-strategy",
    of: /^ordering\/\S+ Deployment\/shop-orders/,
    reason: "Its claim is mounted by one pod at a time, so the old one goes first.",
  },
  { check: "service-type", of: /^service\//, reason: "NodePort is one of the options." },
  {
    check: "cronjob-has-deadline",
    of: anywhere,
    reason: "An option: a run that is late is better than none, unless the catalogue says otherwise.",
  },
];
