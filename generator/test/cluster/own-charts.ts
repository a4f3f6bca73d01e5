import { test } from "uvu";
import type { Helm } from "../helm/render.js";
import { environments } from "./environments.js";
import { liveThrough } from "./lifecycle.js";
import { ownPlatform } from "./own-platform.js";
import { measured } from "./stored-size.js";

/** Declares a test for each environment of this repository. */
export function testOwnCharts(helm: Helm): void {
  for (const environment of environments()) {
    test(`${helm}: ${environment.name} is installed, drained, scaled, upgraded and uninstalled`, async () =>
      liveThrough(
        measured(await ownPlatform(helm, environment), environment),
        "--set global.image.tag=another",
      ));
  }
}
