export function immutable(kind: string, field: string): string {
  return `major ${kind}/a cannot be updated: ${field} is immutable, and differs`;
}

export function deployment(spec: string): string {
  return `apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {${spec}}`;
}

export function statefulSet(spec: string): string {
  return `apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {${spec}}`;
}

export function claim(size: string): string {
  return (
    "kind: PersistentVolumeClaim, metadata: {name: a}, " + `spec: {resources: {requests: {storage: ${size}}}}`
  );
}

export function binding(rest: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, ${rest}`;
}
