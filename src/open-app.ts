import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import { type Config, warningsOf } from './config/config.js';
import { openDatabase } from './database/open-database.js';
import { claimUpstreams } from './database/upstreams.js';
import { withoutDetails } from './startup-logger.js';
import { startTracing } from './tracing/start-tracing.js';

export interface OpenedApp<App> {
  app: App;
  /** Accepts no more work, finishes work in progress, then closes the pool and an embedded PostgreSQL. */
  stop: () => Promise<void>;
}

/** Errors are thrown, and printed as a sentence. */
export const NEST_OPTIONS = { logger: false, abortOnError: false } as const;

/**
 * An application on a database with an up-to-date schema.
 * @param options.beside a running service, whose embedded PostgreSQL is shared if there is one
 * @throws DatabaseUnavailable
 */
export async function openApp<App extends INestApplicationContext>(
  config: Config,
  create: (config: Config) => Promise<App>,
  options: { beside?: boolean } = {},
): Promise<OpenedApp<App>> {
  const database = await openDatabase(config, options);
  let app: App | undefined;
  const stopTracing = await startTracing(config, (message) => app?.get(Logger).warn(message));
  const stop = async () => {
    await app?.close();
    await stopTracing();
    await database.close();
  };
  try {
    // Beside a running service, and without runs, nothing is added.
    if (!options.beside || config.ROLE !== 'api') await claimUpstreams(database.url, config.UPSTREAMS);
    app = await create({ ...config, DATABASE_URL: database.url });
    app.useLogger(withoutDetails(app.get(Logger)));
    for (const warning of warningsOf(config)) app.get(Logger).warn(warning);
    return { app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
