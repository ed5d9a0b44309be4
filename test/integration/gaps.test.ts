import { GapsRepository } from '../../src/api/gaps/gaps.repository.js';
import { gapSpan } from '../../src/api/gaps/gap-span.js';
import { PAST_KINDS } from '../../src/domain/history.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { candle, useCandles } from '../support/use-candles.js';

const { database, query, start } = useCandles();

const at = (date: string) => `${date}T00:00:00.000Z`;

beforeEach(async () => {
  const rows = [
    ...['2025-11-01', '2026-01-01'].map((date) => candle('BTC', at(date), '11', { interval: '1mo' })),
    // On Thursdays, as some exchanges begin their weeks.
    ...['2026-01-01', '2026-01-15'].map((date) => candle('BTC', at(date), '11', { interval: '1w' })),
    ...['2026-01-31', '2026-02-28'].map((date) => candle('BTC', at(date), '11', { interval: '1d' })),
  ];
  const { app, read } = start('api', rows);
  await read();
  await app.get(ResolverTrigger).idle();
});

/** The session's time zone is not UTC, which must not change the result. */
const gaps = async (interval: string, until: string, since?: string) => {
  const [{ slug }] = (await query<{ slug: string }>('select slug from assets')) as [{ slug: string }];
  const wanted = { ...gapSpan({ interval, until, since }), assets: [slug], interval, kinds: PAST_KINDS };
  const found = await database.dataSource.transaction(async (tx) => {
    await tx.query(`set local timezone = 'America/New_York'`);
    return new GapsRepository(tx).find(wanted, 100, null);
  });
  return found.map(({ since, until: end, missing }) => [since.slice(0, 10), end.slice(0, 10), missing]);
};

it.each([
  [
    '1mo',
    '2026-04-15',
    [
      ['2025-12-01', '2026-01-01', 1],
      ['2026-02-01', '2026-05-01', 3],
    ],
  ],
  ['1w', '2026-01-19', [['2026-01-05', '2026-01-12', 1]]],
  ['1d', '2026-03-01', [['2026-02-01', '2026-02-28', 27]]],
])('candles of %s that are missing are found by the calendar', async (interval, until, expected) => {
  expect(await gaps(interval, until)).toEqual(expected);
});

it('months before the first candle are gaps if requested', async () => {
  expect(await gaps('1mo', '2025-11-01', '2025-08-15')).toEqual([['2025-08-01', '2025-11-01', 3]]);
  expect(await gaps('1mo', '2025-11-01')).toEqual([]);
});
