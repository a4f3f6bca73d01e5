export type * from "../../schemas/types/catalogue.js";
export { defineCatalogue, defineService } from "./catalogue/define.js";
