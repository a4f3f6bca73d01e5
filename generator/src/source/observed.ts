/** What a job did that reaches beyond its own code. */
export interface Observation {
  /** Names of the environment variables that it read. */
  readonly variables: readonly string[];
  /** Whether it reached for nothing else that may differ from one run to the next. */
  readonly isComplete: boolean;
}

/** How a job ended, and what it reached for. */
export interface Observed<Result> extends Observation {
  readonly outcome: PromiseSettledResult<Result>;
}

/**
 * Does a job and notes which of JavaScript's and Node's globals it reaches for: while it runs, each global
 * that is not known to be the same in every run (the clock, the environment, random numbers, timers, the
 * network, code from text, whatever Node adds one day) tells that it was read. Reading one variable of the
 * environment is known by its name. What a job imports is not seen here, see module-inputs.ts; neither is the
 * locale, which comes from the environment.
 *
 * Jobs run one after another, for they share the globals.
 */
export function observed<Result>(job: () => Promise<Result>): Promise<Observed<Result>> {
  const result = queue.then(() => observe(job));
  queue = result;
  return result;
}

let queue: Promise<unknown> = Promise.resolve();

async function observe<Result>(job: () => Promise<Result>): Promise<Observed<Result>> {
  const notes: Notes = { variables: new Set(), isComplete: true };
  const restore = [
    ...Reflect.ownKeys(globalThis)
      .filter((name) => !alike.has(name))
      .map((name) => observeRead(globalThis, name, notes)),
    observeRead(Math, "random", notes),
    // Functions made from text reach the globals too, and whatever import() finds.
    ...functionPrototypes.map((prototype) => observeRead(prototype, "constructor", notes)),
  ];
  const [outcome] = await Promise.allSettled([job()]);
  for (const back of restore) back();
  return { outcome: outcome!, variables: [...notes.variables], isComplete: notes.isComplete };
}

interface Notes {
  readonly variables: Set<string>;
  isComplete: boolean;
}

/**
 * Globals that are the same in every run of one version of Node, with all that hangs on them but
 * `Math.random`.
 */
const alike: ReadonlySet<PropertyKey> = new Set([
  "globalThis",
  "global",
  "undefined",
  "NaN",
  "Infinity",
  "isFinite",
  "isNaN",
  "parseFloat",
  "parseInt",
  "Object",
  "Array",
  "Number",
  "Boolean",
  "String",
  "Symbol",
  "BigInt",
  "Promise",
  "RegExp",
  "JSON",
  "Math",
  "Proxy",
  "Reflect",
  "Iterator",
  "Error",
  "AggregateError",
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "URIError",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "ArrayBuffer",
  "DataView",
  "Uint8Array",
  "Int8Array",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "Float16Array",
  "Float32Array",
  "Float64Array",
  "Uint8ClampedArray",
  "BigUint64Array",
  "BigInt64Array",
  "decodeURI",
  "decodeURIComponent",
  "encodeURI",
  "encodeURIComponent",
  "escape",
  "unescape",
  "atob",
  "btoa",
  "URL",
  "URLSearchParams",
  "TextEncoder",
  "TextDecoder",
  "structuredClone",
  "queueMicrotask",
  Symbol.toStringTag,
]);

const functionPrototypes: readonly object[] = [
  () => {},
  async () => {},
  function* () {},
  async function* () {},
].map((one) => Object.getPrototypeOf(one) as object);

/** Lets a property tell that it was read or written; returns what takes that back. */
function observeRead(owner: object, name: PropertyKey, notes: Notes): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  if (before?.configurable !== true) return () => undefined;
  const value = (): unknown => (before.get ? Reflect.apply(before.get, owner, []) : before.value);
  const isProcess = owner === globalThis && name === "process";
  const program = isProcess ? observedProcess(value() as NodeJS.Process, notes) : undefined;
  const read = () => {
    if (isProcess) return program;
    notes.isComplete = false;
    return value();
  };
  let isReplaced = false;
  let replacement: unknown;
  Object.defineProperty(owner, name, {
    configurable: true,
    enumerable: before.enumerable ?? false,
    get: () => (isReplaced ? replacement : read()),
    set: (next: unknown) => {
      notes.isComplete = false;
      isReplaced = true;
      replacement = next;
    },
  });
  return () => void Object.defineProperty(owner, name, before);
}

/** `process`, whose environment tells which variables are read; all else of it may differ in each run. */
function observedProcess(process: NodeJS.Process, notes: Notes): NodeJS.Process {
  const variables = observedVariables(process.env, notes);
  return new Proxy(process, {
    ...noting(notes),
    get: (target, name) => {
      if (name === "env") return variables;
      notes.isComplete = false;
      return Reflect.get(target, name) as unknown;
    },
  });
}

function observedVariables(variables: NodeJS.ProcessEnv, notes: Notes): NodeJS.ProcessEnv {
  const note = (name: PropertyKey) => {
    if (typeof name === "string") notes.variables.add(name);
    else notes.isComplete = false;
  };
  return new Proxy(variables, {
    ...noting(notes),
    get: (target, name) => {
      note(name);
      return Reflect.get(target, name) as unknown;
    },
    has: (target, name) => {
      note(name);
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor: (target, name) => {
      note(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
}

/** Whatever else is done to an object. */
function noting(notes: Notes): Omit<ProxyHandler<NodeJS.Process & NodeJS.ProcessEnv>, "get"> {
  const traps = [
    "has",
    "set",
    "deleteProperty",
    "defineProperty",
    "ownKeys",
    "getOwnPropertyDescriptor",
    "getPrototypeOf",
    "setPrototypeOf",
    "isExtensible",
    "preventExtensions",
  ] as const;
  return Object.fromEntries(
    traps.map((trap) => [
      trap,
      (...args: readonly unknown[]) => {
        notes.isComplete = false;
        return Reflect.apply(Reflect[trap], Reflect, args) as unknown;
      },
    ]),
  );
}
