import { HttpException } from '@nestjs/common';

/** A refusal because of load. It is no fault of the service, and not logged as one. */
export class Busy extends HttpException {
  constructor(
    status: 429 | 503,
    detail: string,
    readonly retryAfterSeconds: number,
  ) {
    super(detail, status);
  }
}
