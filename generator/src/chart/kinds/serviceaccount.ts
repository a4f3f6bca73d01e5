import { identityAnnotation } from "../security/cloud-identity.js";
import { accountName, createsAccount } from "../security/service-account.js";
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
          name: accountName(service),
          annotations: [".Values.serviceAccount.annotations", ...identityAnnotation(service)].join(" "),
        },
      },
    ];
  },
  names: ({ name, path }) => [{ kind: "ServiceAccount", name, path }],
  values: ({ serviceAccount: { name, shared, annotations }, cloudIdentity }) => ({
    serviceAccount: shared
      ? undefined
      : valueGroup("The ServiceAccount of the pods.", {
          create: schemaValue(
            "switch",
            true,
            "Whether the chart makes it; if not, it must exist, and the chart's Jobs use it as well.",
          ),
          name: schemaValue(
            "optional-name",
            name,
            "Its name; empty: that of the service, or `default` where the chart does not make it.",
          ),
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
  quota: ({ service, values }) => [
    { key: "count/serviceaccounts", name: service.name, count: createsAccount(service, values) ? 1 : 0 },
  ],
};
