import type { Inputs } from "./inputs.js";
import { ProblemsError } from "../problem/problem.js";

/** Thrown for a module that compiles and gives nothing. */
export class FailedModule extends ProblemsError {
  /** @param inputs what it ran on, and so failed by; undefined if that cannot be told */
  constructor(
    { file, problems }: ProblemsError,
    readonly inputs: Inputs | undefined,
  ) {
    super(file, problems);
  }
}
