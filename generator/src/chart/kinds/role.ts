import { clusterName, objectName } from "../helm/names.js";
import { accountName } from "../security/service-account.js";
import { none, noValues, type Kind } from "../kind/kind.js";

/** What the account of a service may do with the Kubernetes API. */
export const role: Kind = {
  kinds: ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"],
  templates: ({ service }) => {
    if (service.rbac === undefined) return [];
    const name = objectName(service, service.name);
    return [
      {
        template: "subchart/templates/rbac.yaml",
        path: "templates/rbac.yaml",
        context: {
          chart: service.name,
          name,
          // A ClusterRole has no namespace, so its name says whose it is.
          cluster: { chart: service.name, name: clusterName(service) },
          rules: service.rbac.rules,
          clusterRules: service.rbac.clusterRules,
          serviceAccountName: accountName(service),
        },
      },
    ];
  },
  names: ({ name, path, rbac }) => ((rbac?.rules ?? []).length > 0 ? [{ kind: "Role", name, path }] : []),
  values: noValues,
  workloadValues: noValues,
  needs: none,
  quota: ({ service: { name, rbac } }) => {
    const count = (rbac?.rules ?? []).length > 0 ? 1 : 0;
    return [
      { key: "count/roles.rbac.authorization.k8s.io", name, count },
      { key: "count/rolebindings.rbac.authorization.k8s.io", name, count },
    ];
  },
};
