import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { keyOfWhole, ownSecret, sharedSecrets } from "../../catalogue/facts/own-secret.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { on, refused, said } from "./schema-rules.js";

/**
 * Rules for the `allOf` of a schema: while External Secrets makes the Secret of a service that takes all of
 * it, the key in the store is not that of all services.
 *
 * @param scope where the service's values stand: below its name in the umbrella's, at the top of its own
 */
export function wholeSecrets(
  catalogue: Catalogue,
  service: Service,
  scope: readonly string[],
): readonly JsonSchema[] {
  if (!ownSecret(service)?.whole) return [];
  const own = [...scope, "externalSecret"];
  return [
    ownKey(
      catalogue,
      [
        said(own, { remoteKey: { const: "" } }, true),
        ...(scope.length === 0 ? [] : [said(scope, { enabled: on }, service.enabled)]),
      ],
      `${keyOfWhole(`${service.name} takes all of its Secret`)}. Or give ${[...own, "remoteKey"].join(".")}`,
    ),
  ];
}

/** The same for the Secrets that several services share, in the umbrella's schema. */
export function wholeSharedSecrets(catalogue: Catalogue): readonly JsonSchema[] {
  return sharedSecrets(catalogue)
    .filter(({ whole }) => whole)
    .map(({ name }) => ownKey(catalogue, [], keyOfWhole(`some pods take all of the Secret ${name}`)));
}

function ownKey({ secrets }: Catalogue, conditions: readonly JsonSchema[], reason: string): JsonSchema {
  const { provider, externalSecret } = secrets;
  const path = ["global", "secrets", "externalSecret", "remoteKey"];
  const everyService = { not: { pattern: "\\{service\\}" } };
  return refused(
    [
      said(path.slice(0, 2), { provider: { const: "externalSecret" } }, provider === "externalSecret"),
      said(path.slice(0, 3), { remoteKey: everyService }, !externalSecret.remoteKey.includes("{service}")),
      ...conditions,
    ],
    path,
    reason,
  );
}
