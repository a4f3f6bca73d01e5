/**
 * The shapes of credentials that are known by sight; schemas/values/no-credential.schema.json has the same.
 */
export const credentialShapes: Readonly<Record<string, string>> = {
  "an AWS access key": "(AKIA|ASIA)[A-Z0-9]{16}",
  "a Stripe key": "[rs]k_live_[A-Za-z0-9]{10}",
  "a GitHub token": "gh[oprsu]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22}",
  "a Slack token": "xox[abprs]-[A-Za-z0-9-]{10}",
  "a private key": "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----",
  "a JSON Web Token": "eyJ[A-Za-z0-9_-]{8,400}\\.eyJ[A-Za-z0-9_-]{8}",
};

const known = Object.entries(credentialShapes).map(
  ([what, pattern]) => [what, new RegExp(pattern, "u")] as const,
);

/**
 * What credential a text holds, in words; undefined for none. The text itself must not be shown to anyone.
 */
export function credentialIn(text: string): string | undefined {
  return known.find(([, pattern]) => pattern.test(text))?.[0];
}
