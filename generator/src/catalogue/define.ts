import type {
  CallObject,
  CatalogueSource,
  ContainerFields,
  ExternalServiceSource,
  HostSource,
  InitContainer,
  PortSource,
  RouteSource,
  ServiceSource,
  WaitSource,
  WorkloadSource,
} from "../../../schemas/types/catalogue.js";

/**
 * A catalogue as it stands, typed: an unknown field, a call or `startsAfter` of what the catalogue does not
 * have, a port that the callee does not have, a route to an unknown host and an unknown group of variables do
 * not compile. Services may come from `defineService`, from other files, or from functions that return a
 * plain `ServiceSource`; the names in such are checked when the catalogue is read.
 */
export function defineCatalogue<
  const Services extends Members,
  // biome-ignore lint/complexity/noBannedTypes: the type without members, of which `keyof` is `never`.
  const External extends Members = {},
  Host extends string = never,
  Group extends string = never,
>(catalogue: CatalogueInput<Services, External, Host, Group>): CatalogueSource {
  return catalogue as unknown as CatalogueSource;
}

/** A service as it stands, typed, for a file of its own. Which names exist, only `defineCatalogue` knows. */
export function defineService<
  Callee extends string = never,
  CalledPort extends string = never,
  After extends string = never,
  Host extends string = never,
  Group extends string = never,
  Port extends string = never,
>(
  service: ServiceInput<
    readonly (Callee | CallInput<Callee, CalledPort>)[],
    AfterInput<After>,
    Host,
    Group,
    Port
  >,
): Writable<
  ServiceInput<readonly (Callee | CallInput<Callee, CalledPort>)[], AfterInput<After>, Host, Group, Port>
> {
  return service as Writable<typeof service>;
}

interface Members {
  readonly [name: string]: object;
}

interface CatalogueInput<Services, External, Host extends string, Group extends string>
  extends Readonly<Plain<Omit<CatalogueSource, "services" | "externalServices" | "hosts" | "envGroups">>> {
  readonly services: CheckedServices<Services, External, NoInfer<Host>, NoInfer<Group>>;
  readonly externalServices?: Checked<
    External,
    { readonly [Name in keyof External]: Plain<ExternalServiceSource> }
  >;
  readonly hosts?: { readonly [Name in Host]: Plain<HostSource> };
  readonly envGroups?: { readonly [Name in Group]: Plain<NonNullable<CatalogueSource["envGroups"]>[string]> };
}

/**
 * `Given` is inferred from the argument and then left out of the parameter's type, which is `Wanted` alone.
 * So TypeScript compares the literal with the plain type, with its own words for an unknown field and its own
 * completions.
 */
type Checked<Given, Wanted> = [Given] extends [never] ? Given : Wanted;

type CheckedServices<Services, External, Host, Group> = Checked<
  Services,
  EachService<
    Services,
    Services & External,
    (keyof Services | keyof External) & string,
    | ((keyof Services | keyof External) & string)
    | CallInput<(keyof Services | keyof External) & string, string>,
    Host,
    Group
  >
>;

// `Callee` and `Call` are parameters so that the union of all names is made once, not once for each service;
// as aliases they would stand in error messages instead of the names.
type EachService<Services, All, Callee, Call, Host, Group> = {
  readonly [Key in keyof Services]: ServiceInput<
    CheckedCalls<Calls<Services[Key]>, All, Call>,
    CheckedAfter<Item<Services[Key], "startsAfter">, Callee>,
    IfKnown<Field<Item<Services[Key], "routes">, "host">, Host>,
    IfKnown<EnvGroupsOf<Services[Key]>, Group>,
    string
  >;
};

/** What a function returned as `string` may be any name; a literal must be one of the wanted ones. */
type IfKnown<Given, Wanted> = string extends Given ? string : Wanted;

type CheckedAfter<Given, Callee> = string extends Given | Field<Given, "service">
  ? AfterInput<string>
  : AfterInput<Callee>;

type AfterInput<Callee> = Callee | (Omit<Readonly<WaitSource>, "service"> & { readonly service: Callee });

type CheckedCalls<Given extends readonly unknown[], All, Call> = string extends
  | Given[number]
  | Field<Given[number], "service">
  ? readonly (string | CallInput<string, string>)[]
  : number extends Given["length"]
    ? readonly Call[]
    : { readonly [Index in keyof Given]: CheckedCall<Given[Index], All, Call> };

type CheckedCall<Given, All, Call> = Given extends {
  readonly service: infer Callee extends keyof All;
  readonly ports: unknown;
}
  ? CallInput<Callee, PortOf<All[Callee]>>
  : Call;

// The ports of other workloads, containers and Kubernetes Services are not looked at here; validation knows
// them.
type PortOf<Service> = Service extends HasMorePorts
  ? string
  : Service extends { readonly ports?: infer Ports }
    ? keyof NonNullable<Ports> & string
    : never;

type HasMorePorts =
  | { readonly workloads: object }
  | { readonly containers: object }
  | { readonly initContainers: object }
  | { readonly kubernetesServices: object };

type Calls<Service> = Service extends { readonly calls?: infer Given extends readonly unknown[] }
  ? Given
  : readonly never[];
type Item<T, Key extends string> = T extends { readonly [K in Key]?: readonly (infer Value)[] }
  ? Value
  : never;
/** The groups that a service, its workloads and its containers name. */
type EnvGroupsOf<T> =
  | Item<T, "envGroups">
  | (T extends object ? EnvGroupsIn<Given<T, "workloads" | "containers" | "initContainers">> : never);
type EnvGroupsIn<T> = T extends object ? EnvGroupsOf<T[keyof T]> : never;
type Given<T, Key extends string> = T extends unknown ? NonNullable<T[Extract<keyof T, Key>]> : never;
type Field<T, Key extends string> = T extends { readonly [K in Key]: infer Value } ? Value : never;

interface ServiceInput<Calls, After, Host, Group, Port extends string>
  extends WorkloadInput<Group, Port>,
    Readonly<
      Plain<Omit<ServiceSource, keyof WorkloadSource | "calls" | "startsAfter" | "routes" | "workloads">>
    > {
  readonly calls?: Calls;
  readonly startsAfter?: readonly After[];
  readonly routes?: readonly RouteInput<Host>[];
  readonly workloads?: { readonly [name: string]: WorkloadInput<Group, string> };
}

interface WorkloadInput<Group, Port extends string>
  extends Readonly<Plain<Omit<WorkloadSource, "envGroups" | "ports" | "containers" | "initContainers">>> {
  readonly envGroups?: readonly Group[];
  readonly ports?: { readonly [Name in Port]: Plain<PortSource> | null };
  readonly containers?: { readonly [name: string]: ContainerInput<Group> | null };
  readonly initContainers?: { readonly [name: string]: InitContainerInput<Group> | null };
}

interface ContainerInput<Group> extends Readonly<Plain<Omit<ContainerFields, "envGroups">>> {
  readonly envGroups?: readonly Group[];
}

interface InitContainerInput<Group>
  extends ContainerInput<Group>,
    Readonly<Pick<InitContainer, "restartPolicy">> {}

interface CallInput<Callee, Port> extends Readonly<Plain<Omit<CallObject, "service" | "ports">>> {
  readonly service: Callee;
  readonly ports?: readonly Port[];
}

interface RouteInput<Host> extends Readonly<Plain<Omit<RouteSource, "host">>> {
  readonly host: Host;
}

/** The same type for what is read-only down to its leaves, such as anything `as const`. */
type Plain<T> = T extends readonly (infer Value)[]
  ? readonly Plain<Value>[]
  : T extends object
    ? { readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** The other way round: a defined service can be used wherever a `ServiceSource` can. */
type Writable<T> = T extends readonly (infer Value)[]
  ? Writable<Value>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;
