/** A kind of problem, as listed by `/problems` and docs/problems.md. */
interface Kind {
  status: number;
  title: string;
  /** What happened, and what to do about it. */
  description: string;
  /** Members of this kind in addition to those of every problem. */
  members?: readonly string[];
}

/** The kinds of problems by code. A problem without an explicit code gets the first kind with its status. */
const PROBLEM_KINDS = {
  malformed_request: {
    status: 400,
    title: 'Bad Request',
    description:
      'The request is not valid HTTP, or could be understood in two ways: its address, a header, or an incomplete preflight ' +
      'request. Correct what `detail` names.',
  },
  invalid_parameter: {
    status: 400,
    title: 'Invalid parameter',
    description:
      'A query parameter or header is unknown, malformed, or contradicts another one. `errors` lists each with its name.',
    members: ['errors'],
  },
  invalid_body: {
    status: 400,
    title: 'Invalid body',
    description:
      'The body is not JSON, or a field of it is missing, unknown or malformed. `errors` lists each field with its JSON Pointer.',
    members: ['errors'],
  },
  key_in_url: {
    status: 400,
    title: 'Key in the URL',
    description:
      'URLs are logged by proxies and remembered by browsers. Send the key in the header `x-api-key`, and replace the one that ' +
      'was sent.',
  },
  missing_key: {
    status: 401,
    title: 'Key required',
    description: 'Send a key with the scope `scope` in the header `x-api-key`. `make key` creates one.',
    members: ['scope'],
  },
  invalid_key: {
    status: 401,
    title: 'Invalid key',
    description: 'The key is unknown, expired or revoked. Correct it, or leave it out where none is needed.',
  },
  missing_scope: {
    status: 403,
    title: 'Scope missing',
    description: 'The key is valid but lacks the scope `scope`. Use another one.',
    members: ['scope'],
  },
  not_found: {
    status: 404,
    title: 'Not Found',
    description:
      'There is nothing with this id or name. Lists show those that exist. A scheduled run that found nothing new may be part of a later run: `folded_into`.',
    members: ['folded_into'],
  },
  unknown_address: {
    status: 404,
    title: 'Unknown address',
    description: 'There is nothing at this path. `/docs` lists all paths.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method Not Allowed',
    description: 'The path exists, but only allows the methods in `allowed`.',
    members: ['allowed'],
  },
  not_acceptable: {
    status: 406,
    title: 'Not Acceptable',
    description: 'None of the types in the `Accept` header is available. `allowed` lists those that are.',
    members: ['allowed'],
  },
  request_timeout: {
    status: 408,
    title: 'Request Timeout',
    description: 'The request took too long to arrive. Send it again.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    description: 'The request conflicts with the current state; `detail` explains how.',
  },
  source_busy: {
    status: 409,
    title: 'Source busy',
    description:
      'The source has an unfinished run, `run_id`. Follow it at `/runs/{id}/events`, cancel it, or try again after it has ended.',
    members: ['run_id'],
  },
  run_ended: {
    status: 409,
    title: 'Run ended',
    description: 'The run has already ended, so it cannot be cancelled.',
    members: ['run_id'],
  },
  request_under_way: {
    status: 409,
    title: 'Request under way',
    description:
      'The first request with this `Idempotency-Key` has not been answered yet. Send it again after `retry_after` seconds.',
    members: ['retry_after'],
  },
  cursor_too_old: {
    status: 410,
    title: 'Cursor too old',
    description:
      'Retention may have dropped changes that come after this cursor. Start again with `ingested_since` and a moment.',
  },
  precondition_failed: {
    status: 412,
    title: 'Precondition Failed',
    description: 'The file has changed since it had the ETag in `If-Match`. Start again with `HEAD`.',
  },
  content_too_large: {
    status: 413,
    title: 'Content Too Large',
    description: 'The body is larger than this path accepts.',
  },
  uri_too_long: {
    status: 414,
    title: 'URI Too Long',
    description: 'A path parameter is longer than 200 characters.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported Media Type',
    description:
      'The body must be JSON in UTF-8, with `content-type: application/json`, unless `detail` names another type.',
  },
  range_not_satisfiable: {
    status: 416,
    title: 'Range Not Satisfiable',
    description: 'The range begins beyond the end of the file. `content-range` has its size.',
  },
  expectation_failed: {
    status: 417,
    title: 'Expectation Failed',
    description: 'The only supported expectation is `Expect: 100-continue`.',
  },
  unprocessable: {
    status: 422,
    title: 'Unprocessable Content',
    description:
      'The request is well formed but makes no sense here. `errors` lists the fields or parameters, as with 400.',
    members: ['errors'],
  },
  only_on_host: {
    status: 422,
    title: 'Only on the host',
    description:
      'The source runs a program or needs a secret from the environment, so the API does not try it. ' +
      'Use `kasparro inspect` on the host of the service. `errors` gives the location.',
    members: ['errors'],
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency key reused',
    description:
      'The `Idempotency-Key` was already used for a different request. Use a new key for a new request.',
    members: ['errors'],
  },
  rate_limited: {
    status: 429,
    title: 'Too Many Requests',
    description:
      'Too many requests. Try again after `retry_after` seconds; the `RateLimit` header shows what is left.',
    members: ['retry_after'],
  },
  too_many_at_once: {
    status: 429,
    title: 'Too many at once',
    description:
      'The client has reached its maximum number of concurrent requests, exports, event streams or checks of sources. Wait ' +
      'for one to end, or close one.',
    members: ['retry_after'],
  },
  headers_too_large: {
    status: 431,
    title: 'Request Header Fields Too Large',
    description: 'The URL and the headers together exceed 16 KiB.',
  },
  internal_error: {
    status: 500,
    title: 'Internal Server Error',
    description: 'The service failed unexpectedly. Its log contains the cause, with the `request_id`.',
  },
  unavailable: {
    status: 503,
    title: 'Service Unavailable',
    description:
      'The service cannot respond now; `detail` explains why. Try again after `retry_after` seconds.',
    members: ['retry_after'],
  },
  database_unavailable: {
    status: 503,
    title: 'Database unavailable',
    description: 'The database does not answer. Try again after `retry_after` seconds.',
    members: ['retry_after'],
  },
  busy: {
    status: 503,
    title: 'Busy',
    description:
      'The service is already handling as many requests as it can. Try again after `retry_after` seconds.',
    members: ['retry_after'],
  },
  not_ready: {
    status: 503,
    title: 'Not ready',
    description: 'A health check failed; `details` has what each check found.',
    members: ['details', 'retry_after'],
  },
  took_too_long: {
    status: 504,
    title: 'Took too long',
    description:
      'The query exceeded `API_STATEMENT_TIMEOUT`, or the first row of an export `EXPORT_MAX_SECONDS`. `detail` explains how to request less.',
  },
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

export const PROBLEM_CODES = Object.keys(PROBLEM_KINDS) as [ProblemCode, ...ProblemCode[]];

export function problemKindOf(code: ProblemCode): Kind {
  return PROBLEM_KINDS[code];
}

export function problemCodeOf(status: number): ProblemCode {
  const code = PROBLEM_CODES.find((one) => PROBLEM_KINDS[one].status === status);
  return code ?? (status < 500 ? 'malformed_request' : 'internal_error');
}

/** The URL in `type`: a page of the service that describes the kind of problem. */
export function problemTypeOf(code: ProblemCode): string {
  return `/problems/${code}`;
}
