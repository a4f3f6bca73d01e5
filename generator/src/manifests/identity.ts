import type { ReleaseObject } from "./objects.js";
import { textAt } from "./reading.js";

/** What is needed to find an object. */
export interface Identity {
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly namespace: string;
}

/** An identity as a key of maps. */
export function keyOf({ kind, group, name, namespace }: Identity): string {
  return [group, kind, namespace, name].join("|");
}

/** Everything that comes and goes with an object: itself, and the Secret that a controller makes from it. */
export function provided(object: ReleaseObject): readonly Identity[] {
  const secret = madeSecret(object);
  return secret === undefined
    ? [object]
    : [object, { kind: "Secret", group: "", name: secret, namespace: object.namespace }];
}

function madeSecret({ kind, group, name, body }: ReleaseObject): string | undefined {
  switch (`${kind}.${group}`) {
    case "ExternalSecret.external-secrets.io":
      return textAt(body, "spec.target.name") ?? name;
    case "SealedSecret.bitnami.com":
      return textAt(body, "spec.template.metadata.name") ?? name;
    case "Certificate.cert-manager.io":
      return textAt(body, "spec.secretName");
    default:
      return undefined;
  }
}

/** `Secret/shop`, or `Secret/shop in namespace tools` where that is not the one of `home`. */
export function shownIdentity({ kind, name, namespace }: Identity, home: string): string {
  return namespace === "" || namespace === home
    ? `${kind}/${name}`
    : `${kind}/${name} in namespace ${namespace}`;
}
