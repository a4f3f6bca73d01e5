import type { ServiceSource } from "../../../schemas/types/catalogue.js";

/** Services that start one after the other: the store, the shop, the desk; and one that waits for nobody. */
export const store: ServiceSource = { description: "A store", ports: { sql: 5432 } };
export const shop: ServiceSource = {
  description: "Needs the store",
  ports: { http: 80 },
  calls: ["store"],
  startsAfter: ["store"],
  migration: { revision: 1 },
  smokeCheck: { path: "/" },
};
export const desk: ServiceSource = {
  description: "Needs the shop",
  ports: { http: 80 },
  calls: ["shop"],
  startsAfter: ["shop"],
  migration: { revision: 1, needs: [] },
  smokeCheck: { path: "/" },
};
export const robot: ServiceSource = {
  description: "Needs nobody",
  migration: { revision: 1, after: "start" },
};
