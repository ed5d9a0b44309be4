import { HttpException } from '@nestjs/common';
import { problemKindOf, type ProblemCode } from './problem-kinds.js';
import type { ProblemMembers } from './problem.reply.js';

/** An error with a code, by which programs can distinguish it from other errors with the same status. */
export class ProblemException extends HttpException {
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly members: ProblemMembers = {},
  ) {
    super(detail, problemKindOf(code).status);
  }
}
