import type { components } from './schema.js';

type Problem = components['schemas']['Problem'];

/** An error that the service replied with. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** What went wrong, in words. `problem` is null if the service did not reply. */
export interface Failure {
  title: string;
  detail: string;
  problem: Problem | null;
}

const AWAY = 'The service does not answer. Check that it is running and that this browser can reach it.';

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ProblemError)) return { title: 'No answer', detail: AWAY, problem: null };
  const { problem } = error;
  return { title: problem.title, detail: problem.detail, problem };
}

const PASSING = [
  'rate_limited',
  'too_many_at_once',
  'busy',
  'not_ready',
  'unavailable',
  'database_unavailable',
];

/** Whether the same request may succeed a little later. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof ProblemError) || PASSING.includes(error.problem.code);
}

const MAX_WAIT_MS = 30_000;

/** Milliseconds until the next attempt: as requested by the service, otherwise doubling after each attempt. */
export function waitBefore(attempt: number, error: unknown): number {
  const seconds = error instanceof ProblemError ? error.problem.retry_after : undefined;
  return Math.min(seconds ? seconds * 1000 : 1000 * 2 ** attempt, MAX_WAIT_MS);
}
