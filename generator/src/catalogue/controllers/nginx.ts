import type { Catalogue, Route, Service } from "../model/catalogue.js";
import type { Problem } from "../../problem/problem.js";
import { annotations, base, joined, regexQuoted, type Annotations, type Controller } from "./controller.js";

/**
 * ingress-nginx. Source: its user guide, "Annotations", and internal/ingress/annotations for what it refuses.
 */
export const nginx: Controller = {
  title: () => "an Ingress of ingress-nginx",
  cannot: ({ redirect, pathType, host }) => ({
    // Its own headers are one list for all of the controller; snippets are off, as they should be.
    requestHeaders: "",
    responseHeaders: "",
    // A redirect is one fixed URL: its validation forbids variables.
    ...(redirect !== undefined && redirect.path === undefined && pathType !== "Exact"
      ? { redirect: "it sends clients to one URL, so give redirect.path or pathType Exact" }
      : redirect !== undefined && redirect.host === undefined && host === undefined
        ? { redirect: "it sends clients to one URL, so give redirect.host, or the route a host" }
        : {}),
  }),
  conflicts,
  annotations: (route) =>
    prefixed({ ...settings(route), ...cors(route), ...redirection(route), ...rewrite(route) }),
  canaryAnnotations: ({ kubernetesService }) =>
    prefixed({ canary: "true", "canary-weight": [{ weightOf: kubernetesService }] }),
  path: ({ urlPath, pathType, rewritePath }) =>
    rewritePath === undefined
      ? { path: urlPath, pathType }
      : {
          path: `${regexQuoted(base(urlPath)) || "/"}${base(urlPath) === "" ? "()" : "(/|$)"}(.*)`,
          pathType: "ImplementationSpecific",
        },
};

const prefix = "nginx.ingress.kubernetes.io";

// Source: nginx, proxy_connect_timeout, "usually cannot exceed 75 seconds".
const longestConnect = 75;

function settings({
  timeoutSeconds,
  bodySize,
  requestsPerMinute,
  redirectToHttps,
  grpc,
}: Route): Parameters<typeof annotations>[1] {
  return {
    "backend-protocol": grpc ? "GRPC" : undefined,
    "force-ssl-redirect": redirectToHttps === true ? "true" : undefined,
    "ssl-redirect": redirectToHttps === false ? "false" : undefined,
    "proxy-body-size": bodySize === undefined ? undefined : size(bodySize),
    "proxy-connect-timeout":
      timeoutSeconds === undefined ? undefined : Math.min(timeoutSeconds, longestConnect),
    "proxy-send-timeout": timeoutSeconds,
    "proxy-read-timeout": timeoutSeconds,
    "limit-rpm": requestsPerMinute,
  };
}

function cors({ cors }: Route): Parameters<typeof annotations>[1] {
  return cors === undefined
    ? {}
    : {
        "enable-cors": "true",
        "cors-allow-origin": joined(cors.origins, ", "),
        "cors-allow-methods": cors.methods.join(", "),
        "cors-allow-headers": cors.headers.join(", "),
        "cors-allow-credentials": String(cors.credentials),
        "cors-max-age": cors.maxAgeSeconds,
      };
}

function redirection({ redirect, host, urlPath }: Route): Parameters<typeof annotations>[1] {
  return redirect === undefined
    ? {}
    : {
        "permanent-redirect": ["https://", redirect.host ?? { host: host! }, redirect.path ?? urlPath],
        "permanent-redirect-code": redirect.statusCode,
      };
}

function rewrite({ rewritePath }: Route): Parameters<typeof annotations>[1] {
  return rewritePath === undefined
    ? {}
    : { "use-regex": "true", "rewrite-target": `${base(rewritePath)}/$2` };
}

function prefixed(all: Parameters<typeof annotations>[1]): Annotations {
  return annotations(prefix, all);
}

// nginx counts in 1024.
function size(bytes: bigint): string {
  const unit = (["g", "m", "k"] as const).find((_unit, i) => bytes % 1024n ** BigInt(3 - i) === 0n);
  return unit === undefined ? String(bytes) : `${bytes / 1024n ** BigInt(3 - "gmk".indexOf(unit))}${unit}`;
}

// One regular expression makes all paths of a host into some, and then an exact path takes all that begins
// with it.
function conflicts({ services }: Catalogue, { routes }: Service): readonly Problem[] {
  const rewriting = new Set(
    services
      .flatMap((service) => service.routes)
      .filter(({ rewritePath }) => rewritePath !== undefined)
      .map(({ host }) => host),
  );
  return routes
    .filter(({ host, pathType }) => pathType === "Exact" && rewriting.has(host))
    .map(({ host, path }) => ({
      path,
      message:
        "is exact, and ingress-nginx knows no exact path on a host with a rewritePath, " +
        `as ${host ?? "every host"} has`,
    }));
}
