import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { type Config, ConfigError, parseConfig } from './config/config.js';
import { configureApp, fastifyOptions } from './configure-app.js';
import { openDatabase } from './database/open-database.js';

export interface Service {
  app: NestFastifyApplication;
  config: Config;
  /** Where it listens. */
  url: string;
  /** Takes no more work, ends what is in flight, then closes the pool and an embedded PostgreSQL. */
  stop(): Promise<void>;
}

/**
 * The whole service: database, migrations, ETL, API.
 * @throws ConfigError, DatabaseUnavailable: with a message for the operator
 */
export async function startService(env: Readonly<Record<string, string | undefined>>): Promise<Service> {
  const config = parseConfig(env);
  const database = await openDatabase(config);
  let app: NestFastifyApplication | undefined;
  try {
    const withDatabase = { ...config, DATABASE_URL: database.url };
    app = await NestFactory.create<NestFastifyApplication>(
      AppModule.forRoot(withDatabase),
      new FastifyAdapter(fastifyOptions(config)),
      { bufferLogs: true, abortOnError: false, bodyParser: false },
    );
    app.useLogger(app.get(Logger));
    await configureApp(app);
    await listen(app, config);
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
  const running = app;
  return {
    app: running,
    config,
    url: (await running.getUrl())
      .replace('0.0.0.0', 'localhost')
      .replace('[::1]', 'localhost')
      .replace('127.0.0.1', 'localhost'),
    stop: async () => {
      await running.close();
      await database.close();
    },
  };
}

async function listen(app: NestFastifyApplication, { HOST, PORT }: Config): Promise<void> {
  try {
    await app.listen({ host: HOST, port: PORT });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new ConfigError(`PORT: ${PORT} is taken by another process; set PORT to a free one`);
    if (code === 'EACCES')
      throw new ConfigError(`PORT: this user may not listen on ${PORT}; set PORT to one above 1023`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigError(`HOST: ${HOST} is no address of this machine`);
    throw error;
  }
}
