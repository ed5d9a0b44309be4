import 'reflect-metadata';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { ConfigError, parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { openDatabase } from './database/open-database.js';
import { RunService, SourceBusy, UnknownSource } from './ingestion/run.service.js';
import { exitWith, onStopSignal } from './process.js';
import { RunEvents } from './runs/run-events.js';
import type { Run } from './runs/run.entity.js';
import { runLine } from './runs/run-line.js';

/** One run of the source that the command line names: exit status 0 if it succeeded, else 1. */
async function main(source: string | undefined): Promise<void> {
  if (!source) throw new ConfigError('usage: make run SOURCE=csv');
  const config = parseConfig(environment());
  const database = await openDatabase(config, { beside: true });
  try {
    // A worker for this source alone.
    const only = {
      ...config,
      DATABASE_URL: database.url,
      ROLE: 'worker' as const,
      RUN_ON_START: false,
      SOURCES: [source],
      [`SCHEDULE_${source.toUpperCase()}`]: null,
    };
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(only), { bufferLogs: true });
    app.useLogger(app.get(Logger));
    onStopSignal(() => app.close());
    app
      .get(RunEvents)
      .on('page', ({ partition, counts }) =>
        console.log(`${source} ${partition}: ${JSON.stringify(counts)}`),
      );
    const ended = once(app.get(RunEvents), 'end') as Promise<[{ run: Run }]>;
    await app.get(RunService).request({ source, trigger: 'cli' });
    const [{ run }] = await ended;
    console.log(runLine(source, run));
    process.exitCode = run.status === 'succeeded' ? 0 : 1;
    await app.close();
  } catch (error) {
    if (error instanceof SourceBusy || error instanceof UnknownSource) throw new ConfigError(error.message);
    throw error;
  } finally {
    await database.close();
  }
}

await main(process.argv[2]).catch(exitWith);
