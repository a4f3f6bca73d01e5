import { readFileSync } from "node:fs";
import { load } from "js-yaml";

/** A workflow of GitHub Actions, so far as is looked at here. */
export interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A command as the runner gives it to bash. */
export interface Command {
  readonly name: string;
  readonly run: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Reads a workflow's file. */
export function workflowIn(path: string): Workflow {
  return load(readFileSync(path, "utf8")) as Workflow;
}

/**
 * The commands of a job, in their order.
 *
 * @param values what GitHub puts in the place of each expression
 * @throws Error for an expression that is not among them
 */
export function commandsOf(
  { env, jobs }: Workflow,
  job: string,
  values: Readonly<Record<string, string>>,
): readonly Command[] {
  return jobs[job]!.steps.filter(({ run }) => run !== undefined).map(({ name = "", run, env: own = {} }) => ({
    name,
    run: filled(run!, values),
    variables: Object.fromEntries(
      Object.entries({ ...env, ...own }).map(([variable, text]) => [variable, filled(text, values)]),
    ),
  }));
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
    const value = values[expression];
    if (value === undefined) throw new Error(`nobody says what GitHub makes of ${expression}`);
    return value;
  });
}
