import type { Catalogue, Service } from "../catalogue/catalogue.js";
import { schemaValue, valueGroup, type ValueGroup } from "./value-tree.js";

/** `global.identity`; undefined where no service has a cloud role. */
export function identityValues({ identity: { provider, role }, services }: Catalogue): ValueGroup | undefined {
  if (!services.some(({ cloudIdentity }) => cloudIdentity)) return undefined;
  return valueGroup("How services with a cloud role get it.", {
    provider: schemaValue("identity-provider", provider),
    role: schemaValue("role-pattern", role),
  });
}

/** The provider and role that hold unless values say otherwise; undefined for a service without a cloud role. */
export function identityContext({ identity }: Catalogue, { cloudIdentity }: Service): object | undefined {
  return cloudIdentity && identity;
}

/** What must exist for the cloud roles of services, for a README. */
export function identityNeeds(services: readonly Service[]): readonly string[] {
  const roles = services.flatMap(({ name, cloudIdentity }) => (cloudIdentity ? [cloudIdentity.description === undefined ? name : `${name} (${cloudIdentity.description})`] : []));
  if (roles.length === 0) return [];
  return [`A cloud role for the ServiceAccount of ${roles.join(", ")}: \`serviceAccount.role\`, else \`global.identity.role\`; with \`eks-pod-identity\`, an association of each ServiceAccount with its role instead`];
}
