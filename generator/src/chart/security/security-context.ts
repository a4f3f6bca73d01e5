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
    runAsUser: root ? undefined : ofPod(workload, "runAsUser"),
    runAsGroup: root ? undefined : ofPod(workload, "runAsGroup"),
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
  const own = (field: Id) => {
    if (container[field] === null) return undefined;
    const id = container[field] ?? (podIsRoot ? undefined : ofMain(workload, field));
    const isSaid = !podIsRoot && !isExplicit && id === ofPod(workload, field);
    return isSaid && (container.main || container[field] === undefined) ? undefined : id;
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

type Id = "runAsUser" | "runAsGroup";

// No container can undo what the pod says.
function ofPod(workload: Workload, field: Id): number | undefined {
  const all = [...workload.containers, ...workload.initContainers];
  return all.some((container) => container[field] === null) ? undefined : ofMain(workload, field);
}

// The id of the main containers, which are several only where they are steps of a migration.
function ofMain({ containers, initContainers }: Workload, field: Id): number | undefined {
  const [first, ...others] = [...containers, ...initContainers].filter(({ main }) => main);
  return others.every((other) => other[field] === first![field]) ? (first![field] ?? undefined) : undefined;
}
