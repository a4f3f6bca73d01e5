import type { MigrationStep, WorkloadSource } from "../../../../schemas/types/catalogue.js";
import type { Container } from "../model/catalogue.js";
import { container, type Origin } from "./containers.js";
import { inherit } from "./inheritance.js";
import { withOwnFolders } from "./own-folders.js";
import type { Present } from "./taken-back.js";

/** The pods of a migration with each of its steps, complete by what the migration says, under its name. */
export function withSteps(
  migration: Present<WorkloadSource>,
  steps: readonly MigrationStep[],
): Present<WorkloadSource> {
  if (steps.length === 0) return migration;
  return withOwnFolders({
    ...migration,
    initContainers: Object.fromEntries(
      steps.map(({ name, ...own }) => [name, inherit(withoutProgram(migration, own), own)]),
    ),
  });
}

/** The containers of these steps, in their order. */
export function stepContainers(
  origin: Origin,
  path: string,
  migration: Present<WorkloadSource>,
  steps: readonly MigrationStep[],
): readonly Container[] {
  const ofMigration = (isOwn: boolean) => (isOwn ? path : origin.base);
  return steps.map(({ name, image, env }, i) => {
    const own = `${path}.steps[${i}]`;
    const source = migration.initContainers![name]!;
    const imagePath = image === undefined ? ofMigration(origin.own.image !== undefined) : own;
    const complete = container(
      origin,
      origin.service,
      source,
      own,
      { image: source.image, imagePath },
      (variable) =>
        `${
          env?.[variable] === undefined ? ofMigration(origin.own.env?.[variable] !== undefined) : own
        }.env.${variable}`,
    );
    return { ...complete, name, main: true };
  });
}

// Another image has another program.
function withoutProgram(
  { command, args, workingDir, ...rest }: Present<WorkloadSource>,
  own: Omit<MigrationStep, "name">,
): WorkloadSource {
  if (own.image?.repository !== undefined) return rest;
  return {
    ...rest,
    ...(command && own.command === undefined ? { command } : {}),
    ...(args && own.command === undefined ? { args } : {}),
    ...(workingDir ? { workingDir } : {}),
  };
}
