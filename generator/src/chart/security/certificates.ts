import type { Catalogue, Certificate } from "../../catalogue/model/catalogue.js";
import { valuesKey } from "../../catalogue/facts/object-names.js";
import type { ChartTemplate } from "../helm/chart-template.js";
import { hostExpression } from "../helm/endpoint.js";
import { umbrellaPrefix } from "../helm/names.js";
import { helmText, helmValue } from "../helm/helm-expression.js";
import { schemaValue, valueGroup, type ValueGroup } from "../values/value-tree.js";

/** `global.certificates`; undefined where the catalogue has none. */
export function certificatesValues({ certificates }: Catalogue): ValueGroup | undefined {
  if (certificates.length === 0) return undefined;
  return valueGroup("Certificates of cert-manager.", {
    enabled: schemaValue(
      "switch",
      true,
      "Whether cert-manager makes the certificates; else their Secrets must exist.",
    ),
    issuers: valueGroup(
      "Who signs them.",
      Object.fromEntries(
        certificates.map(({ name, issuer }) => [
          valuesKey(name),
          {
            ...schemaValue("issuer", issuer, `Issuer of the certificate ${name}.`),
            required: ["name", "kind"],
          },
        ]),
      ),
    ),
  });
}

/** The certificates, one file each. */
export function certificateTemplates(catalogue: Catalogue): readonly ChartTemplate[] {
  return catalogue.certificates.map((certificate) => ({
    template: "umbrella/templates/certificate.yaml",
    path: `templates/certificate-${certificate.name}.yaml`,
    context: {
      chart: umbrellaPrefix(catalogue),
      name: certificate.releasePrefix
        ? helmText([{ expression: "$.Release.Name" }, `-${certificate.name}`])
        : certificate.name,
      hosts: certificate.hosts.map((host) =>
        helmValue(`${hostExpression(umbrellaPrefix(catalogue), host)} | quote`),
      ),
      ...ofCertificate(certificate),
    },
  }));
}

function ofCertificate({ name, secretName, issuer, duration, renewBefore }: Certificate) {
  return {
    key: valuesKey(name),
    secretName,
    issuer,
    spec: { duration, renewBefore, privateKey: { rotationPolicy: "Always" } },
  };
}

/** What must exist for the certificates, for the README. */
export function certificateNeeds({ certificates }: Catalogue): readonly string[] {
  return certificates.map(
    ({ name, secretName, issuer }) =>
      `cert-manager.io/v1 (cert-manager) and ${issuer.kind} \`${issuer.name}\` ` +
      `(\`global.certificates.issuers.${valuesKey(name)}\`), where \`global.certificates.enabled\` ` +
      `is true; else Secret \`${secretName}\` with the certificate ${name}`,
  );
}
