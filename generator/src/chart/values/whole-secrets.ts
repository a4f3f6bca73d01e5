import type { Catalogue, Service } from "../../catalogue/model/catalogue.js";
import { keyOfWhole, ownSecret } from "../../catalogue/facts/own-secret.js";
import type { JsonSchema } from "../../schema/bundle.js";
import { on, refused, said } from "./schema-rules.js";

/**
 * Rules for the `allOf` of a schema: while External Secrets makes the Secret of a service that takes all of
 * it, the key in the store is not that of all services.
 *
 * @param scope where the service's values stand: below its name in the umbrella's, at the top of its own
 */
export function wholeSecrets(
  { secrets }: Catalogue,
  service: Service,
  scope: readonly string[],
): readonly JsonSchema[] {
  if (!ownSecret(service)?.whole) return [];
  const { provider, externalSecret } = secrets;
  const path = ["global", "secrets", "externalSecret", "remoteKey"];
  const everyService = { not: { pattern: "\\{service\\}" } };
  return [
    refused(
      [
        said(path.slice(0, 2), { provider: { const: "externalSecret" } }, provider === "externalSecret"),
        said(path.slice(0, 3), { remoteKey: everyService }, !externalSecret.remoteKey.includes("{service}")),
        said([...scope, "externalSecret"], { remoteKey: { const: "" } }, true),
        ...(scope.length === 0 ? [] : [said(scope, { enabled: on }, service.enabled)]),
      ],
      path,
      `${keyOfWhole(service)}. Or give ${[...scope, "externalSecret", "remoteKey"].join(".")}`,
    ),
  ];
}
