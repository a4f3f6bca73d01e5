import type { Catalogue } from "../../catalogue/model/catalogue.js";
import { httpsRedirects } from "../../catalogue/facts/https-redirects.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { on, refused, said, within } from "./schema-rules.js";

/**
 * Rules for the `allOf` of the umbrella's schema: while a service is on whose Ingress sends clients of a host
 * to HTTPS, that host has a certificate.
 */
export function certificatesOfRedirects(catalogue: Catalogue): readonly JsonSchema[] {
  const path = ["global", "ingress"];
  const { ingress, tlsSecretNames } = catalogue;
  return httpsRedirects(catalogue).map(({ host, services }) => {
    const own = host !== undefined && Object.hasOwn(tlsSecretNames, host);
    return refused(
      [
        said(path, { enabled: on }, ingress.enabled),
        within(path, { tlsSecretName: none }),
        ...(own ? [said([...path, "tlsSecretNames"], { [host]: none }, tlsSecretNames[host] === "")] : []),
        { anyOf: services.map((service) => ({ not: within([service], { enabled: { const: false } }) })) },
      ],
      own ? [...path, "tlsSecretNames", host] : [...path, "tlsSecretName"],
      `a Secret with the certificate of ${host ?? "every host"}, whose clients ` +
        "are sent to HTTPS (redirectToHttps)",
    );
  });
}

const none = { const: "" };
