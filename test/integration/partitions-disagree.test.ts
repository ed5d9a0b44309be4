import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import type { Article } from '../../src/domain/article.js';
import { PageSource, type Row } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

const at = '2026-01-01T00:00:00.000Z';
const row = (symbol: string, price: string) => ({ symbol, price, at });

const source = new PageSource('lists', 'third', {});
// One partition after the other, so that each run prints in the same order.
const worker = useWorker([source], { config: { WORKER_CONCURRENCY: 1 } });
const { query } = worker;
const start = (kind: PageSource['kind']) => void Object.assign(source, { kind });

const anomalies = () =>
  query<{ state: string; summary: string; occurrences: number }>(
    `select state, summary, occurrences from anomalies where kind = 'partitions_disagree' order by id`,
  );
async function read(content: Record<string, Row[]>) {
  source.content = Object.fromEntries(Object.entries(content).map(([key, rows]) => [key, [rows]]));
  source.generation += '+';
  const run = await runToEnd(worker.app, 'lists');
  await worker.app.get(AnomalyWatch).idle();
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
  start('third');
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
