import { answerOf, type Answer, type Connection } from "./answer.js";
import type { Login } from "./logins.js";

/**
 * What a registry that has answered 401 wants to see: the login itself, or a token that the server of tokens
 * gives for it, to everybody for what is public. Undefined where there is none.
 * Source: distribution/distribution, "Token Authentication Specification".
 *
 * @throws Error of Node's when the server of tokens does not answer
 */
export async function authorization(
  { headers }: Answer,
  asked: URL,
  repository: string,
  connection: Connection,
  login: Login | undefined,
): Promise<string | undefined> {
  const challenge = headers["www-authenticate"] ?? "";
  const basic = login === undefined ? undefined : `Basic ${login}`;
  if (/^basic\b/i.test(challenge)) return basic;
  const fields = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key!.toLowerCase(), value!]),
  );
  const realm = fields.get("realm");
  if (!/^bearer\b/i.test(challenge) || realm === undefined || !URL.canParse(realm)) return undefined;
  const url = new URL(realm);
  // A login never goes over the net in clear, unless the registry itself is asked so.
  if (url.protocol !== "https:" && url.protocol !== asked.protocol) return undefined;
  const service = fields.get("service");
  if (service !== undefined) url.searchParams.set("service", service);
  url.searchParams.set("scope", fields.get("scope") ?? `repository:${repository}:pull`);
  const answer = await answerOf("GET", url, basic === undefined ? {} : { authorization: basic }, connection);
  if (answer.status !== 200) return undefined;
  const token = tokenIn(answer.body.toString("utf8"));
  return token === undefined ? undefined : `Bearer ${token}`;
}

function tokenIn(text: string): string | undefined {
  try {
    const { token, access_token } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return [token, access_token].find((one) => typeof one === "string" && /^[\w.~+/=-]+$/.test(one)) as
      | string
      | undefined;
  } catch {
    return undefined;
  }
}
