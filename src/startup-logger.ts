import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'nestjs-pino';

/** Parts of Nest that log a line for each module and route. */
const DETAILED = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'WebSocketsController',
]);

/** Logs Nest's lines about each module and route at `debug` instead of `info`. */
export function withoutDetails(logger: Logger): LoggerService {
  return {
    log: (message: unknown, ...more: unknown[]) => {
      if (DETAILED.has(more.at(-1))) logger.debug(message, ...more);
      else logger.log(message, ...more);
    },
    error: (message: unknown, ...more: unknown[]) => logger.error(message, ...more),
    warn: (message: unknown, ...more: unknown[]) => logger.warn(message, ...more),
    debug: (message: unknown, ...more: unknown[]) => logger.debug(message, ...more),
  };
}
