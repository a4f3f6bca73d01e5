import type { Manifest } from "./render.js";

/** The fields by which Kubernetes tells the items of a list apart. Source: k8s.io/api, listMapKey. */
const mergeKeys: Readonly<Record<string, readonly (readonly string[])[]>> = {
  containers: [["name"]],
  initContainers: [["name"]],
  env: [["name"]],
  // Those of containers, and those of Services.
  ports: [
    ["containerPort", "protocol"],
    ["port", "protocol"],
  ],
  volumes: [["name"]],
  volumeMounts: [["mountPath"]],
  volumeDevices: [["devicePath"]],
  imagePullSecrets: [["name"]],
  topologySpreadConstraints: [["topologyKey", "whenUnsatisfiable"]],
  hostAliases: [["ip"]],
  parentRefs: [["name", "namespace", "sectionName", "port"]],
};

/** What an item has where it does not say it. */
const assumed: Readonly<Record<string, string>> = { protocol: "TCP", whenUnsatisfiable: "DoNotSchedule" };

/**
 * Items of lists that Kubernetes takes for one: server-side apply, which is Helm 4's, refuses an object with
 * such. Creating one by its name does not.
 */
export function repeatedItems(manifest: Manifest): readonly string[] {
  // A NetworkPolicy's ports are a list without names.
  if (manifest["kind"] === "NetworkPolicy") return [];
  return repeatedIn(manifest["spec"] ?? manifest, "spec");
}

function repeatedIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = `${path}.${key}`;
    const keys = Array.isArray(member) ? (mergeKeys[key] ?? []) : [];
    return [
      ...keys.flatMap((fields) =>
        repetitions(member as readonly unknown[], fields).map((id) => `${place}: ${id}`),
      ),
      ...repeatedIn(member, place),
    ];
  });
}

function repetitions(items: readonly unknown[], fields: readonly string[]): readonly string[] {
  const ids = items
    .map((item) => Object(item) as Readonly<Record<string, unknown>>)
    .filter((item) => item[fields[0]!] !== undefined)
    .map((item) => fields.map((field) => item[field] ?? assumed[field] ?? "").join(" "));
  return ids.filter((id, i) => ids.indexOf(id) < i);
}
