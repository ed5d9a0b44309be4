import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { QUIET, startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

const DAILY = '/stats/eurofxref/eurofxref-daily.xml';
let sandbox: Sandbox;
let database: TestDatabase;
let app: INestApplicationContext;

beforeEach(async () => {
  sandbox = await startSandbox({ tick: 0, ratesSince: '2025-12-15' });
  database = await createTestDatabase();
  const env = { ...QUIET, ...sandbox.env, DATABASE_URL: database.url, SOURCES: 'fx', SCHEDULE_FX: 'off' };
  app = await startContext(database.url, undefined, parseConfig(env));
});
afterEach(async () => {
  await app.close();
  await database.drop();
  await sandbox.close();
});

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);
const stored = async (where: string) =>
  (
    await query<{ said: string }>(
      `select concat_ws(' ', currency, day, rate) as said from fx_rates where ${where} order by day, currency`,
    )
  ).map(({ said }) => said);
const daily = async () => (await fetch(sandbox.url + DAILY)).text();

describe('rates of the source fx', () => {
  it('are stored by currency and day, the euro among them, and lead to their payload and run', async () => {
    expect(await runToEnd(app, 'fx')).toMatchObject({
      status: 'succeeded',
      stored: '20',
      unchanged: '1',
      rejected: '0',
    });
    const usd = /currency='USD' rate='([\d.]+)'/.exec(await daily())![1];
    expect(await stored(`day = '2026-01-14' and currency in ('EUR', 'USD')`)).toEqual([
      'EUR 2026-01-14 1',
      `USD 2026-01-14 ${usd}`,
    ]);
    expect(await stored(`currency = 'BGN' and day > '2025-12-30'`)).toEqual([
      expect.stringMatching(/^BGN 2025-12-31 /),
    ]);
    expect(
      await query(
        `select raw.payload->>'day' as day, run.status, commit.known_at is not null as known
         from fx_rates f join raw_api_data raw on raw.id = f.raw_id join runs run on run.id = f.run_id
         join commits commit on commit.id = f.commit_id where f.currency = 'USD' and f.day = '2026-01-14'`,
      ),
    ).toEqual([{ day: '2026-01-14', status: 'succeeded', known: true }]);
  });

  it('change nothing when they are read again', async () => {
    await runToEnd(app, 'fx');
    expect(await runToEnd(app, 'fx')).toMatchObject({ stored: '0', updated: '0', unchanged: '1' });
    expect(await query('select count(*)::int as n from fx_rate_versions')).toEqual([{ n: 0 }]);
  });

  it('keep the former rate as a version when they are corrected', async () => {
    await runToEnd(app, 'fx');
    const [before] = await stored(`currency = 'USD' and day = '2026-01-14'`);
    sandbox.fault(DAILY, { body: (await daily()).replace(/(currency='USD' rate=')[\d.]+/, '$19.8765') });
    expect(await runToEnd(app, 'fx')).toMatchObject({ updated: '1', stored: '0' });
    expect(await stored(`currency = 'USD' and day = '2026-01-14'`)).toEqual(['USD 2026-01-14 9.8765']);
    expect(
      await query(
        `select concat_ws(' ', v.currency, v.day, v.rate) as said, v.superseded_by = f.commit_id as by
         from fx_rate_versions v join fx_rates f using (currency, day)`,
      ),
    ).toEqual([{ said: before, by: true }]);
  });

  it('are stored except for an unreadable one, which is rejected until it is corrected', async () => {
    await runToEnd(app, 'fx');
    sandbox.advance(24 * 60 * 4);
    const wrong = (await daily()).replace(/(currency='USD' rate=')[\d.]+/, '$1n/a');
    sandbox.fault(DAILY, { body: wrong, times: 1 });
    expect(await runToEnd(app, 'fx')).toMatchObject({ stored: '1', rejected: '1' });
    const newest = `day = (select max(day) from fx_rates) and currency in ('EUR', 'GBP', 'USD')`;
    expect((await stored(newest)).map((said) => said.slice(0, 3))).toEqual(['EUR', 'GBP']);
    expect(await query('select external_id, fields, status from rejections')).toEqual([
      { external_id: expect.stringMatching(/^2026-01-15 USD$/), fields: ['rates.0.rate'], status: 'open' },
    ]);
    expect(await runToEnd(app, 'fx')).toMatchObject({ rejected: '0' });
    expect((await stored(newest)).map((said) => said.slice(0, 3))).toEqual(['EUR', 'GBP', 'USD']);
    expect(await query('select status from rejections')).toEqual([{ status: 'superseded' }]);
  });
});
