import type {
  CallObject,
  CallSource,
  ContainerFields,
  InitContainer,
  PortSource,
  RouteSource,
  ServiceSource,
  StartsAfterSource,
  WaitSource,
  WorkloadSource,
} from "../../../schemas/types/catalogue.js";

/** What `defineService` returns: a service, and the names that it has. */
export interface DefinedService<
  Callee extends string,
  CalledPort extends string,
  After extends string,
  Host extends string,
  Group extends string,
  Port extends string,
> extends ServiceInput<
    readonly (Callee | CallInput<Callee, CalledPort>)[],
    AfterInput<After>,
    Host,
    Group,
    Port
  > {}

/**
 * A service whose names are these. What has names is told anew, and inherits its description; editors show
 * none for what a mapped type makes.
 */
export interface ServiceInput<
  Calls extends readonly CallSource[],
  After extends StartsAfterSource,
  Host extends string,
  Group extends string,
  Port extends string,
> extends ServiceSource {
  readonly calls?: Calls;
  readonly startsAfter?: readonly After[];
  readonly routes?: readonly RouteInput<Host>[];
  readonly workloads?: { readonly [name: string]: WorkloadInput<Group, string> };
  readonly envGroups?: readonly Group[];
  readonly ports?: { readonly [Name in Port]: PortSource | null };
  readonly containers?: { readonly [name: string]: ContainerInput<Group> | null };
  readonly initContainers?: { readonly [name: string]: InitContainerInput<Group> | null };
}

export interface WorkloadInput<Group extends string, Port extends string> extends WorkloadSource {
  readonly envGroups?: readonly Group[];
  readonly ports?: { readonly [Name in Port]: PortSource | null };
  readonly containers?: { readonly [name: string]: ContainerInput<Group> | null };
  readonly initContainers?: { readonly [name: string]: InitContainerInput<Group> | null };
}

export interface ContainerInput<Group extends string> extends ContainerFields {
  readonly envGroups?: readonly Group[];
}

export interface InitContainerInput<Group extends string> extends InitContainer {
  readonly envGroups?: readonly Group[];
}

export interface CallInput<Callee extends string, Port extends string> extends CallObject {
  readonly service: Callee;
  readonly ports?: readonly Port[];
}

export interface WaitInput<Callee extends string> extends WaitSource {
  readonly service: Callee;
}

export type AfterInput<Callee extends string> = Callee | WaitInput<Callee>;

export interface RouteInput<Host extends string> extends RouteSource {
  readonly host?: Host;
}
