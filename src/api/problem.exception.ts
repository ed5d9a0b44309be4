import { HttpException } from '@nestjs/common';
import { kindOf, type ProblemCode } from './problem-kinds.js';
import type { ProblemMembers } from './problem.reply.js';

/** A refusal of a kind that programs can tell apart from others of its status. */
export class ProblemException extends HttpException {
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly members: ProblemMembers = {},
  ) {
    super(detail, kindOf(code).status);
  }
}
