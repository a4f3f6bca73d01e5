import { compressed } from "./compressed.js";
import type { Release } from "./release.js";
import { segmentsOf } from "./segments.js";
import { storedRelease, type Form } from "./stored.js";

/** What the API server allows the values of a Secret together. Source: MaxSecretSize of Kubernetes' API. */
export const secretLimit = 1024 * 1024;

/** Helm 4 keeps times of change besides, so its Secret is the one that has to fit. */
export const largerForm: Form = "helm4";

/** How big a release is. */
export interface ReleaseSize {
  /** Bytes of the Secret's only value, `release`, as the API server counts them. */
  readonly bytes: Readonly<Record<Form, number>>;
  /** What they are made of with Helm 4, the largest first. */
  readonly contributors: readonly Contributor[];
}

export interface Contributor {
  /** A subchart, or the umbrella. */
  readonly chart: string;
  readonly part: string;
  /** Of the JSON. */
  readonly uncompressed: number;
  /** Of the Secret, estimated by the bits that its text takes in the compressed whole. */
  readonly bytes: number;
}

/** @param release as Helm 4's dry run has it */
export function releaseSize(release: Release): ReleaseSize {
  const [helm4, helm3] = [measured(release, "helm4"), measured(release, "helm3")];
  return { bytes: { helm4: helm4.bytes, helm3: helm3.bytes }, contributors: helm4.contributors };
}

function measured(
  release: Release,
  form: Form,
): { readonly bytes: number; readonly contributors: readonly Contributor[] } {
  const segments = segmentsOf(storedRelease(release, form));
  const texts = segments.map(({ text }) => Buffer.from(text));
  let end = 0;
  const { length, shares } = compressed(
    Buffer.concat(texts),
    texts.map((text) => (end += text.length)),
  );
  const found = new Map<string, Contributor>();
  for (const [i, { chart, part }] of segments.entries()) {
    const key = JSON.stringify([chart, part]);
    const { uncompressed, bytes } = found.get(key) ?? { uncompressed: 0, bytes: 0 };
    found.set(key, {
      chart,
      part,
      uncompressed: uncompressed + texts[i]!.length,
      bytes: bytes + (shares[i]! * 4) / 3,
    });
  }
  const contributors = [...found.values()]
    .map((one) => ({ ...one, bytes: Math.round(one.bytes) }))
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: inBase64(length), contributors };
}

/** Helm writes gzip in base64, and the API server counts that. */
function inBase64(length: number): number {
  return Math.ceil(length / 3) * 4;
}
