export { at } from "../../src/prove/at.js";
