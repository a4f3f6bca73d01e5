import type { Container, Workload } from "../../catalogue/model/catalogue.js";

/**
 * The securityContext of a pod: Pod Security "restricted" unless its main container has an exception. seccomp
 * stands here and not at the containers, so that injected ones have it too.
 */
export function podSecurityContext(workload: Workload): object {
  const main = workload.containers[0]!;
  const root = main.exceptions.root !== undefined;
  return {
    runAsNonRoot: root ? undefined : true,
    runAsUser: root ? undefined : main.runAsUser,
    runAsGroup: root ? undefined : main.runAsGroup,
    fsGroup: workload.fsGroup,
    fsGroupChangePolicy: workload.fsGroupChangePolicy,
    supplementalGroups: workload.supplementalGroups.length === 0 ? undefined : workload.supplementalGroups,
    sysctls: workload.sysctls,
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/** The securityContext of a container; what it shares with the pod's stands only there. */
export function containerSecurityContext(workload: Workload, container: Container): object {
  const { exceptions } = container;
  const privileged = exceptions.privileged !== undefined;
  const added = Object.keys(exceptions.capabilities ?? {});
  const podIsRoot = workload.containers[0]!.exceptions.root !== undefined;
  const root = exceptions.root !== undefined;
  return {
    privileged: privileged || undefined,
    allowPrivilegeEscalation: privileged || exceptions.privilegeEscalation !== undefined,
    readOnlyRootFilesystem: exceptions.writableRootFilesystem === undefined,
    runAsNonRoot: root ? false : podIsRoot || undefined,
    runAsUser: root ? 0 : container.main && !podIsRoot ? undefined : container.runAsUser,
    runAsGroup: container.main && !root ? undefined : container.runAsGroup,
    capabilities: {
      drop: exceptions.keepCapabilities === undefined ? ["ALL"] : undefined,
      add: added.length === 0 ? undefined : added,
    },
    seccompProfile: exceptions.unconfinedSeccomp === undefined ? undefined : { type: "Unconfined" },
  };
}
