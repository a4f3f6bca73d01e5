import { httpsRedirects } from "../../facts/https-redirects.js";
import type { Rule } from "../rule.js";

/** Whom an Ingress sends to HTTPS, it can serve there. */
export const certificatesOfRedirects: Rule = (catalogue) =>
  catalogue.ingress.enabled && catalogue.ingress.tlsSecretName === ""
    ? httpsRedirects(catalogue)
        .filter(({ host }) => host === undefined || !catalogue.tlsSecretNames[host])
        .map(({ host, path }) => ({
          path,
          message:
            `sends clients of ${host ?? "every host"} to HTTPS, for which its Ingress has no ` +
            "certificate. Name the Secret with it in ingress.tlsSecretName or at the host, " +
            "or say in ingress.tlsElsewhere where TLS ends",
        }))
    : [];
