import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { parseCommandLine } from './cli/arguments.js';
import { ProgressPrinter } from './cli/progress-printer.js';
import { RunCommand } from './cli/run-command.js';
import { ConfigError, parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { openDatabase } from './database/open-database.js';
import { claimUpstreams } from './database/upstreams.js';
import { exitWith } from './process.js';
import { startTracing } from './tracing/start-tracing.js';

/** Runs the source given on the command line; exits with status 0 if the run succeeded, 2 if some partitions failed, otherwise 1. */
async function main(): Promise<void> {
  const usage = 'usage: make run SOURCE=csv';
  const [source] = parseCommandLine({ usage, operands: 1 }).operands;
  if (!source) throw new ConfigError(usage);
  const env = environment();
  const config = parseConfig(env);
  const database = await openDatabase(config, { beside: true });
  const stopTracing = await startTracing(config, (message) => console.error(message));
  try {
    await claimUpstreams(database.url, config.UPSTREAMS);
    // A worker for this source only.
    const only = {
      ...config,
      DATABASE_URL: database.url,
      ROLE: 'worker' as const,
      RUN_ON_START: false,
      SOURCES: [source],
      [`SCHEDULE_${source.toUpperCase()}`]: null,
      // Progress has its own output.
      LOG_LEVEL: env.LOG_LEVEL ? config.LOG_LEVEL : ('warn' as const),
    };
    // Errors are thrown and printed as a sentence.
    const options = { logger: false, abortOnError: false } as const;
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(only), options);
    app.useLogger(app.get(Logger));
    const command = new RunCommand(app, source, new ProgressPrinter(process.stdout, env));
    onSignals(command);
    const status = await command.execute().finally(() => app.close());
    process.exitCode = status === 'succeeded' ? 0 : status === 'partial' ? 2 : 1;
  } finally {
    await stopTracing();
    await database.close();
  }
}

/** Ctrl-C cancels; other signals return the work to the queue. A second signal exits at once; nothing is lost. */
function onSignals(command: RunCommand): void {
  let stopping = false;
  const on = (signal: NodeJS.Signals, stop: () => void | Promise<void>) =>
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      Promise.resolve(stop()).catch(exitWith);
    });
  on('SIGINT', () => command.cancel());
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) on(signal, () => command.detach());
}

await main().catch(exitWith);
