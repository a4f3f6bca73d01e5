import type { EnvVar } from "../model/pods.js";

/**
 * Names of variables that hold a credential, which of them only look so, and texts that are none, such as a
 * switch, a path, an address or a reference. schemas/values/extra-env.schema.json has the same.
 */
export const credentialNames = {
  named:
    "((PASSWORD|PASSWD|PASSPHRASE|SECRET_KEY_BASE)|(^|_)(SECRET|TOKEN|CREDENTIALS?)" +
    "|(API|ACCESS|SECRET|PRIVATE|SIGNING|ENCRYPTION|MASTER|LICEN[CS]E)_?KEY" +
    "|[A-Z0-9]_(PASS|PWD))(_?[0-9]+)?$",
  except:
    "(^|_)(ALL|BY|FIRST|MULTI|OLD|ONE|PROXY|SECOND|SINGLE|TWO)_(PASS|PWD)$|" +
    "(^|_)(CA|CERT|CERTIFICATE|PULL|TLS)_SECRET$|(^|_)(MAX|MIN|PER)_TOKEN$|(^|_)(PUBLIC|PUBLISHABLE)(_|$)",
  harmless:
    "^([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Oo]n|[Oo]ff|[Nn]one|auto|disabled|enabled|optional|required)?$" +
    "|(^|[^$])([$][$])*[$][(]|^/[-._A-Za-z0-9]+/|^[a-z][-+.a-z0-9]*://|^(arn|ref\\+[a-z0-9]+|vault):",
} as const;

const { named, except, harmless } = Object.fromEntries(
  Object.entries(credentialNames).map(([key, pattern]) => [key, new RegExp(pattern, "u")]),
) as Readonly<Record<keyof typeof credentialNames, RegExp>>;

/** Whether the name of a variable or key says that it holds a credential. */
export function namesCredential(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[-.]/g, "_")
    .toUpperCase();
  return named.test(words) && !except.test(words);
}

/** Whether a text, were it a credential, could be read by whoever sees it. */
export function isPlainText(text: string): boolean {
  return !harmless.test(text);
}

/** Whether values may not give a variable its text, for it would be a credential in plain text. */
export function isForSecrets(variable: EnvVar): boolean {
  return (
    variable.from === "setting" &&
    variable.enum === undefined &&
    variable.public === undefined &&
    namesCredential(variable.name)
  );
}
