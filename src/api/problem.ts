import { STATUS_CODES } from 'node:http';

/** A field that was refused, and why. */
export interface FieldError {
  path: string;
  message: string;
}

/** https://www.rfc-editor.org/rfc/rfc9457, with the id under which the request stands in the log. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  request_id: string;
  errors?: FieldError[];
  /** Of health checks: what each of them found. */
  details?: unknown;
}

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
