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

/** A service that pods wait for: until its data has a revision, or until it is ready. */
export interface WaitedFor {
  readonly service: string;
  readonly revision: number | undefined;
}

/**
 * What the pods of a service wait for. A migration that is no gate is over before the rollout, and one that
 * is elsewhere is not this release's.
 */
export function waitsHere(
  catalogue: Catalogue,
  environment: Environment,
  { waits }: Service,
): readonly WaitedFor[] {
  return waits.flatMap(({ service, until }): readonly WaitedFor[] => {
    if (until === "ready") return [{ service, revision: undefined }];
    const other = serviceNamed(catalogue, service)!;
    const { installed, elsewhere } = environment;
    return installed.has(service) && !elsewhere.has(service) && runsAsGate(catalogue, other, environment)
      ? [{ service, revision: other.migration!.revision }]
      : [];
  });
}

/** Whether the pods of a service ask the Kubernetes API how a migration went: its own, or that of another. */
export function waitsForMigration(catalogue: Catalogue, service: Service, environment: Environment): boolean {
  return (
    runsAsGate(catalogue, service, environment) ||
    waitsHere(catalogue, environment, service).some(({ revision }) => revision !== undefined)
  );
}
