import { addresses } from "./network/addresses.js";
import { autoscaling } from "./workload/autoscaling.js";
import { autoscalingEngine } from "./workload/autoscaling-engine.js";
import { callEnv } from "./config/call-env.js";
import { calleeReferences } from "./config/callee-references.js";
import { calls } from "./network/calls.js";
import { certificates } from "./security/certificates.js";
import { chartMetadata } from "./release/chart-metadata.js";
import { claims } from "./workload/claims.js";
import { cloudIdentities } from "./security/cloud-identities.js";
import { configMapData } from "./config/config-map-data.js";
import { configMaps } from "./config/config-maps.js";
import { credentials } from "./security/credentials.js";
import { credentialsByName } from "./security/credential-names.js";
import { cronJobs } from "./workload/cron-jobs.js";
import { envGroups } from "./config/env-groups.js";
import { envNames } from "./config/env-names.js";
import { envReferences } from "./config/env-references.js";
import { envSources } from "./config/env-sources.js";
import { extraValues } from "./config/extra-values.js";
import { grpcRoutes } from "./network/grpc-routes.js";
import { certificatesOfRedirects } from "./network/https-redirects.js";
import { hosts } from "./network/hosts.js";
import { images } from "./release/images.js";
import { jobs } from "./workload/jobs.js";
import { kubernetesServices } from "./network/kubernetes-services.js";
import { labels } from "./release/labels.js";
import { lifecycle } from "./workload/lifecycle.js";
import { migrations } from "./release/migrations.js";
import { nameCollisions } from "./release/name-collisions.js";
import { nameLengths } from "./release/name-lengths.js";
import { namespace } from "./release/namespace.js";
import { nodePools } from "./workload/node-pools.js";
import { podSecurity } from "./security/pod-security.js";
import { pods } from "./workload/pods.js";
import { portAgreement } from "./network/port-agreement.js";
import { portReferences } from "./network/port-references.js";
import { ports } from "./network/ports.js";
import { priorityClasses } from "./workload/priority-classes.js";
import { probes } from "./workload/probes.js";
import { rbac } from "./security/rbac.js";
import { requirements } from "./workload/requirements.js";
import { resources } from "./workload/resources.js";
import { routes } from "./network/routes.js";
import { routing } from "./network/routing.js";
import type { Rule } from "./rule.js";
import { scheduling } from "./workload/scheduling.js";
import { scraping } from "./network/scraping.js";
import { security } from "./security/security.js";
import { selectorLabels } from "./workload/selector-labels.js";
import { serviceNames } from "./network/service-names.js";
import { serviceAccounts } from "./security/service-accounts.js";
import { sharedSecretNames } from "./security/shared-secrets.js";
import { smokeChecks } from "./release/smoke-checks.js";
import { startsAfter } from "./release/starts-after.js";
import { templates } from "./release/templates.js";
import { termination } from "./workload/termination.js";
import { text } from "./release/text.js";
import { unplacedHosts } from "./network/unplaced-hosts.js";
import { updateStrategy } from "./workload/update-strategy.js";
import { valuesKeys } from "./config/values-keys.js";
import { verticalAutoscaling } from "./workload/vertical-autoscaling.js";
import { waits } from "./release/waits.js";
import { writtenHosts } from "./config/written-hosts.js";
import { volumeMounts } from "./workload/volume-mounts.js";
import { volumePaths } from "./workload/volume-paths.js";
import { volumes } from "./workload/volumes.js";
import { wholeSecrets } from "./security/whole-secrets.js";
import { workloadKinds } from "./workload/workload-kinds.js";

/**
 * What the schema of a catalogue cannot say, by name. All of them are asked, and a catalogue that passes can
 * be rendered and installed.
 */
export const rules: Readonly<Record<string, Rule>> = {
  text,
  credentials,
  credentialsByName,
  chartMetadata,
  addresses,
  hosts,
  unplacedHosts,
  certificates,
  nameLengths,
  nameCollisions,
  valuesKeys,
  calls,
  callEnv,
  calleeReferences,
  writtenHosts,
  startsAfter,
  waits,
  migrations,
  smokeChecks,
  envGroups,
  envNames,
  envReferences,
  envSources,
  ports,
  portReferences,
  portAgreement,
  scraping,
  kubernetesServices,
  serviceNames,
  routes,
  routing,
  certificatesOfRedirects,
  grpcRoutes,
  workloadKinds,
  updateStrategy,
  autoscaling,
  autoscalingEngine,
  verticalAutoscaling,
  cronJobs,
  jobs,
  probes,
  lifecycle,
  termination,
  resources,
  requirements,
  images,
  security,
  wholeSecrets,
  sharedSecretNames,
  serviceAccounts,
  cloudIdentities,
  rbac,
  volumes,
  volumeMounts,
  volumePaths,
  claims,
  configMaps,
  configMapData,
  pods,
  scheduling,
  nodePools,
  priorityClasses,
  labels,
  selectorLabels,
  templates,
  extraValues,
  namespace,
  podSecurity,
};
