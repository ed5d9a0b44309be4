import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { type Config, parseConfig, warningsOf } from './config/config.js';
import { configureApp, fastifyOptions } from './configure-app.js';
import { openDatabase } from './database/open-database.js';
import { claimUpstreams } from './database/upstreams.js';
import { assertPortFree } from './port.js';
import { withoutDetails } from './startup-logger.js';
import { startTracing } from './tracing/start-tracing.js';
import { ManagedWebhooks } from './webhooks/managed-webhooks.js';

export interface Service {
  app: NestFastifyApplication;
  config: Config;
  /** The URL under which it listens. */
  url: string;
  /** Accepts no more work, finishes work in progress, then closes the pool and an embedded PostgreSQL. */
  stop(): Promise<void>;
}

/**
 * The whole service: database, migrations, ETL, API.
 * @param options.beside a running service, whose embedded PostgreSQL is shared if there is one
 * @param options.onBegin is called before work begins, with what stops it: a signal may arrive before the service listens
 * @throws ConfigError, DatabaseUnavailable: with a message for the operator
 */
export async function startService(
  env: Readonly<Record<string, string | undefined>>,
  options: { beside?: boolean; onBegin?: (stop: Service['stop']) => void } = {},
): Promise<Service> {
  const config = parseConfig(env);
  await assertPortFree(config);
  const database = await openDatabase(config, options);
  let app: NestFastifyApplication | undefined;
  const stopTracing = await startTracing(config, (message) => app?.get(Logger).warn(message));
  const stop = async () => {
    await app?.close();
    await stopTracing();
    await database.close();
  };
  try {
    // Beside a running service, and without runs, nothing is added.
    if (!options.beside || config.ROLE !== 'api') await claimUpstreams(database.url, config.UPSTREAMS);
    const withDatabase = { ...config, DATABASE_URL: database.url };
    app = await NestFactory.create<NestFastifyApplication>(
      AppModule.forRoot(withDatabase),
      new FastifyAdapter(fastifyOptions(config)),
      // Errors are thrown, and printed as a sentence.
      { logger: false, abortOnError: false, bodyParser: false },
    );
    app.useLogger(withoutDetails(app.get(Logger)));
    for (const warning of warningsOf(config)) app.get(Logger).warn(warning);
    if (!options.beside && config.ROLE !== 'api') await app.get(ManagedWebhooks).apply();
    await configureApp(app);
    const listening = app.listen({ host: config.HOST, port: config.PORT });
    options.onBegin?.(() => listening.then(stop));
    await listening;
  } catch (error) {
    await stop();
    throw error;
  }
  const running = app;
  const { port } = new URL(await running.getUrl());
  const isLocal = /^(0\.0\.0\.0|127\.0\.0\.1|::|::1)$/.test(config.HOST);
  const url = `http://${isLocal ? 'localhost' : config.HOST}:${port}`;
  running.get(Logger).log(`Listening on ${url}`);
  return { app: running, config, url, stop };
}
