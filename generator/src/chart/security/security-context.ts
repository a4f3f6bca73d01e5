import type { Catalogue, Container, Workload } from "../../catalogue/model/catalogue.js";

/**
 * The securityContext of a pod: Pod Security "restricted" unless its main container has an exception. seccomp
 * stands here and not at the containers, so that injected ones have it too.
 */
export function podSecurityContext(workload: Workload): object {
  const main = workload.containers[0]!;
  const root = main.exceptions.root !== undefined;
  return {
    runAsNonRoot: root ? undefined : true,
    runAsUser: root ? undefined : ofAll(workload, "runAsUser"),
    runAsGroup: root ? undefined : ofAll(workload, "runAsGroup"),
    fsGroup: workload.fsGroup,
    fsGroupChangePolicy: workload.fsGroupChangePolicy,
    supplementalGroups: workload.supplementalGroups.length === 0 ? undefined : workload.supplementalGroups,
    sysctls: workload.sysctls,
    ...defaultSeccomp,
  };
}

export const defaultSeccomp = { seccompProfile: { type: "RuntimeDefault" } };
export const notPrivileged = { privileged: false };

/**
 * The securityContext of a container; what it shares with the pod's stands only there, unless the catalogue
 * wants all of it at each.
 */
export function containerSecurityContext(
  { explicitSecurityContexts: isExplicit }: Catalogue,
  workload: Workload,
  container: Container,
): object {
  const { exceptions } = container;
  const privileged = exceptions.privileged !== undefined;
  const added = Object.keys(exceptions.capabilities ?? {});
  const podIsRoot = workload.containers[0]!.exceptions.root !== undefined;
  const root = exceptions.root !== undefined;
  const own = (field: "runAsUser" | "runAsGroup") => {
    const ofPod = podIsRoot ? undefined : ofAll(workload, field);
    if (isExplicit) return container[field] ?? ofPod;
    return container.main && !podIsRoot && container[field] === ofPod ? undefined : container[field];
  };
  return {
    ...(privileged ? { privileged } : isExplicit ? notPrivileged : {}),
    allowPrivilegeEscalation: privileged || exceptions.privilegeEscalation !== undefined,
    readOnlyRootFilesystem: exceptions.writableRootFilesystem === undefined,
    runAsNonRoot: root ? false : podIsRoot || isExplicit || undefined,
    runAsUser: root ? 0 : own("runAsUser"),
    runAsGroup: own("runAsGroup"),
    capabilities: {
      drop: exceptions.keepCapabilities === undefined ? ["ALL"] : undefined,
      add: added.length === 0 ? undefined : added,
    },
    ...(exceptions.unconfinedSeccomp !== undefined
      ? { seccompProfile: { type: "Unconfined" } }
      : isExplicit
        ? defaultSeccomp
        : {}),
  };
}

// What the pod says for its main containers, which are several only where they are steps of a migration.
function ofAll(
  { containers, initContainers }: Workload,
  field: "runAsUser" | "runAsGroup",
): number | undefined {
  const [first, ...others] = [...containers, ...initContainers].filter(({ main }) => main);
  return others.every((other) => other[field] === first![field]) ? first![field] : undefined;
}
