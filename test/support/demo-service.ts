import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import { type Source, SOURCES } from '../../src/domain/source.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { RunService } from '../../src/ingestion/lifecycle/run.service.js';
import { MentionLinker } from '../../src/mentions/mention-linker.js';
import { RunEvents } from '../../src/runs/run-events.js';
import { startService } from '../../src/start-service.js';
import { demoEnvironment } from '../../sandbox/demo-environment.js';
import { startSandbox } from '../../sandbox/sandbox.js';
import { beginShowcase } from '../../sandbox/showcase.js';
import { createTestDatabase } from './database.js';
import { PATIENT } from './patient.js';

/** What `make demo` shows after a minute: every source has run, and the upstreams have failed in four ways. */
export async function startDemoService(given: Readonly<Record<string, string>>) {
  const database = await createTestDatabase();
  const sandbox = await startSandbox({ ratesSince: '2025-12-15', tickMs: 500 });
  const service = await startService({
    ...demoEnvironment(sandbox, {}),
    ...PATIENT,
    CLIENT_CONCURRENCY: '0',
    ...Object.fromEntries(SCHEDULES.map((source) => [`SCHEDULE_${source}`, 'off'])),
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    LOG_PRETTY: 'false',
    ...given,
  });
  const { app, url } = service;
  const run = async (sources: readonly string[]) => {
    const left = new Set(sources);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const events = app.get(RunEvents);
    const listen = ({ source }: { source: string }) => void (left.delete(source) && !left.size && resolve());
    events.on('end', listen);
    // In the order of the demo, because examples name runs by their ids.
    for (const source of sources) await app.get(RunService).request({ source, trigger: 'start' });
    await ended;
    events.off('end', listen);
  };
  await run(app.get<readonly Source[]>(SOURCES).map(({ name }) => name));
  // An outlier shows only beside other prices of the same asset.
  await app.get(ResolverTrigger).idle();
  beginShowcase(sandbox);
  await run(['coingecko', 'coinpaprika', 'rss']);
  await app.get(ResolverTrigger).idle();
  await app.get(MentionLinker).idle();
  await app.get(MentionLinker).relink();
  await app.get(AnomalyWatch).idle();
  return {
    app,
    url,
    stop: async () => {
      await service.stop();
      await sandbox.close();
      await database.drop();
    },
  };
}

const SCHEDULES = ['COINGECKO', 'COINPAPRIKA', 'CSV', 'RSS', 'FX', 'COINLORE', 'FRANKFURTER', 'EXCHANGES'];
