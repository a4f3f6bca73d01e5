/** What is read of a Pod. */
export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels?: Texts;
    readonly annotations?: Texts;
    readonly deletionTimestamp?: string;
    readonly deletionGracePeriodSeconds?: number;
  };
  readonly spec: {
    readonly nodeName?: string;
    readonly serviceAccountName: string;
    readonly restartPolicy: "Always" | "OnFailure" | "Never";
    readonly initContainers?: readonly Container[];
    readonly containers: readonly Container[];
    readonly volumes?: readonly Volume[];
  };
  readonly status: { readonly phase: string };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly restartPolicy?: string;
  readonly resources?: Readonly<Record<string, Texts>>;
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: ValueFrom;
  }[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: Reference;
    readonly secretRef?: Reference;
  }[];
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly subPath?: string;
  }[];
}

export interface ValueFrom {
  readonly fieldRef?: { readonly fieldPath: string };
  readonly configMapKeyRef?: Reference & { readonly key: string };
  readonly secretKeyRef?: Reference & { readonly key: string };
  readonly resourceFieldRef?: { readonly resource: string; readonly divisor?: string };
}

export interface Reference {
  readonly name: string;
  readonly optional?: boolean;
}

export interface Volume {
  readonly name: string;
  readonly configMap?: Reference & { readonly items?: readonly Item[] };
  readonly secret?: {
    readonly secretName: string;
    readonly optional?: boolean;
    readonly items?: readonly Item[];
  };
  readonly projected?: { readonly sources: readonly Source[] };
}

export interface Source {
  readonly configMap?: Reference & { readonly items?: readonly Item[] };
  readonly secret?: Reference & { readonly items?: readonly Item[] };
  readonly serviceAccountToken?: {
    readonly path: string;
    readonly expirationSeconds?: number;
    readonly audience?: string;
  };
}

export interface Item {
  readonly key: string;
  readonly path: string;
}

export type Texts = Readonly<Record<string, string>>;

/** The path of a Pod, in the API. */
export function podPath({ metadata: { namespace, name } }: Pod): string {
  return `/api/v1/namespaces/${namespace}/pods/${name}`;
}
