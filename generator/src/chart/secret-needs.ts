import type { Catalogue, Service } from "../catalogue/catalogue.js";
import { ownSecret } from "./own-secret.js";

/** What else may stand in for the own Secret of a service, for READMEs: `global.secrets.provider` decides. */
export function ownSecretHint({ name }: Service): string {
  return `(\`existingSecret\` of ${name} names another); instead, by \`global.secrets.provider\`: the same in the store (\`externalSecret\`), or in \`sealedSecret.encryptedData\` of ${name} (\`sealedSecret\`)`;
}

/** The store that External Secrets reads, unless the umbrella brings it. */
export function storeNeeds({ secrets, imagePullSecrets, services }: Catalogue): readonly string[] {
  if (secrets.secretStore !== undefined || (imagePullSecrets.length === 0 && !services.some(ownSecret))) return [];
  const { kind, name } = secrets.externalSecret.secretStoreRef;
  return [`With \`global.secrets.provider\` \`externalSecret\`: ${kind} \`${name}\` of External Secrets (\`global.secrets.externalSecret.secretStoreRef\`)`];
}
