import { candle, day, useCandles } from '../support/use-candles.js';

const CLOSED = day(300);
const { candles, query, start, versions } = useCandles();

it.each(['api', 'csv'] as const)(
  'stores candles of %s with all figures, and leaves quotes unchanged',
  async (kind) => {
    const { read } = start(kind, [candle('A', day(1), '12.30', { volume: '1e3' })]);
    expect(await read()).toMatchObject({ status: 'succeeded', fetched: '1', stored: '1' });
    expect(
      await query(`select interval, opened_at, open, high, low, close, volume, quote_volume, trades, market_cap,
      ingested_at, candle_closed_at(interval, opened_at) as closed_at from candles`),
    ).toEqual([
      {
        ...{
          interval: '1d',
          opened_at: new Date(day(1)),
          closed_at: new Date(day(2)),
          ingested_at: new Date(CLOSED),
        },
        ...{ open: '10', high: '20', low: '5', close: '12.30', volume: '1000', quote_volume: null },
        ...{ trades: '7', market_cap: null },
      },
    ]);
    expect(await query('select from quotes union all select from latest_quotes')).toEqual([]);
  },
);

it('thousands of new candles are stored at once, and reading them again writes nothing', async () => {
  const minute = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
  const rows = Array.from({ length: 3000 }, (_, index) =>
    candle(`S${index % 3}`, minute(index - (index % 3)), '12', { interval: '1m', trades: String(index) }),
  );
  const { read } = start('csv', rows);
  expect(await read()).toMatchObject({ stored: '3000', rejected: '0' });
  const everything = () =>
    query('select *, xmin from candles union all select c.*, c.xmin from candles c order by 1, 2, 3');
  const before = await everything();
  expect(await read([...rows])).toMatchObject({ stored: '0', updated: '0', unchanged: '3000' });
  expect(await everything()).toEqual(before);
  expect(await query('select count(*)::int as n from raw_csv_data')).toEqual([{ n: 3000 }]);
});

it('keeps candles of several intervals that open at the same time; within an interval, the last line of a page wins', async () => {
  const { read } = start('csv', [
    candle('A', day(1), '11'),
    candle('A', day(1), '12', { interval: '24h' }),
    candle('A', day(1), '13', { interval: '60m' }),
    candle('A', '2026-01-01T01:00:00+01:00', '14', { interval: '1h' }),
  ]);
  expect(await read()).toMatchObject({ stored: '2', duplicate: '2' });
  expect(await candles()).toEqual([
    { symbol: 'A', interval: '1d', at: '01-01 00:00', close: '12' },
    { symbol: 'A', interval: '1h', at: '01-01 00:00', close: '14' },
  ]);
});

it('a record may contain quotes and candles of one listing', async () => {
  const { source, read } = start('api', [candle('A', day(1), '12')]);
  const normalize = source.normalize.bind(source);
  source.normalize = ({ symbol, at, price, ...rest }) => [
    ...normalize({ symbol, at, price, ...rest }),
    ...normalize({ symbol, at, price }),
  ];
  expect(await read()).toMatchObject({ fetched: '1', stored: '1' });
  expect(await query('select price from quotes join candles using (listing_id, raw_id)')).toEqual([
    { price: '12' },
  ]);
});

describe('a candle that changes', () => {
  const open = '2026-01-01T12:00:00Z';

  it('is updated in place while it is open, in a new commit', async () => {
    const { read } = start('api', []);
    const readAs = async (close: string, at: string) => {
      await read([candle('A', day(1), close)], at);
      const [row] = await query<{ close: string; commit: string; ingested_at: Date; is_known: boolean }>(
        `select close, commit_id as commit, ingested_at,
           exists (select from commits where id = commit_id and known_at is not null) as is_known from candles`,
      );
      return row!;
    };
    const seen = [
      await readAs('11', open),
      await readAs('12', '2026-01-01T23:59:59Z'),
      await readAs('13', day(5)),
    ];
    expect(await versions()).toEqual([]);
    expect(new Set(seen.map(({ commit }) => commit)).size).toBe(3);
    expect(seen).toMatchObject([
      { close: '11', ingested_at: new Date(open), is_known: true },
      { close: '12', ingested_at: new Date('2026-01-01T23:59:59Z'), is_known: true },
      { close: '13', ingested_at: new Date(day(5)), is_known: true },
    ]);
  });

  it('is final once fetched after its close, even if it did not change', async () => {
    const { read } = start('api', [candle('A', day(1), '11')]);
    await read(undefined, open);
    const final = () =>
      query('select candle_closed_at(interval, opened_at) <= ingested_at as final from candles');
    expect(await final()).toEqual([{ final: false }]);
    expect(await read(undefined, '2026-01-01T23:59:59Z')).toMatchObject({ updated: '0', unchanged: '1' });
    expect(await read(undefined, day(2))).toMatchObject({ updated: '1', unchanged: '0' });
    expect(await final()).toEqual([{ final: true }]);
    expect(await read(undefined, day(3))).toMatchObject({ updated: '0', unchanged: '1' });
    expect(await query('select ingested_at from candles')).toEqual([{ ingested_at: new Date(day(2)) }]);
    expect(await versions()).toEqual([]);
    await read([candle('A', day(1), '12')], day(4));
    expect(await versions()).toMatchObject([{ close: '11' }]);
  });

  it('gets a complete version when it changes after its close', async () => {
    const { read } = start('api', [candle('A', day(1), '11')]);
    await read(undefined, day(2));
    await read([candle('A', day(1), '12')], day(3));
    await read([candle('A', day(1), '12', { trades: '8' })], day(4));
    expect(await candles()).toMatchObject([{ close: '12' }]);
    expect(
      await query(`select close, trades, open, high, low, volume, ingested_at, superseded_at,
          superseded_by > commit_id as later, raw_id from candle_versions order by superseded_by`),
    ).toMatchObject([
      {
        close: '11',
        trades: '7',
        open: '10',
        ingested_at: new Date(day(2)),
        superseded_at: new Date(day(3)),
        later: true,
      },
      { close: '12', trades: '7', volume: '1.5', superseded_at: new Date(day(4)), later: true },
    ]);
  });

  it.each([
    ['1w', '2026-01-07T23:59:59Z', '2026-01-08T00:00:00Z'],
    ['1mo', '2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z'],
    ['90s', '2026-01-01T00:01:29Z', '2026-01-01T00:01:30Z'],
  ])('closes after its interval: %s', async (interval, isOpen, isClosed) => {
    const { read } = start('api', [candle('A', day(1), '11', { interval })]);
    await read(undefined, isOpen);
    await read([candle('A', day(1), '12', { interval })], isClosed);
    expect(await versions()).toEqual([]);
    await read([candle('A', day(1), '13', { interval })], isClosed);
    expect(await versions()).toMatchObject([{ close: '12', interval }]);
  });
});

it('impossible candles are rejected one by one, with the reason, and the rest of the page is stored', async () => {
  const rows = [
    candle('GOOD', day(1), '12'),
    candle('HIGH', day(1), '12', { high: '11.999999999999999999999' }),
    candle('LOW', day(1), '12', { low: '10.000000000000000000001' }),
    candle('NAN', day(1), 'NaN', { volume: 'Infinity' }),
    candle('NEGATIVE', day(1), '12', { volume: '-1' }),
    candle('TRADES', day(1), '12', { trades: '1.5' }),
    candle('INTERVAL', day(1), '12', { interval: '1y' }),
    candle('LATER', day(302), '12'),
    candle('NEVER', '2026-01-01', '12'),
    candle('SWAPPED', day(1), '12', { high: '5', low: '20' }),
  ];
  const { read } = start('csv', rows);
  expect(await read()).toMatchObject({ status: 'succeeded', stored: '1', rejected: '9' });
  expect(await candles()).toMatchObject([{ symbol: 'GOOD' }]);
  const found = await query<{ symbol: string; reasons: { path: string; code: string; message: string }[] }>(
    `select payload ->> 'symbol' as symbol, reasons from rejections order by id`,
  );
  const told = found.map(({ symbol, reasons }) => [
    symbol,
    ...reasons.map(({ path, code }) => `${path} ${code}`),
  ]);
  expect(told).toEqual([
    ['HIGH', 'high impossible_candle'],
    ['LOW', 'low impossible_candle'],
    ['NAN', 'close not_a_number', 'volume not_a_number'],
    ['NEGATIVE', 'volume negative'],
    ['TRADES', 'trades out_of_range'],
    ['INTERVAL', 'interval not_an_interval'],
    ['LATER', 'opened_at in_the_future'],
    ['NEVER', 'opened_at not_a_moment'],
    ['SWAPPED', 'high impossible_candle'],
  ]);
  expect(found.map(({ reasons }) => reasons[0]!.message)).toMatchObject({
    0: 'expected a high not less than the close of "12", got "11.999999999999999999999": check which column is which',
    1: 'expected a low not greater than the open of "10", got "10.000000000000000000001": check which column is which',
    5: 'expected a count and a unit (s, m, h, d, w or mo), such as 1m, 4h or 1d, got "1y"',
    8: 'expected a high not less than the low of "20", got "5": check which column is which',
  });
});
