import type { VolumeSource } from "../../../../schemas/types/catalogue.js";

/** The Secrets that a volume takes files from, also those of a projected one. */
export function secretFiles({
  secret,
  projected,
}: VolumeSource): readonly NonNullable<VolumeSource["secret"]>[] {
  return [secret, ...(projected?.sources ?? []).map((source) => source.secret)].filter(
    (source) => source !== undefined,
  );
}

/** The ConfigMaps that a volume takes files from, also those of a projected one. */
export function configMapFiles({
  configMap,
  projected,
}: VolumeSource): readonly NonNullable<VolumeSource["configMap"]>[] {
  return [configMap, ...(projected?.sources ?? []).map((source) => source.configMap)].filter(
    (source) => source !== undefined,
  );
}
