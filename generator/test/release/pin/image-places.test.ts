import { test } from "uvu";
import * as assert from "uvu/assert";
import { everyContainer } from "../../../src/catalogue/facts/parts.js";
import { isMap } from "../../../src/chart/values/value-map.js";
import { pathText } from "../../../src/problem/positions.js";
import { imagePlaces } from "../../../src/release/pin/image-places.js";
import { helmValues } from "../../../src/values/helm-values.js";
import { caseChart, caseNames } from "../../cases.js";

// What a chart prints as an image is what is asked for: each fixture's places are those of its values with a
// repository, but for what is held by a digest.
for (const name of caseNames)
  test(`${name}: every image of the values has its place`, async () => {
    const { catalogue, chart } = await caseChart(name);
    const found = imagePlaces(catalogue, chart, {}).map(({ steps }) => pathText(steps));
    const { values, enabled } = helmValues(chart, {});
    const places = imagesIn(values).filter(
      ([first]) => first === "global" || enabled.some((one) => one.name === first),
    );
    assert.equal([...found].sort(), places.map(pathText).sort());
  });

test("containers that add different parts to one tag are different images", async () => {
  const { catalogue, chart } = await caseChart("deployment");
  const tags = imagePlaces(catalogue, chart, {}).flatMap(({ references }) =>
    references.map(({ tag }) => tag),
  );
  const affixed = everyContainer(catalogue).filter(({ container }) => container.image.tagSuffix);
  assert.ok(affixed.length > 0);
  for (const { container } of affixed)
    assert.ok(tags.some((tag) => tag.endsWith(container.image.tagSuffix!)));
});

test.run();

function imagesIn(value: unknown, steps: readonly string[] = []): readonly (readonly string[])[] {
  if (!isMap(value)) return [];
  const isImage = steps.at(-1) === "image" && typeof value["repository"] === "string";
  if (isImage) return value["digest"] || String(value["tag"]).includes("@") ? [] : [steps];
  // Subcharts have the platform's globals again.
  const own = Object.entries(value).filter(([key]) => key !== "global" || steps.length === 0);
  return own.flatMap(([key, member]) => imagesIn(member, [...steps, key]));
}
