import { ProblemError } from '../api/problem.js';

export interface TextFault {
  line: number;
  column: number;
  message: string;
}

/** The mistakes that the service found in a text; empty if it refused the text for another reason. */
export function textFaultsOf(error: unknown): TextFault[] {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return errors.flatMap(({ line, column, message }) =>
    line === undefined ? [] : [{ line, column: column ?? 1, message }],
  );
}
