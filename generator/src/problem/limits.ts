/**
 * Limits on what comes from outside: files, packages, and what other programs print. Each is far above what a
 * real system has, and ends what would otherwise take all the time or memory that there is.
 */

const MEBIBYTE = 1024 * 1024;

/** Levels of a catalogue or a values file: deeper nesting would end in a full call stack somewhere behind. */
export const MAX_DEPTH = 100;

/** Aliases of a YAML file, and the values that they repeat: enough for settings that are shared. */
export const MAX_ALIASES = 100;
export const MAX_REPEATED = 10_000;

/** Bytes of a catalogue, of a values file, of a file in a chart. Helm 3 reads no larger ones in a chart. */
export const MAX_FILE_BYTES = 5 * MEBIBYTE;

/** Bytes of a chart's package, compressed or not: Helm reads no larger one. */
export const MAX_PACKAGE_BYTES = 100 * MEBIBYTE;

/** Folders in each other in a package. A subchart of a subchart lies four deep. */
export const MAX_FOLDERS = 100;

/**
 * Levels and parts of a chart's values schema, with what it refers to in place of each `$ref`. That of the
 * platform in this repository has 16 levels; references to references may make more parts than memory holds.
 */
export const MAX_SCHEMA_DEPTH = 300;
export const MAX_SCHEMA_PARTS = 1_000_000;

/** Seconds that a program may take, if its caller does not say: Helm renders large systems in a few. */
export const MAX_PROGRAM_SECONDS = 300;

/** What a program may print: a release of a hundredth of that is too large for Helm to keep. */
export const MAX_PRINTED_BYTES = 128 * MEBIBYTE;

/** Seconds for TypeScript's compiler: it reads one project. */
export const MAX_TYPE_CHECK_SECONDS = 60;

/** Seconds for a chart that comes from a registry, where no option says it: a chart is small. */
export const MAX_PULL_SECONDS = 120;
