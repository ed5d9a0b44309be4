import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FieldFault, fieldErrorsOf } from './field-faults.js';
import { problemCodeOf, problemKindOf, type ProblemCode, problemTypeOf } from './problem-kinds.js';
import type { Problem, ProblemMembers } from './problem.reply.js';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

type More = ProblemMembers & { code?: ProblemCode };

export function problem(
  status: number,
  detail: string,
  { id, url }: { id: string; url: string },
  { code = problemCodeOf(status), ...members }: More = {},
): Problem {
  const [instance] = url.split('?');
  return {
    type: problemTypeOf(code),
    title: problemKindOf(code).title,
    status,
    detail,
    instance: instance!,
    code,
    request_id: id,
    ...members,
  };
}

/** Sends a problem as the reply to a request that does not reach its controller. */
export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  detail: string,
  { faults, ...more }: More & { faults?: readonly FieldFault[] } = {},
): void {
  const errors = faults && fieldErrorsOf(faults, request);
  const found = errors && { code: codeOfFaults(errors), errors };
  void reply
    .status(status)
    .header('x-request-id', request.id)
    .type(PROBLEM_JSON)
    .send(JSON.stringify(problem(status, detail, request, { ...found, ...more })));
}

/** The code of a problem with status 400, which depends on whether its errors are in the body. */
export function codeOfFaults(errors: NonNullable<Problem['errors']>): ProblemCode {
  return errors.some(({ pointer }) => pointer !== undefined) ? 'invalid_body' : 'invalid_parameter';
}
