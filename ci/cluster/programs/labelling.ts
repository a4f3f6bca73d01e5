import { setTimeout } from "node:timers/promises";
import type { Api } from "../api.js";

/** The label of pods that are not for kwok: its stages look at it. */
export const label = "local-programs";

const admission = "/apis/admissionregistration.k8s.io/v1";

/**
 * Has the API server put the label on each new pod with one of the images, whatever their tags, and waits
 * until it does.
 * @param images without tag and digest
 */
export async function labelPods(api: Api, images: readonly string[]): Promise<void> {
  const pattern = `^(${images.map((image) => image.replace(/[.\\+*?()[\]{}|^$]/g, "\\$&")).join("|")})([:@].*)?$`;
  await api.ask("POST", `${admission}/mutatingadmissionpolicies`, {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingAdmissionPolicy",
    metadata: { name: label },
    spec: {
      failurePolicy: "Fail",
      reinvocationPolicy: "Never",
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] },
        ],
      },
      matchConditions: [
        {
          name: "has-a-program",
          expression:
            "(object.spec.containers.map(c, c.image) + " +
            "(has(object.spec.initContainers) ? object.spec.initContainers.map(c, " +
            `c.image) : [])).exists(image, image.matches(${JSON.stringify(pattern)}))`,
        },
      ],
      mutations: [
        {
          patchType: "ApplyConfiguration",
          applyConfiguration: {
            expression: `Object{metadata: Object.metadata{labels: {"${label}": "run"}}}`,
          },
        },
      ],
    },
  });
  await api.ask("POST", `${admission}/mutatingadmissionpolicybindings`, {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingAdmissionPolicyBinding",
    metadata: { name: label },
    spec: { policyName: label },
  });
  const probe = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { generateName: "probe-" },
    spec: { containers: [{ name: "main", image: images[0] }] },
  };
  for (;;) {
    const { metadata } = (await api.ask("POST", "/api/v1/namespaces/default/pods?dryRun=All", probe)) as {
      readonly metadata: { readonly labels?: object };
    };
    if (metadata.labels) return;
    await setTimeout(100);
  }
}
