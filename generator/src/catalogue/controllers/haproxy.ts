import type { Catalogue, HeaderChanges, Route, Service } from "../model/catalogue.js";
import type { Problem } from "../../problem/problem.js";
import { annotations, base, joined, regexQuoted, type Controller } from "./controller.js";

/**
 * The ingress controller of HAProxy Technologies. Source: haproxytech/kubernetes-ingress,
 * documentation/annotations.md.
 */
export const haproxy: Controller = {
  title: () => "an Ingress of HAProxy",
  cannot: ({ requestHeaders, responseHeaders, redirect }) => ({
    bodySize: "",
    canary: "",
    ...(onlySets(requestHeaders) ? {} : { requestHeaders: "it can only set them" }),
    ...(onlySets(responseHeaders) ? {} : { responseHeaders: "it can only set them" }),
    ...(redirect?.path === undefined ? {} : { redirect: "it keeps the path" }),
  }),
  conflicts,
  annotations: (route) =>
    annotations("haproxy.org", {
      "timeout-server": route.timeoutSeconds === undefined ? undefined : `${route.timeoutSeconds}s`,
      "rate-limit-requests": route.requestsPerMinute,
      "rate-limit-period": route.requestsPerMinute === undefined ? undefined : "1m",
      "rate-limit-status-code": route.requestsPerMinute === undefined ? undefined : "429",
      "ssl-redirect": route.redirectToHttps === undefined ? undefined : String(route.redirectToHttps),
      ...cors(route),
      "request-set-header": headerLines(route.requestHeaders),
      "response-set-header": headerLines(route.responseHeaders),
      "request-redirect": route.redirect?.host === undefined ? undefined : [route.redirect.host],
      "request-redirect-code": route.redirect?.statusCode,
      // HTTP/2 without TLS.
      "server-proto": route.grpc ? "h2" : undefined,
      "path-rewrite":
        route.rewritePath === undefined
          ? undefined
          : `^${regexQuoted(base(route.urlPath))}/?(.*) ${base(route.rewritePath)}/\\1`,
    }),
  canaryAnnotations: () => ({}),
  path: ({ urlPath, pathType }) => ({ path: urlPath, pathType }),
};

function onlySets(changes: HeaderChanges | undefined): boolean {
  return changes === undefined || Object.keys(changes.add).length + changes.remove.length === 0;
}

function headerLines(changes: HeaderChanges | undefined): string | undefined {
  const lines = Object.entries(changes?.set ?? {}).map(([name, text]) => `${name} ${quotedWord(text)}`);
  return lines.length === 0 ? undefined : lines.join("\n");
}

// HAProxy's own quoting: double quotes, in which a backslash takes the meaning away.
function quotedWord(text: string): string {
  return `"${text.replace(/[\\"$]/g, "\\$&")}"`;
}

function cors({ cors }: Route): Parameters<typeof annotations>[1] {
  if (cors === undefined) return {};
  // It knows one origin, or a regular expression for several.
  const origins = cors.origins.map((parts) =>
    parts.map((part) =>
      typeof part === "string" ? regexQuoted(part).replace("\\*", "[^.]+") : { ...part, inRegex: true },
    ),
  );
  const any = cors.origins.some(([origin]) => origin === "*");
  return {
    "cors-enable": "true",
    "cors-allow-origin": any ? "*" : ["^(", ...joined(origins, "|"), ")$"],
    "cors-allow-methods": cors.methods.join(", "),
    "cors-allow-headers": cors.headers.join(", "),
    "cors-allow-credentials": String(cors.credentials),
    "cors-max-age": `${cors.maxAgeSeconds}s`,
  };
}

// The timeout is one of the backend, which all routes to a Kubernetes Service share.
function conflicts(_catalogue: Catalogue, { routes }: Service): readonly Problem[] {
  return routes.flatMap(({ path, kubernetesService, port, timeoutSeconds, asked }) => {
    const first = routes.find(
      (route) => route.kubernetesService === kubernetesService && route.port === port,
    )!;
    if (first.timeoutSeconds === timeoutSeconds) return [];
    return [
      {
        path: asked.timeoutSeconds ?? path,
        message: `differs from ${first.path}, and HAProxy knows one timeout for a Kubernetes Service`,
      },
    ];
  });
}
