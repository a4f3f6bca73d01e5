import { assumed } from "../../catalogue/facts/assumed-defaults.js";
import { at } from "../../manifests/at.js";
import type { ReleaseObject } from "../../manifests/objects.js";
import { isAwaited } from "../../manifests/pods.js";
import { numberAt } from "../../manifests/reading.js";

/**
 * Seconds until a hook has surely ended, well or badly, by its own fields; Infinity: it has no deadline; 0:
 * Helm does not wait for it. A Job's activeDeadlineSeconds counts all of its pods together; that of its pods
 * counts for each, and between them are pauses that double from 10 seconds to 6 minutes. Source: Kubernetes,
 * Job and PodSpec; pkg/controller/job/backoff_utils.go.
 */
export function longest(object: ReleaseObject): number {
  if (!isAwaited(object)) return 0;
  const own = numberAt(object.body, "spec.activeDeadlineSeconds");
  if (object.kind === "Pod") return own ?? Infinity;
  const each = numberAt(at(object.body, "spec.template"), "spec.activeDeadlineSeconds");
  const retries = Math.min(numberAt(object.body, "spec.backoffLimit") ?? assumed.backoffLimit, maxRetries);
  const together =
    each === undefined
      ? Infinity
      : each * (retries + 1) +
        Array.from({ length: retries }, (_, i) => Math.min(10 * 2 ** i, 360)).reduce(
          (sum, pause) => sum + pause,
          0,
        );
  return Math.min(own ?? Infinity, together);
}

// A backoffLimit may be 2^31; far before it nothing ends in time.
const maxRetries = 10_000;
