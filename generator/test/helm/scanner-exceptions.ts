/** A finding of a scanner that the charts live with. */
export interface ScannerException {
  readonly checks: readonly string[];
  /** Which findings: `PLATFORM/ENVIRONMENT`, `-` without values, and what the scanner says of the place. */
  readonly of: RegExp;
  readonly reason: string;
}

/** What a scanner found. */
export interface ScannerFinding {
  readonly check: string;
  readonly where: string;
  readonly summary: string;
}

/** Findings that no exception covers, a line each. */
export function unexcused(
  exceptions: readonly ScannerException[],
  findings: readonly ScannerFinding[],
): readonly string[] {
  return findings
    .filter((finding) => !exceptions.some((exception) => excuses(exception, finding)))
    .map(({ check, where, summary }) => `${where}: ${summary} (${check})`);
}

/** Checks of exceptions that fit no finding, a line each. */
export function unused(
  exceptions: readonly ScannerException[],
  findings: readonly ScannerFinding[],
): readonly string[] {
  return exceptions.flatMap((exception) =>
    exception.checks
      .filter((check) => findings.every((finding) => finding.check !== check || !excuses(exception, finding)))
      .map((check) => `${check} of ${String(exception.of)}`),
  );
}

function excuses({ checks, of }: ScannerException, { check, where }: ScannerFinding): boolean {
  return checks.includes(check) && of.test(where);
}

/** Every exception of a scanner. */
export function exceptionsOf(scanner: keyof typeof exceptions): readonly ScannerException[] {
  return exceptions[scanner];
}

const anywhere = /./;
// Each fixture but the marketplace is as small as what it shows.
const small = /^(?!ai-nutritionist\/|marketplace\/)/;

const reasons = {
  namespace: "Manifests name no namespace: Helm puts the release into that of --namespace.",
  digest: "Tags stand in the catalogue; chartwright pin writes their digests into a values file.",
  pullPolicy:
    "Tags do not move but in development and previews, which say Always; a node that has the image starts " +
    "the pod without the registry.",
  users:
    "Users are those of the images, whose files they own. " +
    "Every pod runs as another than root, or says why not.",
  cpuLimits: "CPU limits throttle what the nodes could give. Production sets those that the catalogue names.",
  resources: "The fixture is not about resources, or the LimitRange of its namespace gives them.",
  probes: "Speaks UDP or a protocol without health checks, or is a sidecar that the pod can be without.",
  given: "The catalogue gives the reason, which the README of the chart shows.",
  environment:
    "Programs that read their secrets from the environment; `mount` of a Secret gives files instead.",
  token:
    "Calls the Kubernetes API: the guard reads its record, the others are given a Role by the catalogue.",
  devices: "The fixture's host agent, which is at the nodes by intent.",
};

/** Every exception, and the only place for one. A check of a row that fits no finding fails the test. */
const exceptions = {
  checkov: [
    { checks: ["CKV_K8S_21"], of: anywhere, reason: reasons.namespace },
    { checks: ["CKV_K8S_43"], of: anywhere, reason: reasons.digest },
    { checks: ["CKV_K8S_15"], of: anywhere, reason: reasons.pullPolicy },
    { checks: ["CKV_K8S_40"], of: anywhere, reason: reasons.users },
    { checks: ["CKV_K8S_35"], of: anywhere, reason: reasons.environment },
    {
      checks: ["CKV_K8S_10", "CKV_K8S_11", "CKV_K8S_12", "CKV_K8S_13"],
      of: small,
      reason: reasons.resources,
    },
    { checks: ["CKV_K8S_8", "CKV_K8S_9"], of: small, reason: "The fixture is not about probes." },
    { checks: ["CKV_K8S_11"], of: /^marketplace\//, reason: reasons.cpuLimits },
    {
      checks: ["CKV_K8S_10", "CKV_K8S_12", "CKV_K8S_13"],
      of: /^marketplace\//,
      reason: "The LimitRange of the namespace gives them.",
    },
    { checks: ["CKV_K8S_8", "CKV_K8S_9"], of: /^marketplace\//, reason: reasons.probes },
    {
      checks: ["CKV_K8S_9"],
      of: /^ai-nutritionist\/\S+ StatefulSet\/redis$/,
      reason: "Its exporter has no say in whether Redis may be called.",
    },
    {
      checks: ["CKV_K8S_38"],
      of: / Job\/shop-guard$|^(marketplace|networkpolicy|rbac|serviceaccount)\//,
      reason: reasons.token,
    },
    {
      checks: ["CKV_K8S_22"],
      of: /^(marketplace\/\S+ Deployment\/shop-mailer|(mastodon|zammad)\/\S+ StatefulSet\/\S*search)$/,
      reason: reasons.given,
    },
    {
      checks: [
        ...["CKV_K8S_16", "CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19", "CKV_K8S_20", "CKV_K8S_22"],
        ...["CKV_K8S_23", "CKV_K8S_25", "CKV_K8S_26", "CKV_K8S_28", "CKV_K8S_37"],
      ],
      of: /^exceptions\//,
      reason: reasons.given,
    },
    {
      checks: ["CKV_K8S_17", "CKV_K8S_19", "CKV_K8S_23", "CKV_K8S_25", "CKV_K8S_26"],
      of: /^marketplace\/\S+ DaemonSet\/shop-(edge|node-agent)$/,
      reason: reasons.devices,
    },
    { checks: ["CKV_K8S_23"], of: /^namespace\/\S+ DaemonSet\/shop-agent$/, reason: reasons.devices },
    { checks: ["CKV_K8S_26"], of: /^daemonset\//, reason: "hostPort is one of the options." },
    {
      checks: ["CKV_K8S_49", "CKV2_K8S_1", "CKV2_K8S_2", "CKV2_K8S_3", "CKV2_K8S_4", "CKV2_K8S_5"],
      of: /^rbac\/- Role(Binding)?\/shop-both$/,
      reason: "Shows that rules may have wildcards.",
    },
  ],
  trivy: [
    { checks: ["KSV-0110"], of: anywhere, reason: reasons.namespace },
    { checks: ["KSV-0020", "KSV-0021"], of: anywhere, reason: reasons.users },
    {
      checks: ["KSV-0125"],
      of: anywhere,
      reason: "Which registries a cluster trusts is for its admission to say.",
    },
    {
      checks: ["KSV-0011", "KSV-0015", "KSV-0016", "KSV-0018"],
      of: /^(?!ai-nutritionist\/)/,
      reason: reasons.resources,
    },
    {
      checks: ["KSV-0036"],
      of: / Container of (Deployment|CronJob) /,
      reason: "Its gate asks the Kubernetes API whether the migrations are done.",
    },
    {
      checks: ["KSV-0007"],
      of: /^(deployment|marketplace|ordering)\//,
      reason: "hostAliases are one of the options.",
    },
    {
      checks: [
        ...["KSV-0001", "KSV-0003", "KSV-0004", "KSV-0008", "KSV-0009", "KSV-0010", "KSV-0012", "KSV-0014"],
        ...["KSV-0017", "KSV-0022", "KSV-0023", "KSV-0024", "KSV-0028", "KSV-0030", "KSV-0104", "KSV-0105"],
        "KSV-0106",
      ],
      of: /^exceptions\//,
      reason: reasons.given,
    },
    {
      checks: [
        "KSV-0009",
        "KSV-0010",
        "KSV-0012",
        "KSV-0022",
        "KSV-0023",
        "KSV-0024",
        "KSV-0117",
        "KSV-0121",
      ],
      of: /^marketplace\/.* '?shop-(edge|node-agent)'? /,
      reason: reasons.devices,
    },
    // What these say names no object.
    { checks: ["KSV-0105", "KSV-0106"], of: /^marketplace\//, reason: reasons.devices },
    { checks: ["KSV-0012", "KSV-0105"], of: /^namespace\//, reason: reasons.devices },
    { checks: ["KSV-0023", "KSV-0024"], of: /^daemonset\//, reason: "The options are shown here." },
    {
      checks: ["KSV-0014", "KSV-0022", "KSV-0023", "KSV-0106", "KSV-0117"],
      of: /^hostile-strings\//,
      reason: "The options are shown here.",
    },
    { checks: ["KSV-0117"], of: /^(service|waits)\//, reason: "The options are shown here." },
    {
      checks: ["KSV-0014"],
      of: /^(marketplace\/.* 'shop-mailer'|(mastodon|zammad)\/.* StatefulSet 'shop-\w*search') /,
      reason: reasons.given,
    },
    { checks: ["KSV-0041"], of: /^marketplace\/\S+ ClusterRole 'default-shop-edge' /, reason: reasons.token },
    { checks: ["KSV-0049"], of: /^marketplace\/\S+ Role 'shop-metrics' /, reason: reasons.token },
    { checks: ["KSV-0112"], of: /^rbac\//, reason: "Shows that rules may have wildcards." },
    {
      checks: ["KSV-01010"],
      of: /^(configmap|marketplace|own-templates)\/\S+ ConfigMap /,
      reason: "The word `key` in a file or a name makes no secret.",
    },
    {
      checks: ["KSV-0109"],
      of: /^marketplace\/\S+ ConfigMap 'shop-workflow-config' /,
      reason: "The file names the variable that has the password.",
    },
  ],
} as const satisfies Readonly<Record<string, readonly ScannerException[]>>;
