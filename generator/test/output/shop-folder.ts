import * as assert from "uvu/assert";
import { DiskError } from "../../src/disk/error.js";
import { generate } from "./folder.js";

export const shop = "charts/shop/Chart.yaml";

export const values = "charts/shop/values.yaml";

export const service = "charts/shop/charts/cart/Chart.yaml";

export const first = { [shop]: "name: shop\n", [values]: "replicas: 1\n", [service]: "name: cart\n" };

export function refusal(
  root: string,
  tree: Readonly<Record<string, string>>,
  edits: "keep" | "overwrite" = "keep",
): string {
  try {
    generate(root, tree, edits);
  } catch (error) {
    if (error instanceof DiskError) return error.message.replace(/ {2,}/g, "  ");
    throw error;
  }
  throw new Error("nothing was refused");
}

export function isRefusal(text: string | RegExp): (error: Error) => boolean {
  return (error) => {
    assert.instance(error, DiskError);
    assert.match(error.message, text);
    return true;
  };
}
