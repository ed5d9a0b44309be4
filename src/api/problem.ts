import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.reply.js';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

export function problem(
  status: number,
  detail: string,
  { id, url }: { id: string; url: string },
  more: Pick<Problem, 'errors' | 'details'> = {},
): Problem {
  const [instance] = url.split('?');
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance: instance!,
    request_id: id,
    ...more,
  };
}

/** Answers a request before its controller is asked. */
export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  detail: string,
  errors?: Problem['errors'],
): void {
  void reply
    .status(status)
    .header('x-request-id', request.id)
    .type(PROBLEM_JSON)
    .send(JSON.stringify(problem(status, detail, request, errors && { errors })));
}
