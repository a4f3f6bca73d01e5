import type {
  CallSource,
  CatalogueSource,
  Env,
  ExternalServiceSource,
  HostSource,
} from "../../../schemas/types/catalogue.js";
import type { AfterInput, CallInput, DefinedService, ServiceInput } from "./service-input.js";

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
): DefinedService<
  NoInfer<Callee>,
  NoInfer<CalledPort>,
  NoInfer<After>,
  NoInfer<Host>,
  NoInfer<Group>,
  NoInfer<Port>
> {
  return service;
}

interface Members {
  readonly [name: string]: object;
}

// What the types of a catalogue say, with the names that exist; editors find the descriptions there.
interface CatalogueInput<Services, External, Host extends string, Group extends string> extends AnyServices {
  readonly services: CheckedServices<Services, External, NoInfer<Host>, NoInfer<Group>>;
  readonly externalServices?: Checked<External, { readonly [Name in keyof External]: ExternalServiceSource }>;
  readonly hosts?: { readonly [Name in Host]: HostSource };
  readonly envGroups?: { readonly [Name in Group]: Env };
}

interface AnyServices extends CatalogueSource {
  // biome-ignore lint/suspicious/noExplicitAny: the type of a refused service is its problem.
  readonly services: any;
}

/**
 * `Given` is inferred from the argument and then left out of the parameter's type, which is `Wanted` alone.
 * So TypeScript compares the literal with the plain type, with its own words for an unknown field and its own
 * completions.
 */
type Checked<Given, Wanted> = [Given] extends [never] ? Given : Wanted;

type CheckedServices<Services, External, Host extends string, Group extends string> = Checked<
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
type EachService<
  Services,
  All,
  Callee extends string,
  Call extends CallSource,
  Host extends string,
  Group extends string,
> = {
  readonly [Key in keyof Services]: ButFor<
    UnknownNames<Services[Key], Callee, Host, Group>,
    ServiceInput<
      CheckedCalls<Calls<Services[Key]>, All, Call>,
      CheckedAfter<Item<Services[Key], "startsAfter">, Callee>,
      IfKnown<HostOf<Item<Services[Key], "routes">>, Host>,
      IfKnown<EnvGroupsOf<Services[Key]>, Group>,
      string
    >
  >;
};

/**
 * A service that is written elsewhere cannot be compared word by word; what it names in vain is said in one
 * line, as the type that it should have.
 */
type ButFor<Fault extends readonly string[], Wanted> = Fault extends readonly [
  infer First,
  ...infer Others extends readonly string[],
]
  ? [First] extends [never]
    ? ButFor<Others, Wanted>
    : First
  : Wanted;

type UnknownNames<Service, Callee, Host, Group> = readonly [
  Fault<"calls", NameIn<Listed<Service, "calls">, "service">, Callee, "the catalogue">,
  Fault<"startsAfter", NameIn<Listed<Service, "startsAfter">, "service">, Callee, "the catalogue">,
  Fault<"routes", HostOf<Listed<Service, "routes">>, Host, "hosts">,
  Fault<"envGroups", Listed<Service, "envGroups">, Group, "envGroups">,
];

type Fault<Key extends string, Name, Known, Place extends string> = string extends Name
  ? never
  : `${Key} has ${Exclude<Name, Known> & string}, which is not in ${Place}`;

/** The items of a list whose length is not known: of a literal, each item is looked at. */
type Listed<T, Key extends string> = T extends { readonly [K in Key]?: infer List extends readonly unknown[] }
  ? number extends List["length"]
    ? List[number]
    : never
  : never;
type NameIn<Entry, Key extends string> = Extract<Entry, string> | Field<Entry, Key>;

/** What a function returned as `string` may be any name; a literal must be one of the wanted ones. */
type IfKnown<Given, Wanted extends string> = string extends Given ? string : Wanted;

type CheckedAfter<Given, Callee extends string> = string extends Given | Field<Given, "service">
  ? AfterInput<string>
  : AfterInput<Callee>;

type CheckedCalls<Given extends readonly unknown[], All, Call extends CallSource> = string extends
  | Given[number]
  | Field<Given[number], "service">
  ? readonly (string | CallInput<string, string>)[]
  : number extends Given["length"]
    ? readonly Call[]
    : { readonly [Index in keyof Given]: CheckedCall<Given[Index], All, Call> };

type CheckedCall<Given, All, Call extends CallSource> = Given extends {
  readonly service: infer Callee extends keyof All & string;
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
/** The host of a route, which may have none. */
type HostOf<T> = T extends { readonly host?: infer Value }
  ? unknown extends Value
    ? never
    : Exclude<Value, undefined>
  : never;
type Field<T, Key extends string> = T extends { readonly [K in Key]: infer Value } ? Value : never;
