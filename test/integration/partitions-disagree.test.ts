import type { INestApplicationContext } from '@nestjs/common';
import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import type { Article } from '../../src/domain/article.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { PageSource, type Row } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';

let database: TestDatabase;
let app: INestApplicationContext;
let source: PageSource;
const at = '2026-01-01T00:00:00.000Z';
const row = (symbol: string, price: string) => ({ symbol, price, at });

async function start(kind: PageSource['kind']) {
  database = await createTestDatabase();
  source = new PageSource('lists', kind, {});
  // One after the other, so that each run prints in the same order.
  app = await startContext(database.url, [source], { WORKER_CONCURRENCY: 1 });
}
afterEach(async () => {
  await app.close();
  await database.drop();
});

const query = <T = object>(sql: string) => database.dataSource.query<T[]>(sql);
const anomalies = () =>
  query<{ state: string; summary: string; occurrences: number }>(
    `select state, summary, occurrences from anomalies where kind = 'partitions_disagree' order by id`,
  );
async function read(content: Record<string, Row[]>) {
  source.content = Object.fromEntries(Object.entries(content).map(([key, rows]) => [key, [rows]]));
  source.generation += '+';
  const run = await runToEnd(app, 'lists');
  await app.get(AnomalyWatch).idle();
  return run;
}

describe.each(['csv', 'third'] as const)('two partitions of kind %s', (kind) => {
  beforeEach(() => start(kind));

  it('that disagree about a quote in every run cause one anomaly naming both, which is closed once they agree', async () => {
    const both = {
      'a.csv': [row('BTC', '1'), row('ETH', '2'), row('SOL', '3')],
      'b.csv': [row('BTC', '9'), row('ETH', '2'), row('XRP', '4')],
    };
    await read(both);
    expect(await anomalies()).toEqual([]);
    expect(await read(both)).toMatchObject({ updated: '2' });
    const [found] = await anomalies();
    expect(found).toMatchObject({ state: 'open', occurrences: 1 });
    expect(found!.summary).toBe(
      'a.csv and b.csv of lists disagree about 1 quotes, such as btc at 2026-01-01T00:00:00Z: ' +
        'each overwrites the other.',
    );
    await read(both);
    expect(await anomalies()).toMatchObject([{ state: 'open', occurrences: 2 }]);
    const agreed = { ...both, 'a.csv': [row('BTC', '9')] };
    await read(agreed);
    await read(agreed);
    expect(await anomalies()).toMatchObject([{ state: 'closed', occurrences: expect.any(Number) as number }]);
    await read(both);
    await read(both);
    expect(await anomalies()).toMatchObject([{ state: 'open' }]);
  });

  it("cause no anomaly if one corrects itself or permanently replaces the other's values", async () => {
    await read({ 'a.csv': [row('BTC', '1')] });
    await read({ 'a.csv': [row('BTC', '2')] });
    await read({ 'a.csv': [row('BTC', '1')] });
    await read({ 'b.csv': [row('BTC', '5')] });
    await read({ 'b.csv': [row('BTC', '6')] });
    expect(await anomalies()).toEqual([]);
  });
});

it('feeds with the same id for different articles do not disagree', async () => {
  await start('third');
  const normalize = ({ symbol: externalId, price: title }: Row): Article[] => [
    {
      kind: 'article',
      externalId,
      title,
      url: null,
      summary: null,
      author: null,
      categories: [],
      publishedAt: at,
      datedBy: 'published',
      image: null,
      repaired: false,
    },
  ];
  Object.assign(source, { normalize });
  const both = { 'https://a.example/': [row('story', 'One')], 'https://b.example/': [row('story', 'Two')] };
  await read(both);
  await read(both);
  expect(await anomalies()).toEqual([]);
  expect(await query('select title from articles order by title')).toEqual([
    { title: 'One' },
    { title: 'Two' },
  ]);
});
