export { at } from "../../src/manifests/at.js";
