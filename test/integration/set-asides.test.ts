import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import { PriceChecksRepository } from '../../src/anomalies/price-checks.repository.js';
import { BackgroundTasks } from '../../src/background/background-tasks.js';
import { BackgroundIndicator } from '../../src/health/background.indicator.js';
import { OperationsService } from '../../src/identity/operations.service.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { MentionLinker } from '../../src/mentions/mention-linker.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { stopSchedules } from '../support/use-worker.js';

let database: TestDatabase;
let app: INestApplicationContext;
const at = '2026-01-01T00:00:00.000Z';
const coins = (...symbols: string[]) => [symbols.map((symbol, n) => ({ symbol, price: String(n + 1), at }))];
const lists = new PageSource('lists', 'api', {});

beforeEach(async () => {
  database = await createTestDatabase();
  lists.content = { all: coins('AAA', 'BBB', 'BAD', 'CCC', 'DDD') };
  app = await startContext(database.url, [lists], {}, AppModule);
  await stopSchedules(app, database);
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

const query = <T = object>(sql: string) => database.dataSource.query<T[]>(sql);
const asides = () => query('select task, name, attempts from set_asides order by name');
const retryNow = () => query('update set_asides set retry_at = now()');
async function doTask(name: string): Promise<void> {
  app.get(BackgroundTasks).get(name).request(true);
  await app.get(BackgroundTasks).get(name).idle();
}
async function shown(task: string) {
  const { result } = await app.get(BackgroundIndicator).check();
  return (result.background as unknown as Record<string, object>)[task];
}
const withoutAsset = async () =>
  (await query<{ symbol: string }>('select symbol from listings where asset_id is null order by 1')).map(
    ({ symbol }) => symbol,
  );

describe('a listing that breaks the resolver', () => {
  beforeEach(async () => {
    await query(`alter table listings add constraint trap check (symbol <> 'BAD' or asset_id is null)`);
    await runToEnd(app, 'lists');
    await app.get(ResolverTrigger).idle();
  });

  it('is set aside and named, and all others are resolved', async () => {
    expect(await withoutAsset()).toEqual(['BAD']);
    expect(await asides()).toEqual([{ task: 'resolver', name: 'lists/bad', attempts: 1 }]);
    expect(await shown('resolver')).toMatchObject({
      failures: 0,
      set_aside: { count: 1, names: ['lists/bad'], error: expect.stringContaining('"trap"') as string },
    });
  });

  it('stops neither later listings nor operators', async () => {
    lists.generation += '+';
    lists.content = { all: coins('EEE') };
    await runToEnd(app, 'lists');
    await app.get(ResolverTrigger).idle();
    expect(await withoutAsset()).toEqual(['BAD']);
    const slugs = await query<{ slug: string }>('select slug from assets order by slug');
    await app
      .get(OperationsService)
      .merge([slugs[0]!.slug], slugs[1]!.slug, { actor: 'admin', reason: 'the same' });
    expect(await asides()).toHaveLength(1);
  });

  it('is retried later, and is set aside for longer or resolved', async () => {
    await retryNow();
    await doTask('resolver');
    expect(await asides()).toEqual([{ task: 'resolver', name: 'lists/bad', attempts: 2 }]);
    await query('alter table listings drop constraint trap');
    await doTask('resolver');
    expect(await withoutAsset()).toEqual(['BAD']);
    await retryNow();
    await doTask('resolver');
    expect(await withoutAsset()).toEqual([]);
    expect(await asides()).toEqual([]);
  });
});

it('a fault not caused by a listing sets none aside', async () => {
  await query(
    `create function stop() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  );
  await query('create trigger stop before insert on assets for each statement execute function stop()');
  await runToEnd(app, 'lists');
  await app.get(ResolverTrigger).idle();
  expect(await asides()).toEqual([]);
  expect(await withoutAsset()).toHaveLength(5);
});

it('an article that breaks the mention linker is set aside until it can be linked', async () => {
  await runToEnd(app, 'lists');
  await app.get(ResolverTrigger).idle();
  await query(`insert into articles (source_id, external_id, title, categories, observed_at, ingested_at, run_id, raw_id)
    select id, n, 'AAA Coin and BBB Coin: ' || n, '{}', now(), now(), 1, 1
    from sources, unnest(array['one', 'two', 'three']) n`);
  await query(`alter table article_assets add constraint trap check (article_id <> 2)`);
  await app.get(MentionLinker).linkRun('1');
  const linked = () => query('select distinct article_id::int as id from article_assets order by 1');
  expect(await linked()).toEqual([{ id: 1 }, { id: 3 }]);
  expect(await asides()).toEqual([
    { task: 'mention_linker', name: 'AAA Coin and BBB Coin: two', attempts: 1 },
  ]);
  expect(await query('select run_id::int from mention_runs')).toContainEqual({ run_id: 1 });
  await query('alter table article_assets drop constraint trap');
  await retryNow();
  await doTask('mention_linker');
  expect(await linked()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  expect(await asides()).toEqual([]);
});

it('a listing that breaks the anomaly watch is set aside, and the run is checked without it', async () => {
  const run = await runToEnd(app, 'lists');
  await app.get(AnomalyWatch).idle();
  const [bad] = await query<{ id: string }>(`select id::text as id from listings where symbol = 'BAD'`);
  const checks = app.get(PriceChecksRepository);
  const check = checks.check.bind(checks);
  const looks: (readonly string[])[] = [];
  // No price that can be stored breaks today's statements.
  checks.check = (looked, aside = []) => {
    if (!aside.includes(bad!.id)) throw new RangeError('a figure that no double holds');
    looks.push(aside);
    return check(looked, aside);
  };
  await query('delete from anomaly_runs');
  await app.get(AnomalyWatch).evaluateRun('lists', (await app.get(RunsRepository).find(run.id))!);
  expect(await asides()).toEqual([{ task: 'anomaly_watch', name: 'lists/bad', attempts: 1 }]);
  expect(looks.at(-1)).toEqual([bad!.id]);
  expect(await query('select run_id::text from anomaly_runs')).toEqual([{ run_id: run.id }]);
  checks.check = check;
  await retryNow();
  await app.get(AnomalyWatch).evaluateRun('lists', (await app.get(RunsRepository).find(run.id))!);
  expect(await asides()).toEqual([]);
});
