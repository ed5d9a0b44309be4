import { resolverOn } from '../support/identity.js';
import { FourSources } from '../support/four-sources.js';

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a reply
let sources: FourSources;
beforeAll(async () => {
  sources = await FourSources.start();
});
afterAll(() => sources.stop());

const get = async (path: string): Promise<Json> => {
  const reply = await fetch(sources.service.url + path);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.json();
};
/** Reads a file and waits until the resolver has assigned its listings to assets. */
async function read(csv: string): Promise<Json[]> {
  const runs = await sources.read({ csv }, ['csv']);
  const resolver = resolverOn(sources.database.dataSource);
  while ((await resolver.run()).status === 'busy');
  return runs;
}

/** As Stooq writes its archives. */
const HEAD = '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n';
const candle = (time: string, ...figures: (string | number)[]) =>
  `BTC.V,5,20260101,${time},${figures.join(',')},0\n`;

it('candles of a file appear at /data, individually, in the history and with their lines', async () => {
  const [{ run }] = await read(
    `${HEAD}${candle('000000', 10, '12.50', 9, 11, 1.5)}${candle('000500', 11, 11.5, '10.000000000000000001', 10.5, 2.5)}`,
  );
  expect([run.status, run.stored, run.rejected]).toEqual(['succeeded', '2', '0']);

  const { data } = await get('/data?kind=candle&order=asc');
  expect(data).toMatchObject([
    { external_id: 'BTC', interval: '5m', opened_at: '2026-01-01T00:00:00.000000Z', high: 12.5, price: 11 },
    { interval: '5m', open: 11, close: 10.5, volume: 2.5, run_id: Number(run.id) },
  ]);
  expect(await get(`/data/${data[1].id}`)).toEqual(data[1]);
  expect(await get(`/data/${data[1].id}/lineage`)).toMatchObject({
    raw: { table: 'raw_csv_data', line: 3, payload: { '<LOW>': '10.000000000000000001' } },
  });
  expect((await get('/data?kind=quote')).data).toEqual([]);
  expect((await get('/stats')).stored).toMatchObject({ quotes: 0, candles: 2 });
});

it('a corrected candle has its earlier values as of an earlier moment', async () => {
  const asOf = (await get('/data?kind=candle&as_of=2100-01-01')).metadata.as_of as string;
  const before = (await get(`/data?kind=candle&as_of=${asOf}`)).data as Json[];
  await read(`${HEAD}${candle('000500', 11, 11.5, 10, 10.75, 2.5)}`);
  const after = (await get('/data?kind=candle')).data as Json[];
  expect(after.map(({ close }) => close as number)).toEqual([10.75, 11]);
  expect(before.map(({ close }) => close as number)).toEqual([10.5, 11]);
  expect((await get(`/data?kind=candle&as_of=${asOf}`)).data).toEqual(before);
});

it('an impossible candle is rejected with its line, and the others are stored', async () => {
  await read(`${HEAD}${candle('010000', 10, 9, 8, 8.5, 1)}${candle('010500', 10, 12, 9, 11, 1)}`);
  expect((await get('/data?kind=candle&since=2026-01-01T01:00Z')).data).toMatchObject([{ close: 11 }]);
  const [rejected] = (await get('/rejections?source=csv')).data;
  expect((await get(`/rejections/${rejected.id}`)).payload).toMatchObject({ '<TIME>': '010000' });
});

it('the history combines what the files have', async () => {
  const slug = (await get('/data?kind=candle&limit=1')).data[0].asset.slug as string;
  const { data } = await get(`/assets/${slug}/history?interval=1h&since=2026-01-01&until=2026-01-01T02:00Z`);
  expect(data).toMatchObject([
    { open: 10, high: 12.5, low: 9, close: 10.75, volume: 4, count: 2, from: 'candles', intervals: ['5m'] },
    { open: 10, close: 11, count: 1 },
  ]);
});
