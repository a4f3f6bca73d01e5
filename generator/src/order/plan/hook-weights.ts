import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { serviceNamed } from "../../catalogue/facts/target.js";
import { inOrder, startGraph } from "./graph.js";

/**
 * The weights of a release's chart hooks. Helm runs the hooks of all charts of a release as one list, by
 * weight and then by name, so each object has a number of its own. What runs before the rollout and what runs
 * after it have a sequence each.
 */
export interface HookWeights {
  /** By object: `guard/job`, `shop/networkpolicy`. */
  readonly before: ReadonlyMap<string, number>;
  /** By step: `shop/migration`, `shop/smokeCheck`. */
  readonly after: ReadonlyMap<string, number>;
}

/** The objects of the guard against rollbacks, in their order. */
export const guardObjects = ["serviceaccount", "role", "rolebinding", "networkpolicy", "job"] as const;

/**
 * Weights follow the order in which services start, and the catalogue's own where there is none; a service
 * that is added at its end changes no other's. Each kind of step begins at a round number, so that more of
 * one do not move the next kind.
 */
export function hookWeights(catalogue: Catalogue): HookWeights {
  const known = cache.get(catalogue);
  if (known) return known;
  const services = inOrder(startGraph(catalogue)).map((name) => serviceNamed(catalogue, name)!);
  const migrating = (when: "before" | "after") =>
    services.filter(({ migration }) => migration?.when === when);
  const weights = {
    before: numbered([
      [guardObjects.map((object) => `guard/${object}`), 1],
      [
        ["secretstore", ...catalogue.imagePullSecrets.map((_, i) => `pull-secret-${i}`)].map(
          (object) => `release/${object}`,
        ),
        11,
      ],
      [migrating("before").flatMap(migrationObjects), 101],
    ]),
    after: numbered([
      [migrating("after").flatMap(({ name }) => [`${name}/data-revision`, `${name}/migration`]), 1],
      [services.filter(({ smokeCheck }) => smokeCheck).map(({ name }) => `${name}/smokeCheck`), 1001],
    ]),
  };
  cache.set(catalogue, weights);
  return weights;
}

/**
 * Gives parts of a catalogue the weights of the whole, as far as they concern one service: its own, and those
 * that every chart with hooks has. `hookWeights` finds them there.
 *
 * @returns for a part and the service: the weights by object
 */
export function limitWeights({
  before,
  after,
}: HookWeights): (part: Catalogue, service: Service) => readonly (readonly [string, number])[] {
  const [beforeByOwner, afterByOwner] = [byOwner(before), byOwner(after)];
  return (part, { name }) => {
    const own = {
      before: ["guard", "release", name].flatMap((owner) => beforeByOwner.get(owner) ?? []),
      after: afterByOwner.get(name) ?? [],
    };
    cache.set(part, { before: new Map(own.before), after: new Map(own.after) });
    return [...own.before, ...own.after];
  };
}

function byOwner(
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly (readonly [string, number])[]> {
  const owners = new Map<string, [string, number][]>();
  for (const [object, weight] of weights) {
    const owner = object.slice(0, object.indexOf("/"));
    owners.set(owner, [...(owners.get(owner) ?? []), [object, weight]]);
  }
  return owners;
}

/** The objects that a migration brings before the rollout, its Job last. */
export function migrationObjects({ name, configMaps }: Service): readonly string[] {
  const settings = configMaps.map((configMap) => `configmap-${configMap.name}`);
  return ["serviceaccount", "networkpolicy", "secret", ...settings, "data-revision", "job"].map(
    (object) => `${name}/${object}`,
  );
}

const cache = new WeakMap<Catalogue, HookWeights>();

// A sequence that is full pushes the next one on.
function numbered(
  sequences: readonly (readonly [objects: readonly string[], start: number])[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  let next = 0;
  for (const [objects, start] of sequences) {
    next = Math.max(next, start);
    for (const object of objects) weights.set(object, next++);
  }
  return weights;
}
