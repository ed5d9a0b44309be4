import type { IncomingMessage } from 'node:http';
import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { pino, type SerializedRequest, type SerializedResponse } from 'pino';
import { CONFIG, type Config } from '../config/config.js';
import { isOverloadRefusal } from './fairness/overload-refusals.js';
import { withoutKeys } from './keys-in-urls.js';

/** Paths requested every few seconds by probes and scrapers, and therefore logged at `debug` only. */
const QUIET = /^\/(health|metrics)/;

/** Control characters that terminals interpret but JSON does not escape. */
const C1 = /[\x7f-\x9f]/g;

@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        // The default, `{/*splat}`, matches nothing with the Fastify adapter.
        forRoutes: ['*path'],
        pinoHttp: {
          level: config.LOG_LEVEL,
          ...outputOf(config),
          quietReqLogger: true,
          customAttributeKeys: { reqId: 'request_id' },
          serializers: { req: loggedRequest, res: loggedReply, err: loggedError },
          // Request properties, even an empty object, would create another logger for each request.
          customProps: ({ headers }: IncomingMessage) => traceOf(headers.traceparent)!,
          customErrorMessage: (_request, response) =>
            isOverloadRefusal(response) ? 'request refused' : 'request errored',
          customErrorObject: (_request, response, _error, line: { err?: unknown }) =>
            isOverloadRefusal(response) ? { ...line, err: undefined } : line,
          customLogLevel: (request: IncomingMessage, response, error) => {
            if (isOverloadRefusal(response)) return 'info';
            if (error || response.statusCode >= 500) return 'error';
            return QUIET.test(request.url ?? '') ? 'debug' : 'info';
          },
        },
      }),
    }),
  ],
})
export class LoggingModule {}

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

/** Where the log goes. Only pretty lines need a thread of their own. */
function outputOf({ LOG_PRETTY, LOG_OUTPUT }: Config) {
  const destination = DESCRIPTORS[LOG_OUTPUT];
  if (!LOG_PRETTY) return { stream: pino.destination(destination) };
  const options = { singleLine: true, ignore: 'pid,hostname', destination };
  return { transport: { target: 'pino-pretty', options } };
}

/** The part of a request to log. Headers are left out, because they contain keys and cookies. */
function loggedRequest({ method, url, raw, headers }: SerializedRequest) {
  const { ip } = raw as { ip?: string };
  return { method, url: withoutKeys(url), ip, user_agent: headers['user-agent']?.replace(C1, '?') };
}

/** A valid `traceparent` header of version 00, see https://www.w3.org/TR/trace-context. Invalid values are not logged. */
const TRACEPARENT = /^00-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

function traceOf(traceparent: unknown) {
  return typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? { traceparent } : undefined;
}

function loggedReply({ statusCode }: SerializedResponse) {
  return { status: statusCode };
}

/** An error for the log, without the parameters of a failed query, which can be a whole page of records. */
export function loggedError(given: unknown): unknown {
  // pino-http passes pino's serialised error, with the original error in `raw`.
  const error = (given as { raw?: unknown } | null)?.raw ?? given;
  if (!(error instanceof Error)) return given;
  const { name, message, stack } = error;
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  return {
    type: name,
    message,
    stack,
    code,
    detail,
    cause: error.cause instanceof Error ? error.cause.message : undefined,
  };
}
