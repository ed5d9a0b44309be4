import type { IncomingMessage } from 'node:http';
import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';

/** Headers that may hold a key, of requests and of replies. */
const SECRETS = [
  'authorization',
  'cookie',
  'x-api-key',
  'x-cg-demo-api-key',
  'x-cg-pro-api-key',
  'set-cookie',
];

/** Scraped every few seconds: told at `debug` only. */
const QUIET = /^\/(health|metrics)/;

@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.LOG_LEVEL,
          transport: config.LOG_PRETTY
            ? { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname' } }
            : undefined,
          redact: SECRETS.flatMap((name) => [`req.headers["${name}"]`, `res.headers["${name}"]`]),
          quietReqLogger: true,
          customAttributeKeys: { reqId: 'request_id' },
          serializers: { err: loggedError },
          customLogLevel: (request: IncomingMessage, response, error) => {
            if (error || response.statusCode >= 500) return 'error';
            return QUIET.test(request.url ?? '') ? 'debug' : 'info';
          },
        },
      }),
    }),
  ],
})
export class LoggingModule {}

/** Without what a failed query carries: its parameters can be a whole page of records. */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
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
