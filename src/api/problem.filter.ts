import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { isConnectionFault } from '../database/connection-fault.js';
import { OverloadedException } from './fairness/overloaded.exception.js';
import { markOverloadRefusal } from './fairness/overload-refusals.js';
import { faultsOf, type FieldFault, fieldErrorsOf } from './field-faults.js';
import { codeOfFaults, problem, PROBLEM_JSON } from './problem.js';
import { expectedType } from './uploads.js';
import { ProblemException } from './problem.exception.js';
import type { ProblemCode } from './problem-kinds.js';
import type { ProblemMembers } from './problem.reply.js';

/**
 * Database errors that mean that the service is unavailable: SQLSTATE classes 28 (authorization), 40 (rolled back), 53
 * (resources) and 57 (operator intervention), no such database, read only, and a lock that was not granted in time.
 */
const DATABASE_REFUSES = /^(28...|40...|53...|57...|3D000|25006|55P03)$/;
/** SQLSTATE query_canceled: a read exceeded API_STATEMENT_TIMEOUT. */
const TIMEOUT = '57014';
const TOOK_TOO_LONG =
  'The query exceeded its time limit. Request less: a shorter span (since, until), one asset, symbol or ' +
  'source, latest=true, a cursor instead of an offset, count=none, or an export instead of large sorted pages.';
const RETRY_SECONDS = '5';
/** Headers that describe a body, to be removed if the body failed before any of it was sent. */
const BODY_HEADERS = [
  'content-encoding',
  'content-disposition',
  'etag',
  'preference-applied',
  'content-length',
  'accept-ranges',
];

/** The beginning of Fastify's error message for an unsupported content type. */
const UNKNOWN_TYPE = 'Unsupported Media Type';

/** Converts exceptions to problem details. For internal errors, clients only see the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {
    logger.setContext(ProblemFilter.name);
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, detail, faults, code, members } = this.describe(thrown, request);
    for (const header of BODY_HEADERS) void reply.removeHeader(header);
    // Fastify closes the connection when it refuses a body. A client that is still sending would not receive the reply.
    void reply.removeHeader('connection');
    if (status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', RETRY_SECONDS);
    if (thrown instanceof OverloadedException) void reply.header('retry-after', thrown.retryAfterSeconds);
    if (thrown instanceof OverloadedException || status === 504) markOverloadRefusal(reply.raw);
    const errors = faults && fieldErrorsOf(faults, request);
    const retryAfter = Number(reply.getHeader('retry-after'));
    const body = problem(status, detail, request, {
      code: code ?? (status === 400 && errors ? codeOfFaults(errors) : undefined),
      ...(errors && { errors }),
      ...members,
      ...(retryAfter > 0 && { retry_after: retryAfter }),
    });
    void reply
      .status(status)
      .header('x-request-id', request.id)
      .type(PROBLEM_JSON)
      .send(JSON.stringify(body));
  }

  private describe(thrown: unknown, request: FastifyRequest): Described {
    if (thrown instanceof HttpException) return describeHttp(thrown, request);
    const { code, statusCode, message } = thrown as {
      code?: unknown;
      statusCode?: unknown;
      message?: unknown;
    };
    // Fastify's own errors, for a body that is too large or has an unsupported type.
    if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
      return { status: statusCode, detail: String(message) };
    if (code === TIMEOUT) return { status: 504, detail: TOOK_TOO_LONG };
    this.logger.error({ err: thrown }, 'a request failed');
    if (isConnectionFault(thrown) || DATABASE_REFUSES.test(String(code)))
      return {
        status: 503,
        code: 'database_unavailable',
        detail: 'The database is not responding. Try again in a few seconds.',
      };
    return { status: 500, detail: 'Internal error. The log has the details under this request_id.' };
  }
}

interface Described {
  status: number;
  detail: string;
  code?: ProblemCode;
  faults?: readonly FieldFault[];
  members?: ProblemMembers;
}

function describeHttp(thrown: HttpException, { routeOptions }: FastifyRequest): Described {
  const status = thrown.getStatus();
  if (thrown instanceof ProblemException) {
    const { code, message, members } = thrown;
    return { status, code, detail: message, members };
  }
  if (status === 404 && /^Cannot [A-Z]+ /.test(thrown.message))
    return { status, code: 'unknown_address', detail: 'There is nothing at this path.' };
  if (status === 415 && thrown.message.startsWith(UNKNOWN_TYPE))
    return { status, detail: expectedType(routeOptions.url) };
  return { status, detail: thrown.message, faults: faultsOf(thrown) };
}
