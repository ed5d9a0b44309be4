import { ProblemException } from '../problem.exception.js';

/** A request refused because of load. It is not logged as a fault of the service. */
export class OverloadedException extends ProblemException {
  constructor(
    code: 'rate_limited' | 'too_many_at_once' | 'busy',
    detail: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, detail);
  }
}
