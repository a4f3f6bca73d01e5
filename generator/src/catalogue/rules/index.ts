import { addresses } from "./addresses.js";
import { autoscaling } from "./autoscaling.js";
import { autoscalingEngine } from "./autoscaling-engine.js";
import { callEnv } from "./call-env.js";
import { calls } from "./calls.js";
import { certificates } from "./certificates.js";
import { chartMetadata } from "./chart-metadata.js";
import { claims } from "./claims.js";
import { cloudIdentities } from "./cloud-identities.js";
import { configMapData } from "./config-map-data.js";
import { configMaps } from "./config-maps.js";
import { credentials } from "./credentials.js";
import { cronJobs } from "./cron-jobs.js";
import { envGroups } from "./env-groups.js";
import { envNames } from "./env-names.js";
import { envReferences } from "./env-references.js";
import { envSources } from "./env-sources.js";
import { extraValues } from "./extra-values.js";
import { hosts } from "./hosts.js";
import { jobs } from "./jobs.js";
import { kubernetesServices } from "./kubernetes-services.js";
import { labels } from "./labels.js";
import { lifecycle } from "./lifecycle.js";
import { nameCollisions } from "./name-collisions.js";
import { nameLengths } from "./name-lengths.js";
import { namespace } from "./namespace.js";
import { nodePools } from "./node-pools.js";
import { objectReferences } from "./object-references.js";
import { podSecurity } from "./pod-security.js";
import { pods } from "./pods.js";
import { portAgreement } from "./port-agreement.js";
import { portReferences } from "./port-references.js";
import { ports } from "./ports.js";
import { priorityClasses } from "./priority-classes.js";
import { probes } from "./probes.js";
import { rbac } from "./rbac.js";
import { resources } from "./resources.js";
import { routes } from "./routes.js";
import { routing } from "./routing.js";
import type { Rule } from "./rule.js";
import { scheduling } from "./scheduling.js";
import { security } from "./security.js";
import { serviceNames } from "./service-names.js";
import { serviceAccounts } from "./service-accounts.js";
import { startsAfter } from "./starts-after.js";
import { templates } from "./templates.js";
import { termination } from "./termination.js";
import { text } from "./text.js";
import { updateStrategy } from "./update-strategy.js";
import { valuesKeys } from "./values-keys.js";
import { verticalAutoscaling } from "./vertical-autoscaling.js";
import { volumeMounts } from "./volume-mounts.js";
import { volumePaths } from "./volume-paths.js";
import { volumes } from "./volumes.js";
import { workloadKinds } from "./workload-kinds.js";

/** What the schema of a catalogue cannot say, by name. All of them are asked, and a catalogue that passes can be rendered and installed. */
export const rules: Readonly<Record<string, Rule>> = {
  text,
  credentials,
  chartMetadata,
  objectReferences,
  addresses,
  hosts,
  certificates,
  nameLengths,
  nameCollisions,
  valuesKeys,
  calls,
  callEnv,
  startsAfter,
  envGroups,
  envNames,
  envReferences,
  envSources,
  ports,
  portReferences,
  portAgreement,
  kubernetesServices,
  serviceNames,
  routes,
  routing,
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
  security,
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
  templates,
  extraValues,
  namespace,
  podSecurity,
};
