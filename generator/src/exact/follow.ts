import type { Operand, Pipeline, Step } from "./chart-template.js";
import { callFunction, type Watch } from "./functions.js";
import { allPaths, computed, each, grew, nothing, opened, union, type Made, type Meaning, type Path } from "./meaning.js";

/** A file of a chart, or a named template in it. */
export interface TemplateBody {
  readonly file: string;
  readonly steps: readonly Step[];
}

/** A look at values. `whole`: also at all that is in them, but for the keys in `except`. */
export interface Read {
  readonly path: Path;
  readonly whole: boolean;
  readonly except: readonly string[];
}

/** Something that a template says at a place, `file` and the number of characters before it. */
export interface Fault {
  readonly file: string;
  readonly offset: number;
  readonly message: string;
}

/** What is known of a chart before its templates are followed. */
export interface Surroundings {
  /** Named templates and files, by name and by path. */
  readonly bodies: ReadonlyMap<string, TemplateBody>;
  /** Folder of the chart's templates, as in the paths of `bodies`. */
  readonly folder: string;
  /** What is wrong with a path that a template reads, if anything. */
  readonly fault: (path: Path) => string | undefined;
}

/** What following the templates of a chart has shown. */
export interface Followed {
  readonly reads: ReadonlyMap<string, Read>;
  readonly faults: readonly Fault[];
  /** Named templates that some template includes. */
  readonly included: ReadonlySet<string>;
}

interface Walk extends Watch, Surroundings {
  readonly reads: Map<string, Read>;
  readonly faults: Map<string, Fault>;
  readonly included: Set<string>;
  /** Places of members that what the template made does not have; undefined once they were found there on another way. */
  readonly missing: Map<string, Fault | undefined>;
  readonly variables: Map<string, Meaning>[];
  readonly root: Meaning;
  /** How often a variable or something made came to mean more. */
  growth: number;
  depth: number;
}

interface Scope {
  readonly file: string;
  readonly dot: Meaning;
  /** `$`: the dot at the start of the template. */
  readonly top: Meaning;
}

/** Follows the given files of a chart as Helm runs them: what they read of the values, and where that cannot be told. */
export function followTemplates(surroundings: Surroundings, files: readonly TemplateBody[]): Followed {
  const walk = newWalk(surroundings);
  for (const { file, steps } of files) runBody(walk, steps, { file, dot: walk.root, top: walk.root });
  const missing = [...walk.missing.values()].filter((fault) => fault !== undefined);
  return { reads: walk.reads, faults: [...walk.faults.values(), ...missing], included: walk.included };
}

function runBody(walk: Walk, steps: readonly Step[], scope: Scope): void {
  const outer = walk.variables.splice(0);
  runSteps(walk, steps, scope);
  walk.variables.push(...outer);
}

function runSteps(walk: Walk, steps: readonly Step[], scope: Scope): void {
  walk.variables.push(new Map());
  for (const step of steps) runStep(walk, step, scope);
  walk.variables.pop();
}

function runStep(walk: Walk, step: Step, scope: Scope): void {
  switch (step.kind) {
    case "define":
      return;
    case "print": {
      const value = run(walk, step.pipeline, scope);
      if (step.pipeline.variables.length === 0) walk.read(allPaths(value), true);
      return;
    }
    case "template":
      include(walk, step.name, step.argument ? run(walk, step.argument, scope) : nothing, place(scope, step.offset));
      return;
    default:
      // The variables of a condition live as long as its block.
      walk.variables.push(new Map());
      if (step.kind === "range") runRange(walk, step.pipeline, step.body, scope);
      else runBranch(walk, step.kind, step.pipeline, step.body, scope);
      runSteps(walk, step.otherwise, scope);
      walk.variables.pop();
  }
}

function runBranch(walk: Walk, kind: "if" | "with", condition: Pipeline, body: readonly Step[], scope: Scope): void {
  const value = run(walk, condition, scope);
  walk.read(value.paths, false);
  runSteps(walk, body, kind === "with" ? { ...scope, dot: value } : scope);
}

function runRange(walk: Walk, { variables, assigns, commands }: Pipeline, body: readonly Step[], scope: Scope): void {
  const subject = run(walk, { variables: [], assigns, commands }, scope);
  const at = place(scope, commands[0]![0]!.offset);
  walk.read(subject.paths, false);
  const item = walk.member(subject, each, at, true);
  // Who names the key uses the keys.
  if (variables.length > 1 && variables[0] !== "_") walk.read(item.paths, false);
  variables.forEach((name, i) => bind(walk, name, i === variables.length - 1 ? item : nothing, assigns));
  // What one turn sets, the next may read.
  for (let turn = 0, before = -1; before !== walk.growth; turn++) {
    if (turn > 20) return void walk.lost(at, "each turn of the loop leads to other values");
    before = walk.growth;
    runSteps(walk, body, { ...scope, dot: item });
  }
}

function run(walk: Walk, { variables, assigns, commands }: Pipeline, scope: Scope): Meaning {
  let value: Meaning | undefined;
  for (const command of commands) value = runCommand(walk, command, value, scope);
  for (const name of variables) bind(walk, name, value ?? nothing, assigns);
  return value ?? nothing;
}

function bind(walk: Walk, name: string, value: Meaning, assigns: boolean): void {
  const [inner] = walk.variables.slice(-1);
  const home = assigns ? walk.variables.findLast((variables) => variables.has(name)) : inner;
  // Whether a block inside of the variable's own is reached is not known, so the old meaning stays beside the new one.
  const known = home === inner ? undefined : home?.get(name);
  const next = known ? union(known, value) : value;
  if (known && grew(known, next)) walk.growth++;
  home?.set(name, next);
}

function runCommand(walk: Walk, [first, ...rest]: readonly Operand[], piped: Meaning | undefined, scope: Scope): Meaning {
  const values = [...rest.map((operand) => operandValue(walk, operand, scope)), ...(piped ? [piped] : [])];
  const at = place(scope, first!.offset);
  if (first!.base.is !== "call") {
    const value = operandValue(walk, first!, scope);
    // A method, such as .Files.Get.
    for (const argument of values) walk.read(allPaths(argument), true);
    return values.length > 0 && (value.paths.length > 0 || value.computed) ? walk.lost(at, "a value is called like a function") : value;
  }
  const { name } = first!.base;
  if (name !== "include") return callFunction(walk, name, values, at);
  const [template = nothing, argument = nothing] = values;
  return template.key === undefined ? walk.lost(at, "the name of the included template is not written there") : include(walk, template.key, argument, at);
}

function operandValue(walk: Walk, operand: Operand, scope: Scope): Meaning {
  const at = place(scope, operand.offset);
  return operand.fields.reduce((owner, field) => walk.member(owner, field, at, false), baseValue(walk, operand, scope, at));
}

function baseValue(walk: Walk, { base }: Operand, scope: Scope, at: string): Meaning {
  switch (base.is) {
    case "dot": return scope.dot;
    case "variable": return base.name === "" ? scope.top : walk.variables.findLast((variables) => variables.has(base.name))?.get(base.name) ?? nothing;
    case "call": return callFunction(walk, base.name, [], at);
    case "text": return { ...nothing, key: base.name };
    case "number": return { ...nothing, key: each };
    case "pipeline": return run(walk, base.pipeline, scope);
  }
}

function include(walk: Walk, name: string, argument: Meaning, at: string): Meaning {
  const body = walk.bodies.get(name);
  if (!body) return walk.lost(at, `no template is named ${JSON.stringify(name)}`);
  // The result for the top of a chart is always the same.
  if (argument === walk.root && walk.included.has(`${name}\0`)) return nothing;
  if (argument === walk.root) walk.included.add(`${name}\0`);
  walk.included.add(name);
  if (walk.depth > 50) return walk.lost(at, "the template includes itself for ever other values");
  walk.depth++;
  runBody(walk, body.steps, { file: body.file, dot: argument, top: argument });
  walk.depth--;
  return nothing;
}

function newWalk(surroundings: Surroundings): Walk {
  const made = new Map<string, Made>();
  const basePath: Meaning = { ...nothing, key: surroundings.folder };
  const template: Made = { members: new Map([["BasePath", basePath], ["Name", nothing]]), rest: nothing };
  const root: Made = {
    members: new Map(["Release", "Chart", "Files", "Capabilities"].map((name) => [name, nothing])).set("Values", { ...nothing, paths: [[]] }).set("Template", { ...nothing, made: [template] }),
    rest: nothing,
  };
  const walk: Walk = {
    ...surroundings,
    reads: new Map(), faults: new Map(), included: new Set(), missing: new Map(), variables: [], growth: 0, depth: 0,
    root: { ...nothing, made: [root] },
    read(paths, whole, except = []) {
      for (const path of paths) walk.reads.set(JSON.stringify([path, whole, except]), { path, whole, except });
    },
    make(at) {
      const known = made.get(at) ?? { members: new Map(), rest: nothing };
      made.set(at, known);
      return known;
    },
    add(owner, key, value) {
      const known = key === undefined ? owner.rest : owner.members.get(key);
      const next = known ? union(known, value) : value;
      if (!known || grew(known, next)) walk.growth++;
      if (key === undefined) owner.rest = next;
      else owner.members.set(key, next);
    },
    member: (owner, key, at, optional) => member(walk, owner, key, at, optional),
    lost(at, why) {
      fault(walk, at, `cannot be followed: ${why}`);
      return nothing;
    },
  };
  return walk;
}

function member(walk: Walk, closed: Meaning, key: string, at: string, optional: boolean): Meaning {
  const owner = opened(closed);
  if (owner.computed && key !== each) return walk.lost(at, `${key} is looked up in what a function made of values`);
  const found = owner.made.flatMap(({ members }) => (key === each ? [...members.values()] : [members.get(key), members.get(each)].filter((one) => one !== undefined)));
  const paths = owner.paths.filter((path) => {
    const wrong = walk.fault([...path, key]);
    // What was merged into a dict need not have what the dict has.
    if (wrong && (found.length === 0 || closed.paths.includes(path))) fault(walk, at, wrong);
    return !wrong;
  }).map((path) => [...path, key]);
  if (!optional && owner.made.length > 0 && owner.paths.length === 0) noteMissing(walk, key, at, found.length === 0);
  return union(...(paths.length > 0 ? [{ ...nothing, paths }] : []), ...found, ...(owner.computed ? [computed] : []));
}

// What one caller of a named template leaves out, another may give.
function noteMissing(walk: Walk, key: string, at: string, isMissing: boolean): void {
  const place = `${at}\0${key}`;
  if (!isMissing) walk.missing.set(place, undefined);
  else if (!walk.missing.has(place)) walk.missing.set(place, { ...placeOf(at), message: `reads .${key}, which is not there` });
}

function place({ file }: Scope, offset: number): string {
  return `${file}:${offset}`;
}

function placeOf(at: string): { readonly file: string; readonly offset: number } {
  const end = at.lastIndexOf(":");
  return { file: at.slice(0, end), offset: Number(at.slice(end + 1)) };
}

function fault(walk: Walk, at: string, message: string): void {
  walk.faults.set(`${at}\0${message}`, { ...placeOf(at), message });
}
