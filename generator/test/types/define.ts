import type {
  CatalogueSource,
  ContainerFields,
  ServiceSource,
  WorkloadSource,
} from "../../../schemas/types/catalogue.js";
import { defineCatalogue, defineService } from "../../src/catalogue/define.js";

// Only compiled: a line below `@ts-expect-error` that compiles breaks the build, and so does any other line
// that does not.

const frame = { name: "shop", version: "1.0.0", description: "A shop" } as const;

const redis = defineService({ description: "Cache", kind: "StatefulSet", ports: { redis: 6379 } });
const basket = defineService({
  description: "Baskets",
  calls: ["redis", { service: "stripe", ports: ["https"] }],
  startsAfter: ["redis"],
  routes: [{ host: "api" }],
  envGroups: ["logging"],
});

function workers(queue: string): ServiceSource {
  return {
    description: `Works on ${queue}`,
    calls: [`queue-${queue}`],
    envGroups: ["logging"],
    routes: [{ host: "api" }],
    startsAfter: ["redis"],
  };
}

/** Without a type, the literals of its return value are widened. */
function loose() {
  return { description: "Anything", calls: ["redis"], startsAfter: ["redis"], ports: { http: 8080 } };
}

// Everything that is right compiles, whichever way the services come in.
export const right: CatalogueSource = defineCatalogue({
  ...frame,
  hosts: { api: "api.example.com" },
  envGroups: { logging: { LOG_LEVEL: { default: "info", enum: ["info", "debug"] } } },
  externalServices: { stripe: { hosts: ["api.stripe.com"], ports: { https: 443 } } },
  services: {
    redis,
    basket,
    workers: workers("mail"),
    loose: { ...loose(), replicas: 2 },
    shop: {
      description: "Shop",
      image: { repository: "market/shop" },
      ports: { http: 8080, metrics: { containerPort: 9090, expose: false } },
      env: { MODE: "live", POD: { fieldRef: "metadata.name" }, KEY: { secretKeyRef: { key: "key" } } },
      envGroups: ["logging"],
      calls: [
        "redis",
        "basket",
        { service: "stripe", ports: ["https"], env: { STRIPE_URL: "{url}" } },
        { service: "shop", ports: ["http"] },
      ],
      startsAfter: ["redis", { service: "stripe", until: "ready" }, { service: "basket", until: "migrated" }],
      routes: [{ host: "api", path: "/shop" }],
      containers: { exporter: { envGroups: ["logging"] } },
      initContainers: { proxy: { restartPolicy: "Always" } },
      workloads: { v1: {}, v2: { replicas: 2, envGroups: ["logging"] } },
      volumes: { tmp: { emptyDir: { medium: "Memory" } } },
    },
  },
});

const workload: WorkloadSource = { replicas: 2, envGroups: ["logging"] };
const container: ContainerFields = { image: { repository: "market/proxy" } };
export const ofParts = defineCatalogue({
  ...frame,
  services: {
    one: {
      description: "One",
      workloads: { v1: workload, v2: { ...workload, containers: { proxy: container } } },
    },
    two: { description: "Two", containers: { proxy: container }, initContainers: { first: container } },
  },
});

export const asReadOnly = defineCatalogue({
  ...frame,
  services: { one: { description: "One", command: ["a", "b"] } },
} as const);
export const fromFunction = defineCatalogue({
  ...frame,
  services: Object.fromEntries(["a", "b"].map((queue) => [queue, workers(queue)])),
});
export const asSource: ServiceSource = redis;

const calls = ["nobody"] as const;
export const unknownCallees = defineCatalogue({
  ...frame,
  externalServices: { stripe: { hosts: ["api.stripe.com"], ports: { https: 443 } } },
  services: {
    redis,
    // @ts-expect-error it calls nobody
    constant: { description: "Constant", calls },
    shop: {
      description: "Shop",
      calls: [
        "redis",
        // @ts-expect-error Did you mean '"redis"'?
        "redsi",
        // @ts-expect-error Did you mean '"stripe"'?
        { service: "stripes" },
        // @ts-expect-error stripe has the port https
        { service: "stripe", ports: ["http"] },
        // @ts-expect-error redis has the port redis
        { service: "redis", ports: ["https"] },
        // @ts-expect-error a call has no such field
        { service: "redis", port: ["redis"] },
      ],
      startsAfter: [
        // @ts-expect-error Did you mean '"redis"'?
        "redi",
        // @ts-expect-error Did you mean '"redis"'?
        { service: "redi", until: "ready" },
        // @ts-expect-error it is migrated or ready
        { service: "redis", until: "up" },
      ],
    },
  },
});

// basket names stripe, api and logging, which are not here.
export const unknownInDefined = defineCatalogue({
  ...frame,
  services: {
    redis,
    // @ts-expect-error
    basket,
  },
});

export const unknownHostsAndGroups = defineCatalogue({
  ...frame,
  hosts: { api: "api.example.com" },
  envGroups: { logging: { LOG_LEVEL: "info" } },
  services: {
    shop: {
      description: "Shop",
      // @ts-expect-error the host is api
      routes: [{ host: "apii" }],
      // @ts-expect-error the group is logging
      envGroups: ["loging"],
      containers: {
        exporter: {
          // @ts-expect-error the group is logging
          envGroups: ["loging"],
        },
      },
      workloads: {
        v1: {
          // @ts-expect-error the group is logging
          envGroups: ["loging"],
        },
      },
    },
  },
});

export const noHostsAndGroups = defineCatalogue({
  ...frame,
  services: {
    shop: {
      description: "Shop",
      // @ts-expect-error there is no host at all
      routes: [{ host: "api" }],
      // @ts-expect-error there is no group at all
      envGroups: ["logging"],
    },
  },
});

export const unknownFields = defineCatalogue({
  ...frame,
  // @ts-expect-error a catalogue has no such field
  replicas: 2,
  services: { shop: { description: "Shop" } },
});

export const unknownNestedFields = defineCatalogue({
  ...frame,
  // @ts-expect-error an Ingress has no such field
  ingress: { clas: "nginx" },
  // @ts-expect-error an external service has no such field
  externalServices: { stripe: { hosts: ["api.stripe.com"], ports: { https: 443 }, port: 443 } },
  services: {
    one: {
      description: "One",
      // @ts-expect-error Did you mean to write 'replicas'?
      replicaz: 2,
    },
    two: {
      description: "Two",
      // @ts-expect-error a probe has no such field
      livenessProbe: { httpGet: { path: "/", port: 80 }, everySeconds: 3 },
    },
    three: {
      description: "Three",
      // @ts-expect-error a workload has no such field
      workloads: { v1: { workloads: {} } },
    },
    four: {
      description: "Four",
      // @ts-expect-error an init container has no such policy
      initContainers: { init: { restartPolicy: "Never" } },
    },
    five: {
      description: "Five",
      // @ts-expect-error only init containers have a restartPolicy
      containers: { extra: { restartPolicy: "Always" } },
    },
    // @ts-expect-error a service needs a description
    six: { replicas: 2 },
  },
});

// @ts-expect-error Did you mean to write 'replicas'?
export const unknownInService = defineService({ description: "One", replicaz: 2 });
export const unknownInProbe = defineService({
  description: "One",
  // @ts-expect-error a probe has no such field
  livenessProbe: { httpGet: { path: "/", port: 80, tls: true } },
});
// @ts-expect-error Did you mean '"Deployment"'?
export const unknownKind = defineService({ description: "One", kind: "Deploymen" });
