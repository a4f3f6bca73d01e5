/** A way in from outside, with all that the catalogue and the service say for it. */
export interface Route extends RouteSettings {
  readonly path: string;
  /** Name of the Ingress that it gets beside its service's. */
  readonly name: string | undefined;
  /** Short name of a host; undefined: every host. */
  readonly host: string | undefined;
  readonly urlPath: string;
  readonly pathType: "Prefix" | "Exact" | "ImplementationSpecific";
  readonly kubernetesService: string | undefined;
  /** Name of a port; undefined: the first of the first Kubernetes Service. */
  readonly port: string | undefined;
  /** What stands in the place of `urlPath` when the service sees it. */
  readonly rewritePath: string | undefined;
  readonly redirect:
    | { readonly host: Part | undefined; readonly path: string | undefined; readonly statusCode: number }
    | undefined;
  readonly canary: { readonly kubernetesService: string; readonly weight: number } | undefined;
  /** Whether it leads to a port that speaks gRPC. */
  readonly grpc: boolean | undefined;
  /** Where each of its features is asked for. */
  readonly asked: Readonly<Partial<Record<Feature, string>>>;
}

/** How requests are treated on their way in. */
export interface RouteSettings {
  readonly timeoutSeconds: number | undefined;
  /** In bytes. */
  readonly bodySize: bigint | undefined;
  readonly requestsPerMinute: number | undefined;
  readonly cors: Cors | undefined;
  readonly requestHeaders: HeaderChanges | undefined;
  readonly responseHeaders: HeaderChanges | undefined;
  readonly redirectToHttps: boolean | undefined;
}

export interface Cors {
  readonly origins: readonly (readonly Part[])[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number;
}

export interface HeaderChanges {
  readonly set: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** What an Ingress or a route of the Gateway API can do, or not. */
export type Feature =
  | "timeoutSeconds"
  | "bodySize"
  | "rateLimit"
  | "cors"
  | "requestHeaders"
  | "responseHeaders"
  | "redirectToHttps"
  | "redirect"
  | "rewritePath"
  | "canary"
  | "grpc";

/**
 * A piece of text: as it is, one of the catalogue's hosts (perhaps inside of a regular expression), or the
 * weight of a canary.
 */
export type Part =
  | string
  | { readonly host: string; readonly inRegex?: boolean }
  | { readonly weightOf: string };
