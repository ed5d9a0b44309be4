import type { Candle } from '../../src/domain/candle.js';
import { parseConfig } from '../../src/config/config.js';
import { RejectionReplayService } from '../../src/ingestion/replay/rejection-replay.service.js';
import { PrunesRepository } from '../../src/retention/prunes.repository.js';
import { Pruner } from '../../src/retention/pruner.service.js';
import { backdatePayloads } from '../support/backdate-payloads.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { candle, day, useCandles } from '../support/use-candles.js';

const { candles, database, query, start, versions } = useCandles();

describe('candles of a file that was read wrongly', () => {
  it('are withdrawn when the file is read again with other rules, and the earlier candles are restored', async () => {
    const { read, source } = start('csv', [candle('A', day(1), '11'), candle('B', day(1), '11')]);
    await read();
    source.content = { wrong: [[candle('A', day(1), '12'), candle('A', day(2), '12')]] };
    await read();
    expect(await versions()).toMatchObject([{ symbol: 'A', close: '11' }]);
    source.content = { wrong: [[candle('A', day(3), '13')]] };
    source.correction = 'complete';
    expect(await read()).toMatchObject({ status: 'succeeded', stored: '1' });
    expect(await candles()).toEqual([
      { symbol: 'A', interval: '1d', at: '01-01 00:00', close: '11' },
      { symbol: 'A', interval: '1d', at: '01-03 00:00', close: '13' },
      { symbol: 'B', interval: '1d', at: '01-01 00:00', close: '11' },
    ]);
    expect(await versions()).toMatchObject([{ close: '11' }, { close: '12' }, { close: '12' }]);
    expect(await query('select distinct superseded_by from candle_versions')).toHaveLength(2);
  });

  it('are resolved when their line turns out to have been half a line', async () => {
    const { app, source, read } = start('csv', [candle('BTC', day(1), '11')]);
    await read();
    source.content = { grown: [[candle('BT', day(1), '6')]] };
    await read();
    source.content = { grown: [[], [candle('BTC', day(2), '12')]] };
    await runToEnd(app, 'candles');
    expect(await candles()).toMatchObject([
      { symbol: 'BTC', close: '11' },
      { symbol: 'BTC', close: '12' },
    ]);
    expect(await versions()).toMatchObject([{ symbol: 'BT', close: '6' }]);
  });
});

describe('a replay of candles', () => {
  const rows = [candle('A', day(1), '11'), candle('A', day(2), '12'), candle('B', day(1), '13')];
  async function stored(kind: 'api' | 'csv') {
    const { app, source, read } = start(kind, []);
    // An API record is one coin; here, each of its payloads has a different day.
    for (const one of rows) {
      source.content = kind === 'csv' ? { [`${one.symbol} ${one.at}`]: [[one]] } : source.content;
      await read(kind === 'csv' ? undefined : [one]);
    }
    const replay = async () => {
      const { ended } = await startRun(app, {
        source: 'candles',
        trigger: 'api',
        mode: 'replay',
        options: {},
      });
      return ended;
    };
    const normalize = source.normalize.bind(source);
    const remap = (change: (candle: Candle) => Candle | null) => {
      source.normalize = (row) =>
        normalize(row).flatMap((one) => (one.kind === 'candle' ? (change(one) ?? []) : one));
    };
    return { replay, remap };
  }

  it.each(['api', 'csv'] as const)('changes nothing in %s if the mapping is the same', async (kind) => {
    const { replay } = await stored(kind);
    const everything = () => query('select *, xmin from candles order by listing_id, opened_at');
    const before = await everything();
    expect(before).toHaveLength(3);
    expect(await replay()).toMatchObject({ status: 'succeeded', fetched: '3', unchanged: '3' });
    expect(await everything()).toEqual(before);
    expect(await query('select from replay_candles')).toEqual([]);
  });

  it('changes, adds and deletes according to a new mapping, and keeps versions', async () => {
    const { replay, remap } = await stored('csv');
    remap((one) => {
      if (one.listing.symbol === 'B') return { ...one, interval: '1h' };
      return one.close === '11' ? { ...one, close: '11.5', trades: null } : one;
    });
    expect(await replay()).toMatchObject({ status: 'succeeded', stored: '1', updated: '1', unchanged: '1' });
    const expected = [
      { symbol: 'A', interval: '1d', at: '01-01 00:00', close: '11.5' },
      { symbol: 'A', interval: '1d', at: '01-02 00:00', close: '12' },
      { symbol: 'B', interval: '1h', at: '01-01 00:00', close: '13' },
    ];
    expect(await candles()).toEqual(expected);
    expect(await versions()).toEqual([
      { symbol: 'A', interval: '1d', at: '01-01 00:00', close: '11' },
      { symbol: 'B', interval: '1d', at: '01-01 00:00', close: '13' },
    ]);
    expect(await replay()).toMatchObject({ stored: '0', updated: '0' });
    expect(await candles()).toEqual(expected);
  });
});

it('a rejected candle that passes later does not undo candles fetched since', async () => {
  const { app, source, read } = start('api', []);
  const normalize = source.normalize.bind(source);
  source.normalize = (row) => normalize(row).map((one) => ({ ...one, interval: '1y' }) as Candle);
  await read([candle('A', day(1), '11'), candle('B', day(1), '11')], day(2));
  expect(await query('select from rejections')).toHaveLength(2);
  source.normalize = normalize;
  await read([candle('A', day(1), '12', { volume: '3' })], day(3));
  // The rejection of A was resolved by it.
  await query(`update rejections set status = 'open', resolved_at = null, resolved_reason = null`);
  const { passed } = await app.get(RejectionReplayService, { strict: false }).replay({}, { dryRun: false });
  expect(passed).toBe(2);
  expect(await candles()).toMatchObject([
    { symbol: 'A', close: '12' },
    { symbol: 'B', close: '11' },
  ]);
  expect(await versions()).toEqual([]);
});

describe('retention of candles', () => {
  const prune = (env: Record<string, string>, isDryRun = false) =>
    new Pruner(parseConfig(env), database.dataSource, new PrunesRepository(database.dataSource)).prune({
      trigger: 'cli',
      isDryRun,
    });
  const daysAgo = (days: number) =>
    new Date(Math.floor(Date.now() / 86_400_000 - days) * 86_400_000).toISOString();

  /** Daily and hourly candles of two coins; a payload is as old as its candle. */
  async function storeHistory(kind: 'api' | 'csv') {
    const rows = [
      candle('A', daysAgo(200), '11'),
      candle('A', daysAgo(100), '12'),
      candle('A', daysAgo(1), '13'),
      candle('A', daysAgo(100), '14', { interval: '1h' }),
      candle('A', daysAgo(90), '15', { interval: '1h' }),
      candle('GONE', daysAgo(150), '16'),
      candle('GONE', daysAgo(149), '17'),
    ];
    const { app, read, source } = start(kind, [], new Date().toISOString());
    // For an API, each is a separate page, because a record is one coin.
    source.content = { all: kind === 'csv' ? [rows] : rows.map((row) => [row]) };
    await read();
    await backdatePayloads(database.dataSource, kind);
    return { app, read, source };
  }
  const closes = async () =>
    (await query<{ close: string }>('select close from candles order by close')).map(({ close }) => close);

  it('drops old ones, but not the newest of a listing and interval, and leaves quotes alone', async () => {
    await storeHistory('api');
    expect((await prune({})).counts).toEqual({});
    expect((await prune({ RETENTION_QUOTES: '50d' })).counts.candles).toBeUndefined();
    expect(await closes()).toEqual(['11', '12', '13', '14', '15', '16', '17']);
    const { counts } = await prune({ RETENTION_CANDLES: '95d' });
    expect(counts.candles).toEqual({ dropped: 4, kept: 1 });
    expect(await closes()).toEqual(['13', '15', '17']);
  });

  it.each(['api', 'csv'] as const)('keeps a payload of %s as long as a candle refers to it', async (kind) => {
    await storeHistory(kind);
    const table = `raw_${kind}_data`;
    expect((await prune({ RETENTION_RAW: '50d' })).counts[table]).toEqual({ dropped: 0, kept: 6 });
    const env = { RETENTION_RAW: '50d', RETENTION_CANDLES: '50d' };
    const told = await prune(env, true);
    const { counts } = await prune(env);
    expect(counts).toEqual(told.counts);
    expect([counts.candles, counts[table]]).toEqual([
      { dropped: 4, kept: 2 },
      { dropped: 4, kept: 2 },
    ]);
    expect(await query(`select from ${table}`)).toHaveLength(3);
  });

  it('drops payloads by age alone if configured, except those of the newest candles', async () => {
    await storeHistory('csv');
    const { counts } = await prune({ RETENTION_RAW: '50d', RETENTION_RAW_LINEAGE: 'drop' });
    expect(counts.raw_csv_data).toEqual({ dropped: 4, kept: 2 });
    expect(await closes()).toHaveLength(7);
  });

  it('drops versions with their candle, and then the commits and runs that nothing refers to', async () => {
    const { read, source } = await storeHistory('csv');
    source.content = {
      all: [
        [
          candle('A', daysAgo(200), '11.5'),
          candle('A', daysAgo(1), '13.5'),
          candle('GONE', daysAgo(149), '17.5'),
        ],
      ],
    };
    await read();
    await read();
    await query(
      `update runs set queued_at = queued_at - interval '90 days', finished_at = finished_at - interval '90 days'`,
    );
    await query(`update commits set known_at = known_at - interval '90 days'`);
    const before = await prune({ RETENTION_RUNS: '30d' });
    expect(before.counts.runs).toEqual({ dropped: 0, kept: 3 });
    const { counts } = await prune({ RETENTION_CANDLES: '50d' });
    expect([counts.candles, counts.candle_versions]).toEqual([
      { dropped: 4, kept: 2 },
      { dropped: 1, kept: 1 },
    ]);
    expect(await query('select close from candle_versions order by 1')).toEqual([
      { close: '13' },
      { close: '17' },
    ]);
    const commitIds = (from: string) => query(`select distinct commit_id::text from ${from} order by 1`);
    await prune({ RETENTION_RUNS: '30d' });
    expect(await query('select from candles where commit_id not in (select id from commits)')).toEqual([]);
    expect(
      await query('select from candle_versions where superseded_by not in (select id from commits)'),
    ).toEqual([]);
    expect(await commitIds('candles')).toHaveLength(2);
  });

  it('drops a candle together with its rivals from other files, and keeps their payloads until then', async () => {
    const { read, source } = start('csv', [], new Date().toISOString());
    const rows = (close: string) => [[candle('A', daysAgo(200), close), candle('A', daysAgo(1), close)]];
    source.content = { 'a.csv': rows('11'), 'b.csv': rows('12') };
    await read();
    await backdatePayloads(database.dataSource, 'csv');
    const rivals = () =>
      query(
        'select from candle_rivals r join raw_csv_data w on r.raw_id = (w.file_id::bigint << 32) + w.line',
      );
    expect(await query('select from candle_rivals')).toHaveLength(2);
    expect((await prune({ RETENTION_RAW: '50d' })).counts.raw_csv_data).toEqual({ dropped: 0, kept: 2 });
    const env = { RETENTION_RAW: '50d', RETENTION_CANDLES: '50d' };
    const told = await prune(env, true);
    const { counts } = await prune(env);
    expect(counts).toEqual(told.counts);
    expect([counts.candles, counts.raw_csv_data]).toEqual([
      { dropped: 1, kept: 0 },
      { dropped: 2, kept: 0 },
    ]);
    expect(await query('select from candle_rivals')).toHaveLength(1);
    expect(await rivals()).toHaveLength(1);
  });

  it('leaves candles alone while their source is replayed', async () => {
    await storeHistory('api');
    await query(
      `insert into runs (source_id, trigger, status, mode, queued_at) values (1, 'api', 'queued', 'replay', now())`,
    );
    const { counts } = await prune({ RETENTION_CANDLES: '50d', RETENTION_RAW: '50d' });
    expect([counts.candles!.dropped, counts.raw_api_data!.dropped]).toEqual([0, 0]);
  });
});
