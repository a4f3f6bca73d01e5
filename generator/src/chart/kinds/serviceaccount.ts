import { objectName } from "../helm/names.js";
import { identityAnnotation } from "../security/cloud-identity.js";
import { schemaValue, valueGroup } from "../values/value-tree.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/** The ServiceAccount of a service's pods, unless they have one that others made. */
export const serviceAccount: Kind = {
  kinds: ["ServiceAccount"],
  templates: ({ service }) => {
    if (service.serviceAccount.shared) return [];
    return [
      {
        template: "subchart/templates/serviceaccount.yaml",
        path: "templates/serviceaccount.yaml",
        context: {
          chart: service.name,
          name: objectName(service, service.name),
          annotations: [".Values.serviceAccount.annotations", ...identityAnnotation(service)].join(" "),
        },
      },
    ];
  },
  names: ({ name, path }) => [{ kind: "ServiceAccount", name, path }],
  values: ({ serviceAccount: { shared, annotations }, cloudIdentity }) => ({
    serviceAccount: shared
      ? undefined
      : valueGroup("The ServiceAccount of the pods.", {
          role: cloudIdentity && schemaValue("role", ""),
          annotations: schemaValue(
            "annotations",
            annotations,
            "Annotations of the ServiceAccount, such as a cloud role.",
          ),
        }),
  }),
  workloadValues: noValues,
  needs: none,
  quota: ({ service: { name, serviceAccount } }) => [
    { key: "count/serviceaccounts", name, count: serviceAccount.shared ? 0 : 1 },
  ],
};
