import type { Catalogue } from "../catalogue/model/catalogue.js";
import type { Environment } from "../order/plan/environment.js";
import { readsOwnSecret } from "../chart/ordering/migration-names.js";
import type { EffectiveValues } from "./effective-values.js";
import { mapAt, isMap } from "../chart/values/value-map.js";

/** What values say that the order of a release depends on. */
export function environmentOf(catalogue: Catalogue, { global, services }: EffectiveValues): Environment {
  const provider = mapAt(global, ["secrets"])["provider"];
  return {
    installed: new Set(services.keys()),
    elsewhere: new Set(
      Object.entries(mapAt(global, ["endpoints"]))
        .filter(([, endpoint]) => isMap(endpoint) && Boolean(endpoint["host"]))
        .map(([name]) => name),
    ),
    sealed: new Set(
      catalogue.services
        .filter(readsOwnSecret)
        .filter(
          ({ name }) =>
            provider === "sealedSecret" &&
            Object.keys(mapAt(services.get(name) ?? {}, ["sealedSecret", "encryptedData"])).length > 0,
        )
        .map(({ name }) => name),
    ),
    seconds: (service, step) => Number(mapAt(services.get(service) ?? {}, [step])["activeDeadlineSeconds"]),
  };
}
