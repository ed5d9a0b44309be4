import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { environment } from '../src/config/environment.js';
import { type Source, SOURCES } from '../src/domain/source.js';
import { RunService, SourceBusy } from '../src/ingestion/lifecycle/run.service.js';
import { onStopSignal } from '../src/process.js';
import { RunEvents } from '../src/runs/run-events.js';
import { runLine } from '../src/runs/run-line.js';
import { startService } from '../src/start-service.js';
import { type Sandbox, startSandbox } from './sandbox.js';

const SANDBOX_PORT = 4999;

/** The service as it is, on the sandbox and an embedded PostgreSQL of its own, with a quick schedule. */
function demoEnvironment(sandbox: Sandbox): Record<string, string | undefined> {
  const given = environment();
  return {
    CSV_PATH: 'seed-data',
    SOURCES: 'coingecko,coinpaprika,csv,rss,fx,coinlore,frankfurter',
    EXCHANGES: 'binance,kraken,coinbase',
    EXCHANGE_MARKETS: 'BTC/USDT,ETH/USDT,BTC/USD,ETH/USD',
    EXCHANGE_TIMEFRAMES: '1h',
    LOG_LEVEL: 'warn',
    ADMIN_API_KEY: randomBytes(12).toString('hex'),
    ...given,
    ...sandbox.env,
    NODE_ENV: 'development',
    DATABASE_URL: undefined,
    DATA_DIR: `${given.DATA_DIR ?? '.data'}/demo`,
    LOG_PRETTY: 'true',
    ROLE: 'all',
    API_KEY: undefined,
    API_KEY_PLAN: 'demo',
    COINPAPRIKA_API_KEY: undefined,
    COINGECKO_CALLS_PER_MINUTE: '60',
    COINGECKO_CALLS_PER_MONTH: '0',
    COINPAPRIKA_CALLS_PER_MINUTE: '60',
    COINPAPRIKA_CALLS_PER_MONTH: '0',
    // Below, once somebody listens to how the runs end.
    RUN_ON_START: 'false',
    SCHEDULE_COINGECKO: '*/20 * * * * *',
    SCHEDULE_COINPAPRIKA: '*/15 * * * * *',
    SCHEDULE_CSV: '*/30 * * * * *',
    SCHEDULE_RSS: '*/30 * * * * *',
    SCHEDULE_FX: '*/10 * * * *',
    SCHEDULE_COINLORE: '*/30 * * * * *',
    SCHEDULE_FRANKFURTER: '*/10 * * * *',
    SCHEDULE_EXCHANGES: '*/30 * * * * *',
  };
}

/** `kasparro demo`: the service on the sandbox, until a signal stops it. */
export async function startDemo(): Promise<void> {
  const sandbox = await startOnSamePort();
  const env = demoEnvironment(sandbox);
  const service = await startService(env);
  const { app, url } = service;
  onStopSignal(async () => {
    console.log('Stopping: what is in flight ends first.');
    await service.stop();
    await sandbox.close();
  });
  console.log(welcome(url, env.ADMIN_API_KEY));
  app.get(RunEvents).on('end', ({ source, run }) => console.log(runLine(source, run)));
  for (const { name: source } of app.get<readonly Source[]>(SOURCES))
    await app.get(RunService).request({ source, trigger: 'start' }).catch(unlessBusy);
}

/** A run that the last demo left goes on by itself. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof SourceBusy)) throw error;
}

/** Feeds are known by their URL: at another port they would be other feeds, and their articles new ones. */
function startOnSamePort(): Promise<Sandbox> {
  const ratesSince = '2020-01-01';
  return startSandbox({ port: SANDBOX_PORT, ratesSince }).catch(() => startSandbox({ ratesSince }));
}

const welcome = (url: string, key = '') => `
Kasparro is running on simulated upstreams. Open:
  ${url}/markets                                  the largest coins now, each once
  ${url}/data?asset=bitcoin&convert=EUR           with prices in euros beside
  ${url}/data?kind=article                        news
  ${url}/stats                                    what each source has done
  ${url}/health                                   health
  ${url}/docs                                     Swagger UI: every endpoint, to try out
Start a run:
  curl -X POST -H 'x-api-key: ${key}' -H 'content-type: application/json' -d '{"source":"csv"}' ${url}/runs
Ctrl-C stops the demo. Runs are listed as they end:`;
