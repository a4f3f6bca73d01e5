import { test } from "uvu";
import * as assert from "uvu/assert";
import { workloadName } from "../../src/catalogue/facts/object-names.js";
import { exceptionsOf } from "../../src/catalogue/rules/security/pod-security.js";
import { platforms } from "./platforms.js";
import { renderedText } from "./render.js";
import { run } from "./run.js";

// The API server's own code says which pods it would refuse; the rule must say it beforehand.
for (const { name, catalogue, chart } of platforms) {
  for (const level of ["restricted", "baseline"]) {
    test(`${name}: the rule knows which pods Pod Security ${level} refuses`, async () => {
      const { output, errors } = await run(
        "pod-security",
        ["-level", level],
        await renderedText("helm4", chart),
      );
      assert.match(errors, /^\d+ pods? checked/);
      const refused = new Set(
        output
          .split("\n")
          .filter(Boolean)
          .map((line) => line.replace(/:.*/, "")),
      );
      const expected = catalogue.services
        .filter(({ enabled }) => enabled)
        .flatMap((service) =>
          service.workloads
            .filter((workload) =>
              exceptionsOf(workload, "v1.37").some(
                (exception) => level === "restricted" || exception.level === "privileged",
              ),
            )
            .map(
              (workload) =>
                `${workload.kind}/${service.releasePrefix ? "shop-" : ""}${workloadName(service, workload)}`,
            ),
        );
      assert.equal([...refused].sort(), expected.sort());
    });
  }
}

test.run();
