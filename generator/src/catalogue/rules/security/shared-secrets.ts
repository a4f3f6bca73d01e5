import type { Catalogue } from "../../model/catalogue.js";
import { sharedSecrets } from "../../facts/own-secret.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** A shared Secret is read by someone, and no other Secret of the release has its name. */
export const sharedSecretNames: Rule = (catalogue) => {
  const read = new Set(sharedSecrets(catalogue).map(({ name }) => name));
  return catalogue.secrets.shared.flatMap((name, i) => {
    const taken = takenBy(catalogue, name);
    const message = !read.has(name)
      ? "is read by no service: none has a secretKeyRef, secretRef or volume with this name"
      : taken && `is also the name of ${taken}. Choose another`;
    return message === undefined ? [] : [{ path: at("secrets.shared", i), message }];
  });
};

function takenBy({ services, imagePullSecrets, certificates }: Catalogue, name: string): string | undefined {
  const service = services.find((service) => [service.name, `${service.name}-migration`].includes(name));
  if (service !== undefined) return service.path;
  if (imagePullSecrets.includes(name)) return "one of imagePullSecrets";
  return certificates.find(({ secretName }) => secretName === name)?.path;
}
