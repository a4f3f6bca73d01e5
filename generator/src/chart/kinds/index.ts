import type { Service } from "../../catalogue/model/catalogue.js";
import type { ObjectName } from "../../catalogue/model/object-name.js";
import { migration } from "./migration.js";
import { smokeCheck } from "./smoke-check.js";
import { configMap } from "./configmap.js";
import { cronJob } from "./cronjob.js";
import { daemonSet } from "./daemonset.js";
import { deployment } from "./deployment.js";
import { externalSecret } from "./externalsecret.js";
import { gate } from "./gate.js";
import { grpcRoute } from "./grpcroute.js";
import { horizontalPodAutoscaler } from "./horizontalpodautoscaler.js";
import { httpRoute } from "./httproute.js";
import { ingress } from "./ingress.js";
import { job } from "./job.js";
import type { Kind } from "../kind/kind.js";
import { networkPolicy } from "./networkpolicy.js";
import { podMonitor } from "./podmonitor.js";
import { persistentVolumeClaim } from "./persistentvolumeclaim.js";
import { podDisruptionBudget } from "./poddisruptionbudget.js";
import { role } from "./role.js";
import { scaledObject } from "./scaledobject.js";
import { sealedSecret } from "./sealedsecret.js";
import { kubernetesService } from "./service.js";
import { serviceAccount } from "./serviceaccount.js";
import { statefulSet } from "./statefulset.js";
import { verticalPodAutoscaler } from "./verticalpodautoscaler.js";

/**
 * All kinds that the chart of a service may have, in the order that their keys have in values.yaml. Read by
 * subchart.ts, service-values.ts, own-names.ts, readme/cluster-needs.ts, capacity/object-usages.ts and, for
 * the names, by all that completes or checks a catalogue.
 */
export const kinds: readonly Kind[] = [
  deployment,
  daemonSet,
  horizontalPodAutoscaler,
  scaledObject,
  verticalPodAutoscaler,
  cronJob,
  job,
  statefulSet,
  persistentVolumeClaim,
  podDisruptionBudget,
  migration,
  gate,
  smokeCheck,
  externalSecret,
  sealedSecret,
  configMap,
  serviceAccount,
  role,
  kubernetesService,
  ingress,
  httpRoute,
  grpcRoute,
  networkPolicy,
  podMonitor,
];

/** The objects of a service's chart, by the names that they have without the release's. */
export function objectNames(service: Service): readonly ObjectName[] {
  return kinds.flatMap(({ names }) => names(service));
}
