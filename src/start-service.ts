import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { type Config, parseConfig } from './config/config.js';
import { configureApp } from './configure-app.js';
import { ReadConnections } from './database/read-connections.js';
import { fastifyOptions } from './fastify-options.js';
import { NEST_OPTIONS, openApp, type OpenedApp } from './open-app.js';
import { assertPortFree } from './port.js';
import { ManagedWebhooks } from './webhooks/managed-webhooks.js';

export interface Service extends OpenedApp<NestFastifyApplication> {
  config: Config;
  /** The URL under which it listens. */
  url: string;
}

/**
 * The whole service: database, migrations, ETL, API.
 * @param options.beside a running service, whose embedded PostgreSQL is shared if there is one
 * @param options.onBegin called before work begins, with a function that stops it, as a signal may arrive before the service listens
 * @throws ConfigError, DatabaseUnavailable: with a message for the operator
 */
export async function startService(
  env: Readonly<Record<string, string | undefined>>,
  options: { beside?: boolean; onBegin?: (stop: Service['stop'], config: Config) => void } = {},
): Promise<Service> {
  const config = parseConfig(env);
  await assertPortFree(config);
  const { app, stop } = await openApp(config, create, options);
  try {
    if (!options.beside && config.ROLE !== 'api') await app.get(ManagedWebhooks).apply();
    await configureApp(app);
    if (config.ROLE !== 'worker') await app.get(ReadConnections).open();
    const listening = app.listen({ host: config.HOST, port: config.PORT });
    options.onBegin?.(() => listening.then(stop), config);
    await listening;
  } catch (error) {
    await stop();
    throw error;
  }
  const { port } = new URL(await app.getUrl());
  const isLocal = /^(0\.0\.0\.0|127\.0\.0\.1|::|::1)$/.test(config.HOST);
  const url = `http://${isLocal ? 'localhost' : config.HOST}:${port}`;
  app.get(Logger).log(`Listening on ${url}`);
  return { app, config, url, stop };
}

function create(config: Config): Promise<NestFastifyApplication> {
  return NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    new FastifyAdapter(fastifyOptions(config)),
    { ...NEST_OPTIONS, bodyParser: false },
  );
}
