import type { Variables } from "./variables.js";

/** A host that a container is told of. */
export interface Address {
  readonly host: string;
  readonly port?: number;
  /** Where it is said, as a sentence has it: `DATABASE_URL`; the first place of several. */
  readonly by: string;
  /** All variables that say it; none where the command says it itself, for then the program asks there. */
  readonly variables: readonly string[];
  /**
   * Said as an address beyond doubt: in a URL, behind `-h`, as a name with `.svc`. A plain word with a port
   * needs the Service to have that port.
   */
  readonly sure: boolean;
}

/** The hosts in the variables and the command of a container, each once. */
export function addressesIn(variables: Variables, command: string): readonly Address[] {
  // A maker of certificates is told the names that they are for, and calls nobody there.
  const program = /--secret-name\b/.test(command) ? "" : command;
  const all: readonly Said[] = [
    ...[...variables].flatMap(([name, value]) => [...inText(value, name), ...bare(name, value)]),
    ...inText(program, itsCommand),
    ...inCommand(program),
  ];
  const surest = [...all.filter(({ sure }) => sure), ...all.filter(({ sure }) => !sure)];
  const places = new Map<string, Said[]>();
  for (const said of surest) {
    const key = `${said.host} ${said.port ?? ""}`;
    places.set(key, [...(places.get(key) ?? []), said]);
  }
  return [...places.values()].map((all) => ({
    ...all[0]!,
    variables: all.some(({ by }) => by === itsCommand) ? [] : [...new Set(all.map(({ by }) => by))],
  }));
}

/** An address in one place. */
type Said = Omit<Address, "variables">;

const itsCommand = "its command";

const host = "[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?";

/** Behind a host, where a URL may stand as well: its scheme is not a host, nor a part of it. */
const noScheme = "(?![\\w+]*://)";

function inText(text: string, by: string): readonly Said[] {
  const urls = [...text.matchAll(/\b([a-z][a-z0-9+.-]*):\/\/(?:[^\s/@"']*@)?([^\s/?#"'`;)]+)/gi)].flatMap(
    ([, scheme, hosts]) =>
      hosts!.split(",").flatMap((part) => {
        const [, name, port] = new RegExp(`^(${host})(?::(\\d+))?$`, "i").exec(part) ?? [];
        return name === undefined
          ? []
          : [address(name, port ?? usualPorts[scheme!.toLowerCase().split("+")[0]!], by, true)];
      }),
  );
  const pairs = [...text.matchAll(new RegExp(`(?<![\\w.:/@-])(${host}):(\\d{2,5})(?![\\w.])`, "gi"))].map(
    ([, name, port]) => address(name!, port, by, /\.svc\b/.test(name!)),
  );
  const credentials = [...text.matchAll(new RegExp(`@(?:tcp\\()?(${host}):(\\d{2,5})\\b`, "gi"))].map(
    ([, name, port]) => address(name!, port, by, true),
  );
  const settings = [
    ...text.matchAll(
      new RegExp(`\\b(?:host|hostname|server|addr|address)=(${host})${noScheme}(?:\\s+port=(\\d+))?`, "gi"),
    ),
  ].map(([, name, port]) => address(name!, port, by, true));
  const full = [
    ...text.matchAll(new RegExp(`(?<![\\w.-])(${host}\\.svc(?:\\.${host})?)(?![\\w-])`, "gi")),
  ].map(([, name]) => address(name!, undefined, by, true));
  return [...urls, ...pairs, ...credentials, ...settings, ...full];
}

const words =
  "HOST|HOSTS|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|ENDPOINTS|URL|URI|BROKER|BROKERS|SEEDS|SERVICE";
const namesHost = new RegExp(`(^|_)(PG)?(${words})(_NAME)?$`, "i");

/** A value that is nothing but a host, or hosts, in a variable whose name says so. */
function bare(name: string, value: string): readonly Said[] {
  if (!namesHost.test(name)) return [];
  return value.split(",").flatMap((part) => {
    const [, found, port] = new RegExp(`^(${host})(?::(\\d+))?$`, "i").exec(part.trim()) ?? [];
    return found === undefined || /^[\d.]+$/.test(found) ? [] : [address(found, port, name, true)];
  });
}

/** Hosts as the usual programs take them. */
function inCommand(program: string): readonly Said[] {
  const portOption = "(?:[^\\n;|&]*?\\s(?:-p|-P|--port)[\\s=]*(\\d+))?";
  const patterns = [
    new RegExp(
      `\\b(?:nc|ncat|netcat)\\s+(?:-\\S+\\s+(?:\\d+\\s+)?)*["']?(${host})["']?\\s+["']?(\\d+)`,
      "gi",
    ),
    new RegExp(
      `(?:^|\\s)(?:-h|-H|--host|--hostname|--server)[\\s=]+["']?(${host})${noScheme}["']?${portOption}`,
      "g",
    ),
    new RegExp(
      `\\b(?:nslookup|getent\\s+hosts|ping(?:\\s+-\\S+(?:\\s+\\d+)?)*)\\s+["']?(${host})${noScheme}`,
      "gi",
    ),
    new RegExp(`/dev/tcp/(${host})/(\\d+)`, "gi"),
  ];
  return patterns.flatMap((pattern) =>
    [...program.matchAll(pattern)].map(([, name, port]) => address(name!, port, itsCommand, true)),
  );
}

function address(name: string, port: string | number | undefined, by: string, sure: boolean): Said {
  return { host: name.toLowerCase(), by, sure, ...(port === undefined ? {} : { port: Number(port) }) };
}

const usualPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  redis: 6379,
  rediss: 6379,
  amqp: 5672,
  amqps: 5671,
  mongodb: 27017,
  nats: 4222,
};
