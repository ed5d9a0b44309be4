import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { isConnectionFault } from '../database/connection-fault.js';
import { Busy } from './fairness/busy.js';
import { markRefused } from './fairness/refused.js';
import { problem, PROBLEM_JSON } from './problem.js';
import type { FieldError, Problem } from './problem.reply.js';

/**
 * SQLSTATE classes 28 (authorization), 40 (rolled back), 53 (resources), 57 (operator intervention), no such database, read
 * only, and a lock that was not granted in time.
 */
const DATABASE_REFUSES = /^(28...|40...|53...|57...|3D000|25006|55P03)$/;
const RETRY_SECONDS = '5';
/** What a reply said of a body that failed before anything of it was sent. */
const OF_ANOTHER_BODY = ['content-encoding', 'content-disposition', 'etag'];

/** Turns whatever was thrown into problem details. Nothing of our own faults but their request id leaves the house. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {
    logger.setContext(ProblemFilter.name);
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, detail, ...more } = this.describe(thrown);
    for (const header of OF_ANOTHER_BODY) void reply.removeHeader(header);
    if (status === 503) void reply.header('retry-after', RETRY_SECONDS);
    if (thrown instanceof Busy) {
      void reply.header('retry-after', thrown.retryAfterSeconds);
      markRefused(reply.raw);
    }
    void reply
      .status(status)
      .header('x-request-id', request.id)
      .type(PROBLEM_JSON)
      .send(JSON.stringify(problem(status, detail, request, more)));
  }

  private describe(thrown: unknown): Described {
    if (thrown instanceof HttpException) return describeHttp(thrown);
    const { code, statusCode, message } = thrown as {
      code?: unknown;
      statusCode?: unknown;
      message?: unknown;
    };
    // Fastify's own refusals: a body that is too large, is no JSON, or is of another type.
    if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
      return { status: statusCode, detail: String(message) };
    this.logger.error({ err: thrown }, 'a request failed');
    if (isConnectionFault(thrown) || DATABASE_REFUSES.test(String(code)))
      return { status: 503, detail: 'The database does not answer now. Try again in a few seconds.' };
    return { status: 500, detail: 'Something went wrong here. The log holds more under this request_id.' };
  }
}

interface Described {
  status: number;
  detail: string;
  errors?: FieldError[];
  details?: Problem['details'];
}

function describeHttp(thrown: HttpException): Described {
  const status = thrown.getStatus();
  const body = thrown.getResponse();
  const { errors, details } = (typeof body === 'object' ? body : {}) as {
    errors?: FieldError[];
    details?: Problem['details'];
  };
  const detail =
    status === 404 && /^Cannot [A-Z]+ /.test(thrown.message)
      ? 'There is nothing at this address.'
      : thrown.message;
  return { status, detail, ...(errors && { errors }), ...(details !== undefined && { details }) };
}
