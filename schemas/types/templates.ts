/* Made by `npm run types` from generator/templates; not to be edited. */

/** What is printed as it is. */
export type Plain = string | number | boolean;

/** What templates read, by their names. */
export interface Templates {
  "chart/.helmignore": object;
  "chart/README.md": Partials["operate-release"] & Partials["values-table"] & {
    readonly callers?: readonly Plain[] | undefined;
    readonly calls?: readonly ({
      readonly address: Plain;
      readonly callee: Plain;
      readonly env: Plain;
    })[] | undefined;
    readonly description: Plain;
    readonly exceptions?: readonly ({
      readonly reason: Plain;
      readonly what: Plain;
      readonly where: Plain;
    })[] | undefined;
    readonly folder: Plain;
    readonly migration?: {
      readonly after?: unknown;
      readonly compatibleFrom: Plain;
      readonly needs?: Plain | undefined;
      readonly revision: Plain;
      readonly steps?: Plain | undefined;
      readonly withheld?: Plain | undefined;
    } | undefined;
    readonly name: Plain;
    readonly namespaceChart?: unknown;
    readonly needs: readonly Plain[];
    readonly operations?: Partials["operate-service"] | undefined;
    readonly routes?: readonly ({
      readonly host: Plain;
      readonly path: Plain;
    })[] | undefined;
    readonly secretHint?: Plain | undefined;
    readonly secrets?: readonly ({
      readonly keys: Plain;
      readonly secret: Plain;
      readonly value: Plain;
    })[] | undefined;
    readonly services?: readonly ({
      readonly calls: Plain;
      readonly description: Plain;
      readonly enabled?: unknown;
      readonly name: Plain;
    })[] | undefined;
    readonly umbrella?: Plain | undefined;
  };
  "chart/environments.md": {
    readonly environments: readonly Plain[];
    readonly folder: Plain;
    readonly name: Plain;
    readonly rows?: readonly ({
      readonly default: Plain;
      readonly path: Plain;
      readonly values: readonly Plain[];
    })[] | undefined;
    readonly services?: unknown;
  };
  "namespace/README.md": Partials["values-table"] & {
    readonly defaultDeny?: unknown;
    readonly hasLimitRange?: unknown;
    readonly hasResourceQuota?: unknown;
    readonly name: Plain;
    readonly platform: Plain;
    readonly podSecurity: {
      readonly audit: Plain;
      readonly enforce: Plain;
      readonly version: Plain;
      readonly warn: Plain;
    };
  };
  "namespace/templates/NOTES.txt": {
    readonly limits?: Plain | undefined;
    readonly platform: Plain;
  };
  "namespace/templates/_helpers.tpl": {
    readonly chart: Plain;
    readonly platform: unknown;
  };
  "namespace/templates/checks.yaml": Partials["amount"] & {
    readonly bounds: readonly ({
      readonly keys: readonly Plain[];
      readonly name: Plain;
    })[];
    readonly chart: Plain;
    readonly defaults?: unknown;
  };
  "namespace/templates/limitrange.yaml": Partials["guarded"];
  "namespace/templates/namespace.yaml": {
    readonly chart: Plain;
    readonly podSecurity: {
      readonly audit: unknown;
      readonly enforce: unknown;
      readonly version: unknown;
      readonly warn: unknown;
    };
  };
  "namespace/templates/networkpolicy.yaml": Partials["guarded"];
  "namespace/templates/resourcequota.yaml": Partials["guarded"];
  "subchart/templates/NOTES.txt": {
    readonly chart: Plain;
    readonly selector?: Plain | undefined;
  };
  "subchart/templates/_helpers.tpl": Partials["peer-helpers"] & Partials["shared-helpers"] & {
    readonly chart: string;
    readonly copySuffix?: unknown;
    readonly gate?: {
      readonly secret?: unknown;
      readonly stores?: readonly string[] | undefined;
    } | undefined;
    readonly identity?: {
      readonly provider: string;
      readonly role: string;
    } | undefined;
    readonly migrationSecret?: unknown;
    readonly ownAccount?: unknown;
    readonly ownSecret?: unknown;
    readonly placements: readonly ({
      readonly home?: {
        readonly labels: unknown;
        readonly name: string;
      } | undefined;
      readonly named: Plain;
      readonly pools?: readonly ({
        readonly name: string;
        readonly tolerations: unknown;
      })[] | undefined;
    })[];
    readonly platform: unknown;
    readonly releasePrefix?: Plain | undefined;
    readonly secretsProvider?: string | undefined;
    readonly selectorLabels?: Readonly<Record<string, unknown>> | undefined;
    readonly tellsPods?: unknown;
    readonly tellsUrl?: unknown;
    readonly waits?: {
      readonly migrations: readonly ({
        readonly provider?: string | undefined;
        readonly revision: Plain;
        readonly service: string;
        readonly stores: readonly string[];
      })[];
      readonly own?: unknown;
    } | undefined;
  };
  "subchart/templates/checks.yaml": Partials["amount"] & {
    readonly accounts?: readonly ({
      readonly own: Plain;
      readonly service: string;
      readonly value: Plain;
    })[] | undefined;
    readonly affinities: readonly ({
      readonly path: string;
      readonly value: Plain;
    })[];
    readonly annotations: readonly ({
      readonly at: Plain;
      readonly most: Plain;
      readonly value: Plain;
    })[];
    readonly autoscaling: readonly ({
      readonly path: Plain;
      readonly value: Plain;
    })[];
    readonly chart: Plain;
    readonly constraints: readonly ({
      readonly path: Plain;
      readonly value: Plain;
    })[];
    readonly isOfService?: unknown;
    readonly ordering?: unknown;
    readonly resources: readonly ({
      readonly path: string;
      readonly value: Plain;
    })[];
    readonly variables: readonly ({
      readonly path: string;
      readonly value: Plain;
    })[];
  };
  "subchart/templates/configmap.yaml": Partials["endpoints"] & Partials["metadata"] & {
    readonly data: readonly ({
      readonly key: unknown;
      readonly value: Plain;
    })[];
    readonly files: string;
    readonly hasFiles?: unknown;
    readonly inline: readonly ({
      readonly key: unknown;
      readonly text: unknown;
    })[];
  };
  "subchart/templates/cronjob.yaml": Partials["metadata"] & {
    readonly cronJob: Plain;
    readonly job: unknown;
    readonly pod: Partials["pod"] & Partials["variables"];
    readonly spec: unknown;
  };
  "subchart/templates/daemonset.yaml": Partials["metadata"] & Partials["selector"] & {
    readonly pod: Partials["pod"] & Partials["variables"];
    readonly spec: unknown;
  };
  "subchart/templates/data-revision.yaml": {
    readonly annotations: Plain;
    readonly chart: Plain;
    readonly compatibleFrom: Plain;
    readonly name: unknown;
    readonly revision: Plain;
  };
  "subchart/templates/deployment.yaml": Partials["metadata"] & Partials["replicas"] & Partials["selector"] & {
    readonly pod: Partials["pod"] & Partials["variables"];
    readonly spec: unknown;
  };
  "subchart/templates/externalsecret.yaml": Partials["metadata"] & Partials["remote-key"] & Partials["secret-store"] & {
    readonly chart: Plain;
    readonly keys: readonly unknown[];
    readonly name: unknown;
    readonly onlyOptional?: unknown;
    readonly optionalKeys?: unknown;
    readonly whole?: unknown;
  };
  "subchart/templates/gate.yaml": Partials["metadata"] & {
    readonly account: unknown;
    readonly gateNamed: Plain;
    readonly name: unknown;
  };
  "subchart/templates/grpcroute.yaml": {
    readonly gateway: {
      readonly enabled: Plain;
      readonly name: Plain;
      readonly namespace: Plain;
    };
    readonly grpcRoutes: readonly (Partials["metadata"] & {
      readonly host?: unknown;
      readonly listener: Plain;
      readonly listenerName: Plain;
      readonly rules: unknown;
    })[];
  };
  "subchart/templates/guard.yaml": Partials["guard-objects"];
  "subchart/templates/hpa.yaml": Partials["autoscaler"] & Partials["metadata"] & {
    readonly kind: Plain;
    readonly name: unknown;
  };
  "subchart/templates/httproute.yaml": {
    readonly gateway: {
      readonly enabled: Plain;
      readonly name: Plain;
      readonly namespace: Plain;
    };
    readonly httpRoutes: readonly (Partials["metadata"] & {
      readonly host?: unknown;
      readonly listener: Plain;
      readonly listenerName: Plain;
      readonly rules: unknown;
    })[];
  };
  "subchart/templates/ingress.yaml": {
    readonly className: Plain;
    readonly enabled: Plain;
    readonly endpoints: readonly ({
      readonly callee: string;
      readonly variable: Plain;
    })[];
    readonly fixedAnnotations?: readonly ({
      readonly key: string;
      readonly text: string;
    })[] | undefined;
    readonly ingresses: readonly (Partials["metadata"] & {
      readonly declared?: readonly ({
        readonly key: string;
        readonly text: Plain;
      })[] | undefined;
      readonly everyHost?: unknown;
      readonly hosts: readonly ({
        readonly host?: unknown;
        readonly paths: readonly ({
          readonly path: unknown;
          readonly pathType: Plain;
          readonly port: Plain;
          readonly service: unknown;
        })[];
      })[];
      readonly own?: readonly ({
        readonly host: unknown;
        readonly secret: Plain;
      })[] | undefined;
      readonly shared: readonly unknown[];
    })[];
    readonly tlsSecretName: Plain;
  };
  "subchart/templates/job.yaml": Partials["metadata"] & {
    readonly job: unknown;
    readonly named: Plain;
    readonly pod: Partials["pod"] & Partials["variables"];
    readonly suspend: Plain;
  };
  "subchart/templates/migration-settings.yaml": {
    readonly account?: Partials["metadata"] | undefined;
    readonly chart: Plain;
    readonly configMaps: readonly (Partials["metadata"] & {
      readonly file: string;
    })[];
    readonly mayBeGate?: unknown;
    readonly secret?: Partials["migration-secret"] | undefined;
  };
  "subchart/templates/migration.yaml": {
    readonly chart: Plain;
    readonly gated: unknown;
    readonly hook: Partials["metadata"];
    readonly job: unknown;
    readonly mayBeGate?: unknown;
    readonly named: Plain;
    readonly pod: Partials["pod"] & Partials["variables"];
    readonly revision: unknown;
  };
  "subchart/templates/networkpolicy.yaml": Partials["identity-egress"] & Partials["metadata"] & Partials["selector"] & Partials["variables"] & {
    readonly callees: readonly ({
      readonly callee: Plain;
      readonly elsewhere: unknown;
      readonly given?: {
        readonly namespace: string;
        readonly peers: unknown;
      } | undefined;
      readonly rules?: readonly ({
        readonly peers: unknown;
        readonly ports: unknown;
      })[] | undefined;
      readonly variable: Plain;
    })[];
    readonly chart: Plain;
    readonly dnsPorts: unknown;
    readonly enabled: Plain;
    readonly gateApi?: Plain | undefined;
    readonly identity?: unknown;
    readonly ingress: readonly ({
      readonly comment: Plain;
      readonly peers: unknown;
      readonly ports: unknown;
    })[];
    readonly isCalled?: unknown;
    readonly kubernetesApi?: unknown;
    readonly kubernetesApiPorts: unknown;
    readonly opened?: {
      readonly name: Plain;
      readonly peers: unknown;
      readonly ports: unknown;
    } | undefined;
    readonly outside: readonly ({
      readonly comment: Plain;
      readonly peers: unknown;
      readonly ports: unknown;
    })[];
    readonly routed?: unknown;
    readonly scraped?: unknown;
    readonly step?: unknown;
  };
  "subchart/templates/pdb.yaml": Partials["metadata"] & Partials["selector"] & {
    readonly autoscaling?: Plain | undefined;
    readonly budget: Plain;
    readonly minAvailable?: unknown;
    readonly replicas: Plain;
  };
  "subchart/templates/podmonitor.yaml": Partials["metadata"] & {
    readonly chart: Plain;
    readonly path: unknown;
    readonly port: unknown;
  };
  "subchart/templates/pvc.yaml": Partials["metadata"] & {
    readonly claim: unknown;
    readonly persistence: Plain;
  };
  "subchart/templates/rbac.yaml": Partials["metadata"] & {
    readonly cluster: Partials["metadata"] & {
      readonly name: unknown;
    };
    readonly clusterRules?: unknown;
    readonly name: unknown;
    readonly rules?: unknown;
    readonly serviceAccountName: unknown;
  };
  "subchart/templates/scaledobject.yaml": Partials["autoscaler"] & Partials["metadata"] & {
    readonly kind: Plain;
    readonly name: unknown;
    readonly pods: Plain;
    readonly prometheusAddress: Plain;
  };
  "subchart/templates/sealedsecret.yaml": Partials["metadata"] & {
    readonly chart: Plain;
  };
  "subchart/templates/service.yaml": Partials["endpoints"] & Partials["metadata"] & {
    readonly chart: Plain;
    readonly ports?: unknown;
    readonly selector: Readonly<Record<string, unknown>>;
    readonly spec: unknown;
  };
  "subchart/templates/serviceaccount.yaml": Partials["metadata"];
  "subchart/templates/smoke-check.yaml": Partials["metadata"] & {
    readonly account: Partials["metadata"];
    readonly job: unknown;
    readonly mayUseOther?: unknown;
    readonly pod: Partials["pod"] & Partials["variables"];
  };
  "subchart/templates/statefulset.yaml": Partials["metadata"] & Partials["replicas"] & Partials["selector"] & {
    readonly claims?: readonly ({
      readonly annotated?: unknown;
      readonly claim: unknown;
      readonly name: unknown;
      readonly ownAnnotations: unknown;
      readonly persistence: Plain;
    })[] | undefined;
    readonly pod: Partials["pod"] & Partials["variables"];
    readonly spec: unknown;
  };
  "subchart/templates/vpa.yaml": Partials["metadata"] & {
    readonly apiVersion: Plain;
    readonly container: unknown;
    readonly kind: Plain;
    readonly name: unknown;
    readonly vertical: Plain;
  };
  "umbrella/templates/NOTES.txt": {
    readonly chart: Plain;
    readonly hosts?: readonly ({
      readonly name: string;
      readonly ownSecret?: unknown;
    })[] | undefined;
  };
  "umbrella/templates/_helpers.tpl": Partials["shared-helpers"] & {
    readonly chart: Plain;
    readonly name: Plain;
    readonly objects?: unknown;
  };
  "umbrella/templates/certificate.yaml": Partials["metadata"] & {
    readonly hosts: readonly unknown[];
    readonly issuer: {
      readonly kind: string;
      readonly name: string;
    };
    readonly key: string;
    readonly secretName: unknown;
    readonly spec: unknown;
  };
  "umbrella/templates/externalsecret.yaml": Partials["metadata"] & Partials["secret-store"] & {
    readonly name: unknown;
    readonly provider: string;
    readonly pullSecrets: unknown;
    readonly remoteKey: string;
  };
  "umbrella/templates/guard.yaml": Partials["guard-objects"];
  "umbrella/templates/hook-secrets.yaml": {
    readonly provider: string;
    readonly pullSecret?: Partials["metadata"] | undefined;
    readonly pullSecrets: unknown;
    readonly refreshInterval: string;
    readonly remoteKey: string;
    readonly secretStore?: Partials["metadata"] | undefined;
    readonly shared?: readonly (Partials["metadata"] & Partials["shared-keys"])[] | undefined;
    readonly store: {
      readonly kind: string;
      readonly name: Plain;
      readonly provider: unknown;
    };
  };
  "umbrella/templates/priorityclasses.yaml": {
    readonly classes: readonly ({
      readonly fields: unknown;
      readonly name: unknown;
    })[];
    readonly platform: unknown;
  };
  "umbrella/templates/secretstore.yaml": Partials["metadata"] & {
    readonly provider: string;
    readonly store: {
      readonly kind: string;
      readonly provider: unknown;
    };
  };
  "umbrella/templates/shared-secret.yaml": Partials["metadata"] & Partials["secret-store"] & Partials["shared-keys"] & {
    readonly provider: string;
    readonly remoteKey: string;
  };
}

/** What partials read, by their names. */
export interface Partials {
  "operate-release": {
    readonly folder: Plain;
    readonly keepsClaims?: unknown;
    readonly name: Plain;
  };
  "operate-service": {
    readonly autoscalers: readonly Plain[];
    readonly connects?: unknown;
    readonly container: Plain;
    readonly containers: readonly Plain[];
    readonly cronJobs: readonly ({
      readonly once: Plain;
      readonly ref: Plain;
      readonly setting: Plain;
    })[];
    readonly forward?: {
      readonly localPort: Plain;
      readonly port: Plain;
      readonly ref: Plain;
      readonly url?: Plain | undefined;
    } | undefined;
    readonly hasJobs?: unknown;
    readonly insecure?: unknown;
    readonly onDelete?: unknown;
    readonly release: Plain;
    readonly rolling?: unknown;
    readonly selector: Plain;
    readonly setting: Plain;
    readonly settings: readonly Plain[];
    readonly several?: unknown;
    readonly sidecars?: unknown;
    readonly twins: readonly ({
      readonly ports: Plain;
      readonly ref: Plain;
    })[];
    readonly verticals: readonly Plain[];
    readonly workload: Plain;
    readonly workloads?: readonly Plain[] | undefined;
  };
  "values-table": {
    readonly rows: readonly ({
      readonly default: Plain;
      readonly description: Plain;
      readonly path: Plain;
      readonly type: Plain;
    })[];
  };
  "guarded": {
    readonly chart: Plain;
    readonly name: unknown;
  };
  "amount": {
    readonly chart: Plain;
  };
  "autoscaler": {
    readonly autoscaling: Plain;
    readonly engine: string;
  };
  "container": {
    readonly args?: unknown;
    readonly chart: Plain;
    readonly command?: unknown;
    readonly env?: unknown;
    readonly envFrom?: unknown;
    readonly extraEnv?: Plain | undefined;
    readonly image?: Plain | undefined;
    readonly lifecycle?: unknown;
    readonly name: unknown;
    readonly ports?: unknown;
    readonly probes: readonly ({
      readonly asks: unknown;
      readonly kind: Plain;
      readonly numbers: Plain;
    })[];
    readonly resources?: Plain | undefined;
    readonly securityContext: unknown;
    readonly sidecar?: unknown;
    readonly stdin?: unknown;
    readonly tagPrefix: string;
    readonly tagSuffix: string;
    readonly tty?: unknown;
    readonly volumeDevices?: unknown;
    readonly volumeMounts?: unknown;
    readonly workingDir?: unknown;
  };
  "endpoints": {
    readonly endpoints?: readonly ({
      readonly callee: string;
      readonly variable: Plain;
    })[] | undefined;
  };
  "guard-objects": {
    readonly chart: Plain;
    readonly command: unknown;
    readonly deadline: Plain;
    readonly dnsPorts: unknown;
    readonly env: unknown;
    readonly kubernetesApiPorts: unknown;
    readonly label: unknown;
    readonly name: unknown;
    readonly objects: {
      readonly job: Partials["metadata"];
      readonly networkpolicy: Partials["metadata"];
      readonly role: Partials["metadata"];
      readonly rolebinding: Partials["metadata"];
      readonly serviceaccount: Partials["metadata"];
    };
    readonly platform: unknown;
    readonly policies: Plain;
    readonly programs: readonly ({
      readonly enabled?: Plain | undefined;
      readonly program: unknown;
    })[];
    readonly securityContext: unknown;
  };
  "identity-egress": {
    readonly chart: Plain;
  };
  "metadata": {
    readonly annotations?: Plain | undefined;
    readonly chart: Plain;
    readonly component?: unknown;
    readonly name: unknown;
  };
  "migration-secret": Partials["metadata"] & Partials["remote-key"] & {
    readonly keys: readonly unknown[];
    readonly name: unknown;
    readonly optionalKeys?: unknown;
    readonly refreshInterval: string;
    readonly store: {
      readonly copied?: unknown;
      readonly kind: string;
      readonly name: Plain;
    };
    readonly whole?: unknown;
  };
  "peer-helpers": {
    readonly chart: Plain;
    readonly everywhere: unknown;
    readonly hasCalls?: unknown;
    readonly placed?: unknown;
    readonly routePeers?: {
      readonly gateway: Plain;
      readonly gatewayPeer: unknown;
      readonly ingress: Plain;
      readonly ingressController: unknown;
      readonly namespace: Plain;
    } | undefined;
  };
  "pod": {
    readonly affinity: Plain;
    readonly beforeMesh?: unknown;
    readonly chart: Plain;
    readonly checksums: readonly ({
      readonly annotation: Plain;
      readonly file: string;
    })[];
    readonly component?: unknown;
    readonly containers: readonly Partials["container"][];
    readonly gate?: Partials["container"] | undefined;
    readonly gateNamed: Plain;
    readonly gateVolumes?: unknown;
    readonly hookSecrets?: unknown;
    readonly identity?: unknown;
    readonly initContainers?: readonly Partials["container"][] | undefined;
    readonly memberships: Readonly<Record<string, unknown>>;
    readonly placed: Plain;
    readonly placement: Plain;
    readonly platform?: unknown;
    readonly podAnnotations: Plain;
    readonly podLabels: Plain;
    readonly priorityClassName: Plain;
    readonly spec: unknown;
    readonly step?: unknown;
    readonly topologySpreadConstraints: Plain;
    readonly volumes?: unknown;
  };
  "remote-key": {
    readonly chart: string;
    readonly remoteKey: string;
  };
  "replicas": {
    readonly autoscaling?: Plain | undefined;
    readonly replicas: Plain;
  };
  "secret-store": {
    readonly refreshInterval: string;
    readonly store: {
      readonly kind: string;
      readonly name: Plain;
    };
  };
  "selector": {
    readonly chart: Plain;
    readonly component?: unknown;
  };
  "shared-helpers": {
    readonly affixes?: unknown;
    readonly chart: Plain;
    readonly copies?: unknown;
    readonly hosts: readonly ({
      readonly host: string;
      readonly name: string;
    })[];
    readonly images?: unknown;
    readonly kubernetesApi?: {
      readonly addresses: unknown;
    } | undefined;
    readonly objects?: unknown;
    readonly ordering?: {
      readonly image: unknown;
      readonly tagPrefix: string;
      readonly tagSuffix: string;
    } | undefined;
    readonly orderingResources?: unknown;
    readonly peers?: readonly ({
      readonly comment: Plain;
      readonly key: string;
      readonly named: Plain;
      readonly peer: unknown;
    })[] | undefined;
    readonly pullSecrets?: unknown;
    readonly registry: string;
    readonly service?: unknown;
    readonly suffixes?: unknown;
  };
  "shared-keys": {
    readonly key: string;
    readonly keys: readonly unknown[];
    readonly name: unknown;
    readonly whole?: unknown;
  };
  "variables": {
    readonly endpoints: readonly ({
      readonly callee: string;
      readonly variable: Plain;
    })[];
    readonly gateVariable?: Plain | undefined;
  };
}
