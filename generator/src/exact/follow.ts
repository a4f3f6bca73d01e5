import type { Operand, Pipeline, Step } from "./chart-template.js";
import { callFunction } from "./functions.js";
import { allPaths, each, grew, nothing, union, type Meaning } from "./meaning.js";
import { newWalk, type Fault, type Read, type Surroundings, type TemplateBody, type Walk } from "./walk.js";

/** What following the templates of a chart has shown. */
export interface Followed {
  readonly reads: ReadonlyMap<string, Read>;
  readonly faults: readonly Fault[];
  /** Named templates that some template includes. */
  readonly included: ReadonlySet<string>;
}

interface Scope {
  readonly file: string;
  readonly dot: Meaning;
  /** `$`: the dot at the start of the template. */
  readonly top: Meaning;
}

/**
 * Follows the given files of a chart as Helm runs them: what they read of the values, and where that cannot
 * be told.
 */
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
      include(
        walk,
        step.name,
        step.argument ? run(walk, step.argument, scope) : nothing,
        place(scope, step.offset),
      );
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

function runBranch(
  walk: Walk,
  kind: "if" | "with",
  condition: Pipeline,
  body: readonly Step[],
  scope: Scope,
): void {
  const value = run(walk, condition, scope);
  walk.read(value.paths, false);
  runSteps(walk, body, kind === "with" ? { ...scope, dot: value } : scope);
}

function runRange(
  walk: Walk,
  { variables, assigns, commands }: Pipeline,
  body: readonly Step[],
  scope: Scope,
): void {
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
  // Whether a block inside of the variable's own is reached is not known, so the old meaning stays beside the
  // new one.
  const known = home === inner ? undefined : home?.get(name);
  const next = known ? union(known, value) : value;
  if (known && grew(known, next)) walk.growth++;
  home?.set(name, next);
}

function runCommand(
  walk: Walk,
  [first, ...rest]: readonly Operand[],
  piped: Meaning | undefined,
  scope: Scope,
): Meaning {
  const values = [...rest.map((operand) => operandValue(walk, operand, scope)), ...(piped ? [piped] : [])];
  const at = place(scope, first!.offset);
  if (first!.base.is !== "call") {
    const value = operandValue(walk, first!, scope);
    // A method, such as .Files.Get.
    for (const argument of values) walk.read(allPaths(argument), true);
    return values.length > 0 && (value.paths.length > 0 || value.computed)
      ? walk.lost(at, "a value is called like a function")
      : value;
  }
  const { name } = first!.base;
  if (name !== "include") return callFunction(walk, name, values, at);
  const [template = nothing, argument = nothing] = values;
  return template.key === undefined
    ? walk.lost(at, "the name of the included template is not written there")
    : include(walk, template.key, argument, at);
}

function operandValue(walk: Walk, operand: Operand, scope: Scope): Meaning {
  const at = place(scope, operand.offset);
  return operand.fields.reduce(
    (owner, field) => walk.member(owner, field, at, false),
    baseValue(walk, operand, scope, at),
  );
}

function baseValue(walk: Walk, { base }: Operand, scope: Scope, at: string): Meaning {
  switch (base.is) {
    case "dot":
      return scope.dot;
    case "variable":
      return base.name === ""
        ? scope.top
        : (walk.variables.findLast((variables) => variables.has(base.name))?.get(base.name) ?? nothing);
    case "call":
      return callFunction(walk, base.name, [], at);
    case "text":
      return { ...nothing, key: base.name };
    case "number":
      return { ...nothing, key: each };
    case "pipeline":
      return run(walk, base.pipeline, scope);
  }
}

function include(walk: Walk, name: string, argument: Meaning, at: string): Meaning {
  const body = walk.bodies.get(name);
  if (!body) return walk.lost(at, `no template is named ${JSON.stringify(name)}`);
  // The result for the top of a chart is always the same.
  if (argument === walk.root && walk.included.has(`${name}\0`)) return nothing;
  if (argument === walk.root) walk.included.add(`${name}\0`);
  walk.included.add(name);
  if (walk.depth > 50) return walk.lost(at, "the template includes itself with ever new values");
  walk.depth++;
  runBody(walk, body.steps, { file: body.file, dot: argument, top: argument });
  walk.depth--;
  return nothing;
}

function place({ file }: Scope, offset: number): string {
  return `${file}:${offset}`;
}
