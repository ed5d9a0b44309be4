import { Test } from '@nestjs/testing';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { type Config, parseConfig } from '../../src/config/config.js';
import { type Source, SOURCES } from '../../src/domain/source.js';
import { WorkModule } from '../../src/work.module.js';
import { PATIENT } from './patient.js';

/** A worker that does nothing by itself. */
export const QUIET = {
  ...PATIENT,
  ROLE: 'worker',
  LOG_LEVEL: 'silent',
  DATABASE_POOL_SIZE: '8',
  RUN_ON_START: 'false',
  SCHEDULE_COINGECKO: 'off',
  SCHEDULE_COINPAPRIKA: 'off',
  SCHEDULE_CSV: 'off',
  SCHEDULE_RSS: 'off',
  CSV_QUIET_SECONDS: '0',
  PARTITION_ATTEMPTS: '1',
  PARTITION_RETRY_SECONDS: '0',
  COINGECKO_CALLS_PER_MINUTE: '1000',
  COINPAPRIKA_CALLS_PER_MINUTE: '1000',
  // A test may get no processor time for seconds.
  HTTP_CONNECT_TIMEOUT_MS: '60000',
  API_STATEMENT_TIMEOUT: '60',
};

export interface AppModules {
  forRoot(config: Config): DynamicModule;
}

/**
 * A worker that starts no runs by itself, with the given sources or the real ones. It has no API unless the module of
 * the whole application is given, which takes half as long again to start.
 */
export async function startContext(
  url: string,
  sources?: readonly Source[],
  overrides: Partial<Config> = {},
  module: AppModules = WorkModule,
): Promise<INestApplicationContext> {
  const config = {
    ...parseConfig({ ...QUIET, DATABASE_URL: url }),
    ...overrides,
  };
  const builder = Test.createTestingModule({ imports: [module.forRoot(config)] });
  if (sources) builder.overrideProvider(SOURCES).useValue(sources);
  const testing = await builder.compile();
  testing.enableShutdownHooks([]);
  return testing.init();
}
