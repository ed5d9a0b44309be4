import { STATUS_CODES } from 'node:http';
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
