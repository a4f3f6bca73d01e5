import type { Environment } from "./platform-tables.js";

/**
 * That an object of an environment has something at a path (`at.ts`): a value, a text that matches, a list in
 * any order (Set), or nothing.
 */
export type Fact = readonly [
  environment: Environment,
  kind: string,
  name: string,
  path: string,
  expected: unknown,
];

/** Paths below one object, and what stands there. */
export type Facts = readonly (readonly [path: string, expected: unknown])[];

/** "200m/500m 256Mi/512Mi" as Kubernetes has it. */
export function resources(text: string): object {
  const [[cpu, cpuLimit], [memory, memoryLimit]] = text.split(" ").map((pair) => pair.split("/")) as [
    [string, string],
    [string, string],
  ];
  return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } };
}

/** Pod Security "restricted" for a pod, and a read-only root file system for all its containers. */
export function securityFacts(user: number, group: number): Facts {
  return [
    ["securityContext.runAsNonRoot", true],
    ["securityContext.runAsUser", user],
    ["securityContext.runAsGroup", group],
    ["securityContext.seccompProfile.type", "RuntimeDefault"],
    ["containers[*].securityContext.readOnlyRootFilesystem", new Set([true])],
    ["containers[*].securityContext.allowPrivilegeEscalation", new Set([false])],
    ["containers[*].securityContext.capabilities.drop[*]", new Set(["ALL"])],
  ];
}
