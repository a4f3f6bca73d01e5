export type * from "../../schemas/types/catalogue.js";
export { defineCatalogue, defineService } from "./catalogue/define.js";
export type * from "./catalogue/service-input.js";
export * from "./api.js";
export { ProblemsError } from "./problem/problem.js";
