import type { Catalogue, Claim, Workload } from "../../model/catalogue.js";
import { everyWorkload } from "../../facts/parts.js";
import { at } from "../../../problem/positions.js";
import type { Rule } from "../rule.js";

/** Names of objects that exist already are names of objects; an empty one stands for none. */
export const objectReferences: Rule = (catalogue) =>
  references(catalogue)
    .filter(
      ({ name = "" }) =>
        name !== "" &&
        !(
          name.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)
        ),
    )
    .map(({ path, name }) => ({
      path,
      message:
        "must be the name of an object: lower-case letters, " +
        `digits, dashes and dots, got ${JSON.stringify(name)}`,
    }));

interface Reference {
  readonly path: string;
  readonly name: string | undefined;
}

function references(catalogue: Catalogue): readonly Reference[] {
  const { ingress, gateway, imagePullSecrets } = catalogue;
  return [
    { path: "ingress.className", name: ingress.className },
    { path: "ingress.tlsSecretName", name: ingress.tlsSecretName },
    { path: "gateway.name", name: gateway.name },
    { path: "gateway.namespace", name: gateway.namespace },
    { path: "gateway.sectionName", name: gateway.sectionName },
    {
      path: "secrets.externalSecret.secretStoreRef.name",
      name: catalogue.secrets.externalSecret.secretStoreRef.name,
    },
    ...catalogue.certificates.flatMap(({ path, secretName, issuer }) => [
      { path: at(path, "secretName"), name: secretName },
      { path: at(path, "issuer", "name"), name: issuer.name },
    ]),
    ...imagePullSecrets.map((name, i) => ({ path: at("imagePullSecrets", i), name })),
    ...everyWorkload(catalogue).flatMap(({ workload }) => ofWorkload(workload)),
  ];
}

function ofWorkload({
  path,
  priorityClassName,
  volumes,
  volumeClaimTemplates,
}: Workload): readonly Reference[] {
  const ofClaim = (place: string, claim: Claim | undefined) => ({
    path: at(place, "storageClassName"),
    name: claim?.storageClassName,
  });
  return [
    { path: at(path, "priorityClassName"), name: priorityClassName },
    ...Object.entries(volumes).map(([name, { persistentVolumeClaim }]) =>
      ofClaim(at(path, "volumes", name, "persistentVolumeClaim"), persistentVolumeClaim),
    ),
    ...Object.entries(volumeClaimTemplates).map(([name, claim]) =>
      ofClaim(at(path, "volumeClaimTemplates", name), claim),
    ),
  ];
}
