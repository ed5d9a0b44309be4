import { ProblemException } from '../problem.exception.js';

/** A refusal because of load. It is no fault of the service, and not logged as one. */
export class Busy extends ProblemException {
  constructor(
    code: 'rate_limited' | 'too_many_at_once' | 'busy',
    detail: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, detail);
  }
}
