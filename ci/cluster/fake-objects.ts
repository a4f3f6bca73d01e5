/**
 * A Node for kwok to keep: always Ready, with more of everything than any test asks for.
 * @param labels beside those that a kubelet and a cloud put on
 */
export function fakeNode(name: string, labels: Readonly<Record<string, string>> = {}): object {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: { "kwok.x-k8s.io/node": "fake" },
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "topology.kubernetes.io/region": "nowhere",
        "topology.kubernetes.io/zone": `nowhere-${name}`,
        ...labels,
      },
    },
  };
}

/** A StorageClass for whose claims kwok's stages make volumes as soon as a pod wants them. */
export function storageClass(name: string, isDefault = false): object {
  return {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name,
      ...(isDefault && { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } }),
    },
    provisioner: "kwok.x-k8s.io/volume",
    allowVolumeExpansion: true,
    volumeBindingMode: "WaitForFirstConsumer",
  };
}
