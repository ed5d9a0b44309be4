import { EveryUse } from '../support/every-use.js';
import { FourSources } from '../support/four-sources.js';

let sources: FourSources;
let uses: EveryUse;
beforeAll(async () => {
  sources = await FourSources.start({ CSV_OPTIONAL: 'reject' });
  uses = new EveryUse(sources.service, sources.database.dataSource);
});
afterEach(() => sources.reset());
afterAll(() => sources.stop());

const AT = '2026-01-01T00:00:00Z';
/** As each API and a file write a coin; values are source texts of JSON. */
interface Coin {
  id: string;
  price?: string;
  cap?: string;
  volume?: string;
  supply?: string;
  at?: string;
  more?: string;
}
const market = ({ id, price = '1', cap = '5', volume = '1', supply = '1', at = AT, more = '' }: Coin) =>
  `{"id":"${id}","symbol":"${id}","name":"${id}","last_updated":"${at}","current_price":${price},"market_cap":${cap},` +
  `"market_cap_rank":null,"total_volume":${volume},"price_change_percentage_24h":null,"circulating_supply":null,` +
  `"total_supply":${supply},"max_supply":null${more}}`;
const ticker = ({ id, price = '1', cap = '5', volume = '1', supply = '1', at = AT, more = '' }: Coin) =>
  `{"id":"${id}","symbol":"${id}","name":"${id}","rank":0,"last_updated":"${at}","total_supply":${supply},"max_supply":null,` +
  `"quotes":{"USD":{"price":${price},"volume_24h":${volume},"market_cap":${cap},"percent_change_24h":null}}${more}}`;
const HEADER = 'symbol,price,market_cap,volume,total_supply,date';
const line = ({ id, price = '1', cap = '5', volume = '1', supply = '1', at = AT }: Coin) =>
  [id, price, cap, volume, supply, at].map((cell) => (cell === 'null' ? '' : cell)).join(',');

const said = (...coins: Coin[]) => ({
  markets: `[${coins.map(market).join(',')}]`,
  tickers: `[${coins.map(ticker).join(',')}]`,
  csv: `${[HEADER, ...coins.map(line)].join('\n')}\n`,
});
const SOURCES = ['coingecko', 'coinpaprika', 'csv'];
const read = (...coins: Coin[]) => sources.read(said(...coins), SOURCES);
const query = <T>(sql: string) => sources.database.dataSource.query<T[]>(sql);

const rejected = () =>
  query<{ source: string }>(
    `select s.name as source, r.code, r.reasons->0->>'path' as path from rejections r join sources s on s.id = r.source_id
     order by 1, r.external_id collate "C"`,
  );
const listed = async () =>
  (
    await query<{ name: string }>(
      `select distinct s.name || '/' || lower(l.external_id) as name from quotes q join listings l on l.id = q.listing_id
       join sources s on s.id = l.source_id order by 1`,
    )
  ).map(({ name }) => name);
const everywhere = (id: string) => SOURCES.map((source) => `${source}/${id}`);
/** The field as each source calls it. */
const fields = (gecko: string, paprika: string, csv: string) => [gecko, paprika, csv];
const all = (code: string, paths: readonly string[]) =>
  SOURCES.map((source, index) => ({ source, code, path: paths[index] }));

const PRICE = fields('current_price', 'quotes.USD.price', 'price');
const CAP = fields('market_cap', 'quotes.USD.market_cap', 'market_cap');
const VOLUME = fields('total_volume', 'quotes.USD.volume_24h', 'volume');
const SUPPLY = fields('total_supply', 'total_supply', 'total_supply');

/** Faulty values by coin id, with the rejection code and each source's name for the field. */
const ODD: Readonly<Record<string, [odd: Partial<Coin>, code: string, paths: readonly string[]]>> = {
  'a-cap-that-no-double-holds': [{ cap: '1e309' }, 'out_of_range', CAP],
  'a-negative-cap': [{ cap: '-1' }, 'negative', CAP],
  'a-negative-price': [{ price: '-1' }, 'negative', PRICE],
  'a-negative-supply': [{ supply: '-1e3' }, 'negative', SUPPLY],
  'a-negative-volume': [{ volume: '-0.5' }, 'negative', VOLUME],
  'a-price-that-a-double-takes-for-zero': [{ price: '1e-400' }, 'out_of_range', PRICE],
  'a-price-that-no-double-holds': [{ price: '1e400' }, 'out_of_range', PRICE],
};

it('rejects unstorable numbers from each API and from a file, and continues', async () => {
  const odd = Object.entries(ODD).map(([id, [fields]]) => ({ id, ...fields }));
  const runs = await read({ id: 'good' }, ...odd);
  const expected = Object.values(ODD).flatMap(([, code, paths]) => all(code, paths));
  expect(Object.groupBy(await rejected(), ({ source }) => source)).toEqual(
    Object.groupBy(expected, ({ source }) => source),
  );
  expect(await listed()).toEqual(everywhere('good'));
  await uses.run(runs);
  expect(await query('select from listings where asset_id is null')).toEqual([]);
});

it('rejects a quote without figures, so that it does not hide the newest price', async () => {
  await read({ id: 'good' });
  const none = { price: 'null', cap: 'null', volume: 'null', supply: 'null', at: '2026-01-02T00:00:00Z' };
  const runs = await read({ id: 'good', ...none });
  expect(runs.map(({ run }) => Number(run.rejected))).toEqual([1, 1, 1]);
  expect(await rejected()).toEqual(all('no_figure', ['price', 'price', 'price']));
  const response = await fetch(`${sources.service.url}/data?latest=true`);
  const { data } = (await response.json()) as { data: { price_usd: number }[] };
  expect(data.map((item) => item.price_usd)).toEqual([1, 1, 1]);
  await uses.run(runs);
});

it('rejects a quote further in the future than MAX_CLOCK_SKEW, so that it does not hide later ones', async () => {
  const ahead = new Date(Date.now() + 3600_000).toISOString();
  const runs = await read({ id: 'good' }, { id: 'odd', at: ahead });
  expect(await rejected()).toEqual(all('in_the_future', ['observed_at', 'observed_at', 'observed_at']));
  expect(await listed()).toEqual(everywhere('good'));
  await uses.run(runs);
});

it('reads records with new field names that no index or text can store, in this run and the next', async () => {
  const usual = Array.from({ length: 60 }, (_, index) => ({ id: `coin-${index}` }));
  await read(...usual);
  const long = Array.from({ length: 1000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const names = ['a\0b', 'a\ud800b', long];
  const more = names.map((name) => `,${JSON.stringify(name)}:1`).join('');
  const news = said(...usual.map((coin) => ({ ...coin, at: '2026-01-02T00:00:00Z', more })));
  const header = names.map((name) => `,"${name}"`).join('');
  const csv = news.csv.replaceAll(/(.)$/gm, '$1,1,1,1').replace(/^(.*),1,1,1$/m, `$1${header}`);
  for (let time = 0; time < 2; time++) {
    const runs = await sources.read({ ...news, csv }, SOURCES);
    expect(runs.map(({ run }) => run.status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    if (!time) await uses.run(runs, 3);
  }
  const told = await query<{ name: string; path: string; records: string }>(
    `select s.name, path, records from drift_events d join sources s on s.id = d.source_id
     where d.kind = 'field_added' and s.kind = 'api' order by 1, 2`,
  );
  expect(told).toHaveLength(6);
  expect(told.every(({ path, records }) => path.length <= 200 && Number(records) >= 60)).toBe(true);
  expect(told.map(({ path }) => path)).toContain(String.raw`a\u0000b`);
});

it('resolves, merges and undoes with older numbers that no double can represent', async () => {
  await read({ id: 'old' });
  for (const table of ['quotes', 'latest_quotes'])
    await query(`update ${table} set market_cap = 1e309::numeric, price = 1e-400::numeric`);
  await query(`update quotes set total_supply = 'NaN', max_supply = '1e1000'`);
  const runs = await read({ id: 'old', at: '2026-01-02T00:00:00Z' }, { id: 'new' });
  await uses.run(runs);
  expect(await query('select from listings where asset_id is null')).toEqual([]);
});

it('shows the lineage of lines whose header was stored with a NUL', async () => {
  const runs = await read({ id: 'good' });
  await query(String.raw`update csv_files set columns = '["symbol","pri\u0000ce","\\u0000","a\\\u0000"]'`);
  await query(String.raw`update csv_files set columns = regexp_replace(columns::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\\\u0000', 'g')::json
    where columns::text like '%\\u0000%'`);
  expect(await query('select columns from csv_files')).toEqual([
    { columns: ['symbol', String.raw`pri\u0000ce`, String.raw`\u0000`, String.raw`a\\u0000`] },
  ]);
  await uses.run(runs);
});
