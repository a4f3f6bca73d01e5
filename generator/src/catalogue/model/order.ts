import type { Container, Workload } from "./pods.js";

/** What brings the data of a service to the form that its program needs. */
export interface Migration {
  /** `services.shop.migration` */
  readonly path: string;
  /** The form that the data has afterwards. */
  readonly revision: number;
  /** The oldest revision whose program runs on it. */
  readonly compatibleFrom: number;
  readonly breaking: boolean;
  /** Before the service starts, or after the rollout. */
  readonly when: "before" | "after";
  /** Whether the catalogue says that pods are ready before a migration after the rollout has run. */
  readonly podsDoNotWait: boolean;
  /** Services and external services that must be up. */
  readonly needs: readonly string[];
  /** Whether the catalogue says so itself; else they follow from `startsAfter`. */
  readonly needsIsExplicit: boolean;
  /** Variables that its service has and it has not, for they name services that it does not need. */
  readonly withheld: readonly string[];
  /** Its Job. */
  readonly workload: Workload;
}

/** What the pods of a service wait for before they start. */
export interface Wait {
  /** `services.worker.startsAfter[0]` */
  readonly path: string;
  readonly service: string;
  /** Until its data has the revision of this release, or until it accepts connections. */
  readonly until: "migrated" | "ready";
}

/** What tries a service out after each rollout. */
export interface SmokeCheck {
  /** `services.shop.smokeCheck` */
  readonly path: string;
  /** The path that must answer with success; undefined: those of the routes. */
  readonly urlPath: string | undefined;
  /** Whether it is our own program, which asks over HTTP. */
  readonly asks: boolean;
  /** Its Job. */
  readonly workload: Workload;
}

/** The program that waits for stores and migrations, guards rollbacks and checks routes. */
export interface Ordering {
  readonly image: Container["image"];
  readonly resources: Container["resources"];
  readonly runAsUser: number;
}
