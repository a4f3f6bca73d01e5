import type { Api } from "./api.js";

/** A kind of objects that the API server holds, in the version that it likes best. */
export interface Resource {
  /** `deployments` */
  readonly name: string;
  readonly kind: string;
  /** Empty for the core. */
  readonly group: string;
  /** `/apis/apps/v1` */
  readonly root: string;
  readonly namespaced: boolean;
}

/** Every kind of which objects can be listed and created, by group and name. */
export async function resourcesOf(api: Api): Promise<readonly Resource[]> {
  const answers = await Promise.all(
    ["/api", "/apis"].map((path) =>
      api.ask("GET", path, undefined, "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"),
    ),
  );
  return (answers as readonly Discovery[]).flatMap(({ items }) =>
    items.flatMap(({ metadata: { name: group = "" }, versions }) => {
      const [{ version, resources } = { version: "", resources: [] }] = versions;
      const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
      return resources
        .filter(({ verbs }) => ["list", "create"].every((verb) => verbs.includes(verb)))
        .map(({ resource: name, responseKind: { kind }, scope }) => ({
          name,
          kind,
          group,
          root,
          namespaced: scope === "Namespaced",
        }));
    }),
  );
}

/** The path of a kind's objects. */
export function pathOf({ root, name, namespaced }: Resource, namespace = ""): string {
  return namespaced && namespace ? `${root}/namespaces/${namespace}/${name}` : `${root}/${name}`;
}

/** The answer to aggregated discovery, version apidiscovery.k8s.io/v2. */
interface Discovery {
  readonly items: readonly {
    readonly metadata: { readonly name?: string };
    readonly versions: readonly {
      readonly version: string;
      readonly resources: readonly {
        readonly resource: string;
        readonly responseKind: { readonly kind: string };
        readonly scope: string;
        readonly verbs: readonly string[];
      }[];
    }[];
  }[];
}
