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
 * How a migration is run. A hook runs before anything that the release brings is there. So where that is
 * needed, it is a gate: a Job of the release, and the pods of the service wait for its success.
 */
export function migrationWay(
  catalogue: Catalogue,
  service: Service,
  environment: Environment,
): "hook" | "gate" {
  if (service.migration!.when === "after") return "hook";
  return neededInside(catalogue, service.migration!, environment).length > 0 ||
    environment.sealed.has(service.name)
    ? "gate"
    : "hook";
}
