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

/** What must exist for the cloud role of a service, for its README. */
export function identityNeeds({ name, cloudIdentity }: Service): readonly string[] {
  if (cloudIdentity === undefined) return [];
  const may = cloudIdentity.description === undefined ? "" : ` (${cloudIdentity.description})`;
  return [`Cloud role of ${name}${may} that trusts its ServiceAccount: \`serviceAccount.role\`, else \`global.identity.role\`; with \`eks-pod-identity\`, a Pod Identity association of the ServiceAccount instead`];
}
