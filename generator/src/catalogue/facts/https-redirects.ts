import type { Catalogue } from "../model/catalogue.js";

/** A host whose clients an Ingress sends to HTTPS. */
export interface HttpsRedirect {
  /** Undefined: every host. */
  readonly host: string | undefined;
  /** Where the catalogue asks for it. */
  readonly path: string;
  /** Names of the services whose routes do. */
  readonly services: readonly string[];
}

/**
 * The hosts whose clients an Ingress sends to HTTPS, for which it must have a certificate. None where the
 * catalogue says that TLS ends elsewhere, or that the controller cannot be told to.
 */
export function httpsRedirects({ services, ingress }: Catalogue): readonly HttpsRedirect[] {
  if (ingress.tlsElsewhere !== undefined || ingress.unsupported.redirectToHttps !== undefined) return [];
  const redirected = services.flatMap((service) =>
    service.routes
      .filter(({ redirectToHttps }) => redirectToHttps === true)
      .map(({ host, asked }) => ({ service: service.name, host, path: asked.redirectToHttps! })),
  );
  return [...new Set(redirected.map(({ host }) => host))].map((host) => {
    const all = redirected.filter((one) => one.host === host);
    return { host, path: all[0]!.path, services: [...new Set(all.map(({ service }) => service))] };
  });
}
