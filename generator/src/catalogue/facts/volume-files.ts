import type { Volume } from "../model/catalogue.js";

/** The Secrets that a volume takes files from, also those of a projected one. */
export function secretFiles({ secret, projected }: Volume): readonly NonNullable<Volume["secret"]>[] {
  return [secret, ...(projected?.sources ?? []).map((source) => source.secret)].filter(
    (source) => source !== undefined,
  );
}

/** The ConfigMaps that a volume takes files from, also those of a projected one. */
export function configMapFiles({
  configMap,
  projected,
}: Volume): readonly NonNullable<Volume["configMap"]>[] {
  return [configMap, ...(projected?.sources ?? []).map((source) => source.configMap)].filter(
    (source) => source !== undefined,
  );
}
