import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import { assetsOf, operationsOn, resolverOn } from '../support/identity.js';
import { startRun } from '../support/run-to-end.js';
import { useCsvWorker } from '../support/use-csv-worker.js';

const csv = useCsvWorker();
const { query, run, worker } = csv;

const write = (name: string, lines: string[]) => writeFile(join(csv.folder, name), `${lines.join('\n')}\n`);
const quotes = async () =>
  (
    await query<{ said: string }>(
      `select concat_ws(' ', l.symbol, l.currency, to_char(q.observed_at at time zone 'UTC', 'DD'), q.price) as said
       from quotes q join listings l on l.id = q.listing_id order by 1`,
    )
  ).map(({ said }) => said);
const latest = async () =>
  query(
    `select l.symbol, q.currency, q.price::text, q.price_usd::text, q.market_cap_usd::text
     from latest_quotes q join listings l on l.id = q.listing_id order by 1, 2`,
  );

describe('quotes in several currencies', () => {
  it('have a listing per currency, and are recognised when the file is read again', async () => {
    await write('prices.csv', [
      'symbol,price,currency,market_cap,date',
      'BTC,90,EUR,7,2026-01-01',
      'BTC,100,USD,8,2026-01-01',
      'BTC,91,EUR,7,2026-01-02',
      'BTC,€92,USD,7,2026-01-03',
    ]);
    expect(await run()).toMatchObject({ stored: '3', rejected: '1' });
    const stored = ['BTC EUR 01 90', 'BTC EUR 02 91', 'BTC USD 01 100'];
    expect(await quotes()).toEqual(stored);
    expect(await latest()).toEqual([
      { symbol: 'BTC', currency: 'EUR', price: '91', price_usd: null, market_cap_usd: null },
      { symbol: 'BTC', currency: 'USD', price: '100', price_usd: '100', market_cap_usd: '8' },
    ]);
    await write('prices.csv', [
      'symbol,price,currency,market_cap,date',
      'BTC,90,EUR,7,2026-01-01',
      'BTC,101,USD,8,2026-01-01',
      'BTC,91,EUR,7,2026-01-02',
    ]);
    expect(await run()).toMatchObject({ stored: '0', updated: '1', unchanged: '2' });
    expect(await query('select price::text from quote_versions')).toEqual([{ price: '100' }]);
    expect((await latest())[1]).toMatchObject({ price: '101', price_usd: '101' });
  });

  it('move to another currency in a replay once their rows are read in that currency', async () => {
    await write('prices.csv', ['symbol,price,date', 'BTC,90,2026-01-01']);
    await write('euros.csv', ['symbol,price,date', 'BTC,€91,2026-01-02']);
    await run({ CSV_CURRENCY: 'CHF' });
    expect(await quotes()).toEqual(['BTC CHF 01 90', 'BTC EUR 02 91']);
    // As a version without currencies read it.
    await query(`update csv_files set "format" = ("format"::jsonb - 'currency')::json`);
    const { ended } = await startRun(worker.app, { source: 'csv', trigger: 'api', mode: 'replay' });
    expect(await ended).toMatchObject({ status: 'succeeded' });
    expect(await quotes()).toEqual(['BTC EUR 02 91', 'BTC USD 01 90']);
    expect(await latest()).toMatchObject([
      { currency: 'EUR', price: '91', price_usd: null },
      { currency: 'USD', price: '90', price_usd: '90' },
    ]);
  });

  it('are never compared with quotes in another currency: no jump, no outlier, no disagreement', async () => {
    const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
    await write('euros.csv', [
      'symbol,price_eur,date',
      ...Array.from({ length: 20 }, (_, n) => `BTC,${90 + (n % 2)},${day(n + 1)}`),
    ]);
    await write('yen.csv', ['symbol,price_jpy,date', `BTC,14000,${day(20)}`]);
    const watch = worker.app.get(AnomalyWatch, { strict: false });
    await watch.evaluateRun('csv', await run());
    expect(await query('select kind, summary from anomalies')).toEqual([]);
    await write('euros.csv', ['symbol,price_eur,date', `BTC,190,${day(21)}`]);
    await watch.evaluateRun('csv', await run());
    const [jump] = await query<{ kind: string; summary: string; figures: object }>(
      'select kind, summary, figures from anomalies',
    );
    expect(jump).toMatchObject({
      kind: 'price_jump',
      figures: { currency: 'EUR', price: 190, price_usd: null, price_before: 91, price_before_usd: null },
    });
    expect(jump!.summary).toContain('csv/BTC moved by 108.8 % to 190 EUR');
  });
});

describe('listings that differ only in their currency', () => {
  const both = ['csv/BTC', 'csv/BTC'];

  it('are one asset, whatever their prices, and stay together when operators move them', async () => {
    await write('prices.csv', [
      'symbol,price,currency,date',
      'BTC,14000000,JPY,2026-01-01',
      'ETH,1,USD,2026-01-01',
    ]);
    await run();
    const resolver = resolverOn(worker.database.dataSource);
    // The service's own resolver may be running.
    const resolveAll = async () => {
      while ((await resolver.run()).status === 'busy');
    };
    await resolveAll();
    await write('more.csv', [
      'symbol,price,currency,date',
      'BTC,90000,USD,2026-01-01',
      'BTC,85000,EUR,2026-01-01',
    ]);
    await run();
    await resolveAll();
    expect(await assetsOf(worker.database.dataSource)).toEqual({
      btc: [...both, 'csv/BTC'],
      eth: ['csv/ETH'],
    });
    expect(await query('select distinct state, resolved_revision = revision as done from listings')).toEqual([
      { state: 'new', done: true },
    ]);

    const operations = operationsOn(worker.database.dataSource);
    const by = { actor: 'somebody', reason: null };
    const merged = await operations.confirm('csv/BTC', 'eth', by);
    expect(await assetsOf(worker.database.dataSource)).toEqual({ eth: [...both, 'csv/BTC', 'csv/ETH'] });
    await write('again.csv', ['symbol,price,currency,date', 'BTC,75000,GBP,2026-01-01']);
    await run();
    await resolveAll();
    expect(await assetsOf(worker.database.dataSource)).toEqual({ eth: [...both, ...both, 'csv/ETH'] });
    await operations.undo(merged.id, by);
    expect(await assetsOf(worker.database.dataSource)).toEqual({ btc: [...both, ...both], eth: ['csv/ETH'] });
  });
});
