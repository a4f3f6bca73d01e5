import { basename } from "node:path";
import { test } from "uvu";
import type { Helm } from "../helm/render.js";
import { platforms } from "../helm/platforms.js";
import { liveThrough } from "./lifecycle.js";

/** Declares a test for each environment of this repository. */
export function testOwnCharts(helm: Helm): void {
  const { name, chart, environments } = platforms[0]!;
  for (const file of environments) {
    const environment = basename(file, ".yaml");
    test(`${helm}: ${environment} is installed, upgraded and uninstalled`, () =>
      liveThrough({ helm, release: name, chart, values: [file], change: "global.image.tag=another", namespace: environment, level: "restricted" }));
  }
}
