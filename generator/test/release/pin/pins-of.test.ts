import { test } from "uvu";
import * as assert from "uvu/assert";
import { pinsOf } from "../../../src/release/pin/pins-of.js";

const digest = `sha256:${"a".repeat(64)}`;
const steps = ["web", "image"];
const reference = (tag: string) => ({ host: "ghcr.io", repository: "team/web", tag });

test("an image that its registry has is pinned where the values say it", () => {
  assert.equal(pinsOf([{ steps, references: [reference("1")] }], new Map([["ghcr.io/team/web:1", digest]])), {
    pins: [{ steps, image: "ghcr.io/team/web:1", digest }],
    faults: [],
  });
});

test("an image that its registry does not have is a fault that names it and its place", () => {
  assert.equal(pinsOf([{ steps, references: [reference("1")] }], new Map()), {
    pins: [],
    faults: ["web.image: ghcr.io/team/web:1 is not in its registry"],
  });
});

test("one place of several images cannot have a digest, and says what to do", () => {
  const digests = new Map(["1-web", "1-worker"].map((tag) => [`ghcr.io/team/web:${tag}`, digest]));
  const place = { steps, references: ["1-web", "1-worker"].map(reference) };
  assert.equal(pinsOf([place], digests), {
    pins: [],
    faults: [
      "web.image stands for ghcr.io/team/web:1-web and ghcr.io/team/web:1-worker, and one digest cannot. " +
        "Give their containers images of their own",
    ],
  });
});

test.run();
