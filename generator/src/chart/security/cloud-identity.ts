import type { Catalogue, Identity, Service } from "../../catalogue/model/catalogue.js";
import { goString } from "../helm/helm-expression.js";
import { schemaValue, valueGroup, type ValueGroup } from "../values/value-tree.js";

/** `global.identity`; undefined where no service has a cloud role. */
export function identityValues({
  identity: { provider, role },
  services,
}: Catalogue): ValueGroup | undefined {
  if (!services.some(({ cloudIdentity }) => cloudIdentity)) return undefined;
  return valueGroup("How services with a cloud role get it.", {
    provider: schemaValue("identity-provider", provider),
    role: schemaValue("role-pattern", role),
  });
}

/**
 * The provider and role that hold unless values say otherwise; undefined for a service without a cloud role.
 */
export function identityContext({ identity }: Catalogue, { cloudIdentity }: Service): Identity | undefined {
  return cloudIdentity && identity;
}

/** The annotation of a ServiceAccount for the cloud role, as an expression; none without one. */
export function identityAnnotation(service: Service): readonly string[] {
  return service.cloudIdentity ? [`(include ${goString(`${service.name}.identity`)} $ | fromYaml)`] : [];
}

/** What must exist for the cloud roles of services, for a README. */
export function identityNeeds(services: readonly Service[]): readonly string[] {
  const roles = services
    .filter(({ cloudIdentity }) => cloudIdentity)
    .map(({ name, cloudIdentity, migration, serviceAccount }) => {
      // The hook of a migration has an account of its own, which the role must trust as well.
      const accounts =
        migration?.when === "before" && !serviceAccount.shared ? `${name} and ${name}-migration` : name;
      return cloudIdentity!.description === undefined
        ? accounts
        : `${accounts} (${cloudIdentity!.description})`;
    });
  if (roles.length === 0) return [];
  return [
    `A cloud role for the ServiceAccount of ${roles.join(", ")}: ` +
      "`serviceAccount.role`, else `global.identity.role`; with `eks-pod-identity`, " +
      "an association of each ServiceAccount with its role instead",
  ];
}
