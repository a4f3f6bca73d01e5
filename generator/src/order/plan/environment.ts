import type { Catalogue, Migration, Service } from "../../catalogue/model/catalogue.js";
import { serviceNamed } from "../../catalogue/facts/target.js";

/** What an environment's values say that the order of a release depends on. */
export interface Environment {
  /** Names of the services that are installed. */
  readonly installed: ReadonlySet<string>;
  /** Names of the services and external services that `global.endpoints` puts elsewhere. */
  readonly elsewhere: ReadonlySet<string>;
  /** Names of the services whose own Secret the release brings as a SealedSecret. */
  readonly sealed: ReadonlySet<string>;
  /** Seconds that the Job of a step may take. */
  readonly seconds: (service: string, step: "migration" | "smokeCheck") => number;
}

/** The services that a migration needs and that a release with these values brings itself. */
export function neededInside(
  catalogue: Catalogue,
  { needs }: Migration,
  { installed, elsewhere }: Environment,
): readonly string[] {
  return needs.filter(
    (name) => serviceNamed(catalogue, name) !== undefined && installed.has(name) && !elsewhere.has(name),
  );
}

/**
 * Whether a service's migration is a gate: a Job of the rollout, and the pods of the service wait for its
 * success. Before the rollout nothing that the release brings is there, so a migration that needs any of it
 * is a gate.
 */
export function runsAsGate(catalogue: Catalogue, service: Service, environment: Environment): boolean {
  const { migration } = service;
  if (migration?.when !== "before") return false;
  return neededInside(catalogue, migration, environment).length > 0 || environment.sealed.has(service.name);
}
