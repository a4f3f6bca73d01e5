import { textPieces } from "../../facts/callee-references.js";
import { objectTexts, podTexts, type CalleeText } from "../../facts/callee-texts.js";
import { allWorkloads } from "../../facts/steps.js";
import { isUnresolved, resolveCall } from "../../facts/target.js";
import type { Catalogue, KubernetesService, Service } from "../../model/catalogue.js";
import type { Problem } from "../../../problem/problem.js";
import type { Rule } from "../rule.js";

/**
 * No text has the host name of a service written out: the release decides how it is called, and values where
 * it is. Only what can be nothing else is taken for one: an address with a port of the service, or with a
 * scheme of the network; the name with its namespace where the service is called; all of a variable that is a
 * host or a URL by its name.
 */
export const writtenHosts: Rule = (catalogue) => {
  const hosts = serviceHosts(catalogue);
  return catalogue.services.flatMap((service) => {
    const aliases = new Set(
      allWorkloads(service).flatMap(({ hostAliases = [] }) =>
        hostAliases.flatMap(({ hostnames }) => hostnames),
      ),
    );
    return [...objectTexts(service), ...allWorkloads(service).flatMap(podTexts)].flatMap((text) =>
      found(catalogue, service, hosts, text)
        .filter(({ host }) => !aliases.has(host))
        .map((one) => problem(catalogue, service, text.path, one)),
    );
  });
};

interface Host {
  readonly service: Service;
  readonly kubernetesService: KubernetesService;
}

type Hosts = ReadonlyMap<string, Host>;

interface Written extends Host {
  /** As it stands in the text. */
  readonly written: string;
  readonly host: string;
  readonly pod: string | undefined;
  readonly port: number | undefined;
}

function serviceHosts({ services }: Catalogue): Hosts {
  return new Map(
    services.flatMap((service) =>
      service.kubernetesServices
        .filter(({ ports }) => ports.length > 0)
        .map((kubernetesService) => [kubernetesService.name, { service, kubernetesService }] as const),
    ),
  );
}

// Each is anchored at what is rare, and short: files may be long.
const before = "(?<![-\\w.$%{}()/\\\\])";
const host = "([a-z0-9][-a-z0-9.]{0,252})";
const inUrl = new RegExp(
  `(?<=\\b([a-z][a-z0-9+]{0,20}))://(?:[^\\s/@"'\`<>]{0,200}@)?${host}(?::(\\d{1,5}))?(?![-\\w.:@{$(])`,
  "g",
);
const withPort = new RegExp(`${before}${host}:(\\d{1,5})(?![-\\w@])`, "g");
const inNamespace = new RegExp(`${before}(?=[-a-z0-9.]{0,252}\\.svc)${host}(?![-\\w.:])`, "g");
const addressVariable = /(?:HOST|HOSTNAME|URL|URI|ADDR|ADDRESS|ENDPOINT)S?$/;

function found(
  catalogue: Catalogue,
  service: Service,
  hosts: Hosts,
  { text, variable }: CalleeText,
): readonly Written[] {
  const plain = withoutComments(withoutReferences(text));
  const all = [
    ...[...plain.matchAll(inUrl)].flatMap(([, scheme, host, port]) => {
      const one = named(hosts, host!, port);
      const isHost = one && (hasPort(one) || (schemes.has(scheme!) && !isUpstream(plain, host!)));
      return isHost ? [one] : [];
    }),
    ...[...plain.matchAll(withPort)].flatMap(([, host, port]) => {
      const one = named(hosts, host!, port);
      return one && hasPort(one) ? [one] : [];
    }),
    ...[...plain.matchAll(inNamespace)].flatMap(([, host]) => named(hosts, host!, undefined) ?? []),
    ...(variable !== undefined && addressVariable.test(variable)
      ? plain.split(",").flatMap((host) => {
          const one = named(hosts, host.trim(), undefined);
          return one && one.service !== service ? [one] : [];
        })
      : []),
  ];
  const sure = all.filter(
    (one) => one.host === one.kubernetesService.name || isOurs(catalogue, service, one),
  );
  return [...new Map(sure.map((one) => [one.written, one])).values()];
}

// In front of its name may be that of a pod, behind it a namespace.
function named(hosts: Hosts, host: string, port: string | undefined): Written | undefined {
  const [, pod, own, namespace = ""] = /^(?:([-a-z0-9]+-\d+)\.)?([-a-z0-9]+)(\..*)?$/.exec(host) ?? [];
  const one = own === undefined ? undefined : hosts.get(own);
  if (one === undefined || !/^(?:\.[-a-z0-9]+\.svc(?:\..*)?)?$/.test(namespace)) return undefined;
  return {
    ...one,
    written: port === undefined ? host : `${host}:${port}`,
    host: own! + namespace,
    pod,
    port: port === undefined ? undefined : Number(port),
  };
}

// In another namespace may be another service of that name: only the one that is called is surely meant.
function isOurs({ externalServices }: Catalogue, { calls }: Service, { service, host }: Written): boolean {
  return (
    calls.some(({ callee }) => callee === service.name) &&
    !Object.values(externalServices).some(({ hosts }) => hosts.includes(host))
  );
}

function hasPort({ kubernetesService, port }: Written): boolean {
  return kubernetesService.ports.some((one) => one.port === port);
}

// Schemes whose URLs have a host: s3://orders is a bucket, kafka://orders a topic.
const schemes: ReadonlySet<string> = new Set(
  (
    "http https ws wss grpc grpcs tcp tls udp redis rediss amqp amqps mqtt mqtts nats postgres postgresql " +
    "mysql mariadb mongodb sqlserver clickhouse memcached ldap ldaps smtp smtps ftp etcd"
  ).split(" "),
);

// nginx has groups of servers of its own, which URLs name like hosts.
function isUpstream(text: string, host: string): boolean {
  return new RegExp(`\\bupstream\\s+${host}\\s*\\{`).test(text);
}

function withoutReferences(text: string): string {
  return textPieces(text)
    .map((piece) => (typeof piece === "string" ? piece : "{}"))
    .join("");
}

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*(?:#|;|\/\/).*$/gm, "");
}

function problem(catalogue: Catalogue, { calls }: Service, path: string, one: Written): Problem {
  const { service, kubernetesService, written, port, pod } = one;
  const callee = service.name;
  const called = calls.find((call) => call.callee === callee);
  const target = called && resolveCall(catalogue, called);
  // {address} has the first port of the call, which may name others than the service.
  const [first] = target && !isUnresolved(target) && target.inside ? target.ports : kubernetesService.ports;
  const at = kubernetesService.ports.find((candidate) => candidate.port === port);
  const word = (text: string) => `{call.${callee}.${text}}`;
  const host = pod === undefined ? "host" : `pod.${/\d+$/.exec(pod)![0]}`;
  const ports = kubernetesService.ports.map(({ name }) => word(`port.${name}`));
  const meant =
    port === undefined
      ? word(host)
      : ports.length === 1 || at?.name === first?.name
        ? word(pod === undefined ? "address" : `${host}.address`)
        : `${word(host)}:${at === undefined ? ports.join(` or ${word(host)}:`) : word(`port.${at.name}`)}`;
  return {
    path,
    message:
      `names the host ${written}, but the release decides what ${callee} is called, and values ` +
      `where it is. Write ${meant}${called ? "" : ` and add ${JSON.stringify(callee)} to the calls`}`,
  };
}
