import type {
  CatalogueSource,
  Env,
  EnvEntry,
  ImageSource,
  MigrationSource,
  ServiceSource,
  VolumeSource,
  WorkloadSource,
} from "../../../../schemas/types/catalogue.js";
import type { Call, Migration, Ordering, SmokeCheck, Wait } from "../model/catalogue.js";
import { calleeReferences, type CalleeReference } from "../facts/callee-references.js";
import { namesIn } from "../facts/env-text.js";
import { defaults } from "./defaults.js";
import { stepWorkload } from "./workloads.js";

/** What the catalogue says of the program that waits, guards and checks, with its defaults. */
export function completeOrdering({
  ordering: { image, resources, runAsUser } = {},
}: CatalogueSource): Ordering {
  return {
    image: orderingImage(image),
    resources: resources ?? defaults.ordering.resources,
    runAsUser: runAsUser ?? defaults.ordering.runAsUser,
  };
}

// Without a repository it is the usual one, perhaps from elsewhere, and its tag remains.
function orderingImage(image: ImageSource = {}): Ordering["image"] {
  const { repository } = image;
  return repository === undefined ? { ...defaults.ordering.image, ...image } : { ...image, repository };
}

/** The migration of a service; undefined if it has none. */
export function completeMigration(
  catalogue: CatalogueSource,
  name: string,
  source: ServiceSource,
  calls: readonly Call[],
): Migration | undefined {
  if (source.migration === undefined) return undefined;
  const { revision, compatibleFrom, breaking, after, needs, steps, ...rest } = source.migration;
  const { activeDeadlineSeconds, backoffLimit, restartPolicy, ...own } = rest;
  const called = (callee: string) => calls.some((call) => call.callee === callee);
  const needed = needs ?? [...new Set(startsAfter(source).filter(called))];
  // It receives the addresses of what it may call, and no others.
  const reachableCalls = calls.filter(
    ({ callee }) => needed.includes(callee) || Object.hasOwn(catalogue.externalServices ?? {}, callee),
  );
  const withheld = new Set<string>();
  const reachable = (env: Env) => {
    const names = unreachableVariables(env, calls, reachableCalls);
    for (const variable of names) withheld.add(variable);
    return Object.fromEntries(Object.entries(env).filter(([variable]) => !names.has(variable)));
  };
  const env = source.env && reachable(source.env);
  const envGroups = Object.fromEntries(
    (own.envGroups ?? source.envGroups ?? []).map((group) => [
      group,
      reachable(catalogue.envGroups?.[group] ?? {}),
    ]),
  );
  return {
    path: `services.${name}.migration`,
    revision,
    compatibleFrom: compatibleFrom ?? revision,
    breaking: breaking === true,
    when: after === undefined ? "before" : "after",
    podsDoNotWait: typeof after === "object",
    needs: needed,
    needsIsExplicit: needs !== undefined,
    withheld: [...withheld].filter((variable) => !Object.hasOwn(own.env ?? {}, variable)).sort(),
    workload: stepWorkload(
      { ...catalogue, envGroups },
      name,
      inherited({ ...source, ...(env ? { env } : {}) }, own),
      own,
      reachableCalls,
      "migration",
      {
        activeDeadlineSeconds: activeDeadlineSeconds ?? defaults.migration.activeDeadlineSeconds,
        backoffLimit: backoffLimit ?? defaults.migration.backoffLimit,
        restartPolicy: restartPolicy ?? defaults.migration.restartPolicy,
      },
      steps,
    ),
  };
}

/** The names of the services that a service expects to be up. */
export function startsAfter(source: ServiceSource): readonly string[] {
  return (source.startsAfter ?? []).map((after) => (typeof after === "string" ? after : after.service));
}

/** Those of them that its pods wait for. */
export function completeWaits(path: string, source: ServiceSource): readonly Wait[] {
  return (source.startsAfter ?? []).flatMap((after, i) =>
    typeof after === "string" ? [] : [{ path: `${path}.startsAfter[${i}]`, ...after }],
  );
}

/** The smoke check of a service; undefined if it has none. */
export function completeSmokeCheck(
  catalogue: CatalogueSource,
  name: string,
  source: ServiceSource,
): SmokeCheck | undefined {
  if (source.smokeCheck === undefined) return undefined;
  const { path, activeDeadlineSeconds, backoffLimit, ...own } = source.smokeCheck;
  const { image, resources, runAsUser } = completeOrdering(catalogue);
  const workload = stepWorkload(
    catalogue,
    name,
    { ...placed(source), image, resources, runAsUser, ...own },
    own,
    [],
    "smokeCheck",
    {
      activeDeadlineSeconds: activeDeadlineSeconds ?? defaults.smokeCheck.activeDeadlineSeconds,
      backoffLimit: backoffLimit ?? defaults.smokeCheck.backoffLimit,
    },
  );
  return {
    path: `services.${name}.smokeCheck`,
    urlPath: path,
    asks: own.command === undefined && own.args === undefined && own.image === undefined,
    workload,
  };
}

const ofContainer = [
  "image",
  "workingDir",
  "envGroups",
  "env",
  "envFrom",
  "volumeMounts",
  "volumes",
  "runAsUser",
  "runAsGroup",
  "exceptions",
  "resources",
] as const;
const ofPod = [
  "fsGroup",
  "fsGroupChangePolicy",
  "supplementalGroups",
  "hostUsers",
  "sysctls",
  "dnsPolicy",
  "dnsConfig",
  "hostAliases",
] as const;
const ofPlace = [
  "nodePool",
  "tolerates",
  "nodeSelector",
  "tolerations",
  "schedulerName",
  "runtimeClassName",
] as const;

// A Job that runs before anything else can mount only what needs no other pod to let go of it.
function inherited(source: ServiceSource, own: Omit<MigrationSource, "revision">): WorkloadSource {
  const program =
    own.command === undefined
      ? picked(source, own.args === undefined ? ["command", "args"] : ["command"])
      : {};
  const base = { ...picked(source, ofContainer), ...picked(source, ofPod), ...placed(source), ...program };
  const claims = new Set([
    ...Object.entries(source.volumes ?? {})
      .filter(([, volume]) => volume !== null && !isPortable(volume))
      .map(([volume]) => volume),
    ...Object.keys(source.volumeClaimTemplates ?? {}),
  ]);
  return {
    ...base,
    ...(base.volumes
      ? {
          volumes: Object.fromEntries(Object.entries(base.volumes).filter(([volume]) => !claims.has(volume))),
        }
      : {}),
    ...(base.volumeMounts
      ? { volumeMounts: base.volumeMounts.filter(({ name }) => name === undefined || !claims.has(name)) }
      : {}),
  };
}

/** The variables that contain, directly or not, an address that the migration does not get. */
function unreachableVariables(
  env: Env,
  calls: readonly Call[],
  reachableCalls: readonly Call[],
): ReadonlySet<string> {
  const namesOf = (some: readonly Call[]) => some.flatMap((call) => Object.keys(call.env));
  const known = new Set(namesOf(reachableCalls));
  const missing = new Set(namesOf(calls).filter((name) => !known.has(name)));
  const entries = Object.entries(env);
  const isUnreachable = ({ callee }: CalleeReference) =>
    !reachableCalls.some((call) => call.callee === callee) && calls.some((call) => call.callee === callee);
  for (const [name, entry] of entries)
    if (calleeReferences(textOf(entry)).some(isUnreachable)) missing.add(name);
  for (let before = -1; before < missing.size; ) {
    before = missing.size;
    for (const [name, entry] of entries)
      if (namesIn(textOf(entry)).some((used) => missing.has(used))) missing.add(name);
  }
  return missing;
}

function textOf(entry: EnvEntry | null): string {
  if (entry === null) return "";
  if (typeof entry === "string") return entry;
  return "value" in entry
    ? entry.value
    : "hostRef" in entry || "portRef" in entry
      ? (entry.text ?? "")
      : "default" in entry
        ? entry.default
        : "";
}

function placed(source: ServiceSource): WorkloadSource {
  return picked(source, ofPlace);
}

function isPortable({ emptyDir, configMap, secret, projected }: VolumeSource): boolean {
  return [emptyDir, configMap, secret, projected].some((kind) => kind !== undefined);
}

function picked<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]]),
  ) as Pick<T, K>;
}
