import { annotations } from "./annotations.js";
import { bothWays } from "./both-ways.js";
import { circularWaits } from "./circular-waits.js";
import { deletePolicies } from "./delete-policies.js";
import { endlessWaits } from "./endless-waits.js";
import { limits } from "./limits.js";
import { lostObjects } from "./lost-objects.js";
import { missingKinds } from "./missing-kinds.js";
import { missingObjects } from "./missing-objects.js";
import { missingRights } from "./missing-rights.js";
import { missingServices } from "./missing-services.js";
import { networkPolicies } from "./network-policies.js";
import { pipelineTimeout } from "./pipeline-timeout.js";
import { podSecurity } from "./pod-security.js";
import { quotas } from "./quotas.js";
import type { Rule } from "./rule.js";
import { samePlaces } from "./same-places.js";
import { selectedPods } from "./selected-pods.js";
import { sharedObjects } from "./shared-objects.js";
import { longNames } from "./long-names.js";
import { timeouts } from "./timeouts.js";
import { unawaitedKinds } from "./unawaited-kinds.js";
import { waitsForJobs } from "./waits-for-jobs.js";

/** All that can go wrong with hooks and waits, by name. Each code belongs to one of them. */
export const rules: Readonly<Record<string, Rule>> = {
  missingObjects,
  missingRights,
  missingServices,
  missingKinds,
  lostObjects,
  bothWays,
  sharedObjects,
  waitsForJobs,
  endlessWaits,
  circularWaits,
  deletePolicies,
  limits,
  annotations,
  unawaitedKinds,
  timeouts,
  pipelineTimeout,
  networkPolicies,
  quotas,
  podSecurity,
  samePlaces,
  selectedPods,
  longNames,
};
