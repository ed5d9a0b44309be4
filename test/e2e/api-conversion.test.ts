import { parquetReadObjects } from 'hyparquet';
import { addRates } from '../support/rates.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await addRates(api.dataSource, {
    '2007-12-31': { USD: '1.4721', CYP: '0.585274' },
    '2024-12-27': { USD: '1.0435', JPY: '164.80' },
    '2024-12-30': { USD: '1.0444', JPY: '164.86' },
    '2024-12-31': { USD: '1.0389', JPY: '163.06' },
  });
  await quoted('eur', 'EUR', {
    '2007-12-30T12:00Z': '1',
    '2024-12-26T12:00Z': '1',
    '2024-12-29T12:00Z': '100.10',
    '2024-12-31T00:00Z': '100.10',
    '2025-01-01T12:00Z': '0.000000000000123456789',
    '2025-01-07T23:59:59Z': '123456789012345678901234567890.5',
    '2025-01-08T00:00Z': '1',
  });
  await quoted('jpy', 'JPY', { '2024-12-31T12:00Z': '1000000' });
  await quoted('usd', 'USD', { '2024-12-31T12:00Z': '67123.45' });
  await quoted('cyp', 'CYP', { '2007-12-31T12:00Z': '10', '2024-12-31T12:00Z': '10' });
  await quoted('usdt', 'USDT', { '2024-12-31T12:00Z': '1.0000000000000000000001' });
});
afterAll(() => api.stop());

/** A listing in a currency with quotes, each with a market cap of 7 and no volume. */
async function quoted(id: string, currency: string, prices: Record<string, string>): Promise<void> {
  await api.dataSource.query(
    `with listing as (
       insert into listings (source_id, external_id, currency, symbol, name)
       select id, upper($1), $2, upper($1), $1 from sources where name = 'csv' returning id, source_id)
     insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, market_cap)
     select id, source_id, at, '2025-01-02Z', 1, 1, price, 7 from listing, unnest($3::timestamptz[], $4::numeric[]) said(at, price)`,
    [id, currency, Object.keys(prices), Object.values(prices)],
  );
}

/** A listing's items in a currency: moment, converted price with all digits, rate and its day, or the reason. */
async function converted(symbol: string, convert: string, more = ''): Promise<string[]> {
  const { text } = await api.get(`/data?symbol=${symbol}&convert=${convert}&order=asc${more}`);
  const pattern =
    /"observed_at":"([^"]+?)(?:\.0+)?Z".*?"conversion":(?:null|\{"currency":"(\w+)","price":([^,]+).*?"rate":([^,]+),"rate_day":("[^"]+"|null),"source":("fx"|null)\}),"conversion_reason":(?:null|"(\w+)")/g;
  return Array.from(text.matchAll(pattern), ([, at, to, price, rate, day, source, reason]) =>
    to ? `${at} ${price} ${to} ${rate} ${day} ${source}` : `${at} ${reason}`,
  );
}

describe('convert', () => {
  it('takes the newest rate up to the day of the quote, over weekends and holidays, for at most seven days', async () => {
    expect(await converted('eur', 'USD')).toEqual([
      '2007-12-30T12:00:00 no_rate',
      '2024-12-26T12:00:00 rate_too_old',
      '2024-12-29T12:00:00 104.45435 USD 1.0435 "2024-12-27" "fx"',
      '2024-12-31T00:00:00 103.99389 USD 1.0389 "2024-12-31" "fx"',
      '2025-01-01T12:00:00 0.0000000000001282592580921 USD 1.0389 "2024-12-31" "fx"',
      '2025-01-07T23:59:59 128259258104925926000000000000 USD 1.0389 "2024-12-31" "fx"',
      '2025-01-08T00:00:00 rate_too_old',
    ]);
  });

  it('crosses through the euro, rounding once', async () => {
    expect(await converted('jpy', 'USD')).toEqual([
      '2024-12-31T12:00:00 6371.27437752974365 USD 0.00637127437752974365 "2024-12-31" "fx"',
    ]);
    expect(await converted('usd', 'JPY')).toEqual([
      '2024-12-31T12:00:00 10535325.5914910001 JPY 156.954471075175667 "2024-12-31" "fx"',
    ]);
  });

  it('converts from dollars to euros', async () => {
    expect(await converted('usd', 'eur')).toEqual([
      '2024-12-31T12:00:00 64610.1164693425739 EUR 0.962556550197324093 "2024-12-31" "fx"',
    ]);
  });

  it('has no rate for a discontinued currency, except during its lifetime', async () => {
    expect(await converted('cyp', 'USD')).toEqual([
      '2007-12-31T12:00:00 25.1523218184986861 USD 2.51523218184986861 "2007-12-31" "fx"',
      '2024-12-31T12:00:00 rate_too_old',
    ]);
  });

  it('leaves amounts that are in the currency as they are, to the last digit', async () => {
    expect(await converted('usdt', 'USDT')).toEqual([
      '2024-12-31T12:00:00 1.0000000000000000000001 USDT 1 null null',
    ]);
    expect(await converted('usdt', 'USD')).toEqual(['2024-12-31T12:00:00 unknown_currency']);
    expect(await converted('eur', 'USDT', '&limit=1')).toEqual(['2007-12-30T12:00:00 unknown_currency']);
  });

  it('shows the original amounts of the quote, and leaves nulls as they are', async () => {
    const { json } = await api.get('/data?symbol=eur&convert=USD&since=2024-12-31&limit=1&order=asc');
    expect(json.data[0]).toMatchObject({
      ...{ currency: 'EUR', price: 100.1, market_cap: 7, volume_24h: null, price_usd: null },
      conversion: { currency: 'USD', price: 103.99389, market_cap: 7.2723, volume_24h: null, rate: 1.0389 },
      conversion_reason: null,
    });
    const { id } = json.data[0];
    expect((await api.get(`/data/${id}?convert=USD`)).json).toEqual(json.data[0]);
    expect((await api.get(`/data/${id}`)).json).not.toHaveProperty('conversion');
  });

  it('leaves articles without a conversion, and without a reason', async () => {
    const { json } = await api.get('/data?kind=article&convert=USD&limit=1');
    expect(json.data[0]).toMatchObject({ conversion: null, conversion_reason: null });
  });

  it('changes neither order nor filters, and continues from a cursor of another currency', async () => {
    const query = 'symbol=eur&limit=3&order=asc';
    const plain = (await api.get(`/data?${query}`)).json;
    const dollars = (await api.get(`/data?${query}&convert=USD`)).json;
    expect(dollars.data.map(({ id }: { id: string }) => id)).toEqual(
      plain.data.map(({ id }: { id: string }) => id),
    );
    expect(dollars.metadata).toMatchObject({ total: 7, next_cursor: plain.metadata.next_cursor });
    expect(await converted('eur', 'JPY', `&limit=3&cursor=${plain.metadata.next_cursor}`)).toEqual([
      expect.stringContaining('2024-12-31T00:00:00 16322.306 JPY'),
      expect.stringContaining('2025-01-01T12:00:00 '),
      expect.stringContaining('2025-01-07T23:59:59 '),
    ]);
    expect(await converted('eur', 'USD', '&currency=EUR&min_price=100&max_price=101')).toHaveLength(2);
  });

  it('refuses a currency without rates, and lists those with rates', async () => {
    for (const path of ['/data?convert=xyz', '/data/q0000000100dec1a5c0de0000?convert=XYZ']) {
      const { status, json } = await api.get(path);
      expect([status, json.errors]).toMatchObject([
        400,
        [
          {
            parameter: 'convert',
            message: 'there are no rates of XYZ; expected one of CYP, EUR, JPY, USD, USDT',
          },
        ],
      ]);
    }
    expect((await api.get('/data?convert=€')).status).toBe(400);
    expect((await api.get('/data?convert=USD,EUR')).status).toBe(400);
  });
});

describe('exports with convert', () => {
  const query = '/data?symbol=eur&order=asc&since=2024-12-29&convert=USD&limit=2';

  it('have the same items as NDJSON', async () => {
    const response = await fetch(api.service.url + query, { headers: { accept: 'application/x-ndjson' } });
    const lines = await response.text();
    expect(lines).toBe(
      (await api.get(query)).text
        .replace(/^\{"data":\[/, '')
        .replace(/\],"metadata".*$/s, '\n')
        .replace('},{"id"', '}\n{"id"'),
    );
  });

  it('have columns for the conversion in CSV and Parquet, and without convert have none', async () => {
    const csv = async (path: string) =>
      (await api.get(path, { accept: 'text/csv' })).text
        .trim()
        .split('\r\n')
        .map((line) => line.split(','));
    const [names, first] = await csv(query);
    const added = names!.filter((name) => name.startsWith('conversion_'));
    expect(added.map((name) => [name, first![names!.indexOf(name)]])).toEqual([
      ['conversion_currency', 'USD'],
      ['conversion_price', '104.45435'],
      ['conversion_market_cap', '7.3045'],
      ['conversion_volume_24h', ''],
      ['conversion_rate', '1.0435'],
      ['conversion_rate_day', '2024-12-27'],
      ['conversion_source', 'fx'],
      ['conversion_reason', ''],
    ]);
    expect((await csv(query.replace('&convert=USD', '')))[0]).toEqual(
      names!.filter((name) => !added.includes(name)),
    );
    const response = await fetch(`${api.service.url}${query}&decimals=text`, {
      headers: { accept: 'application/vnd.apache.parquet' },
    });
    const rows = await parquetReadObjects({ file: await response.arrayBuffer() });
    expect(rows[0]).toMatchObject({ conversion_price: '104.45435', conversion_reason: null });
  });
});

describe('a corrected rate', () => {
  const before = async (sql: string) =>
    (
      await api.dataSource.query<{ at: string }[]>(
        `select to_char((${sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
      )
    )[0]!.at;

  it('is used at once, and the former one as of earlier times', async () => {
    const then = await before('clock_timestamp()');
    const { headers } = await api.get('/data?symbol=jpy&convert=USD');
    const again = () => api.get('/data?symbol=jpy&convert=USD', { 'if-none-match': headers.get('etag')! });
    expect((await again()).status).toBe(304);
    await api.dataSource.transaction(async (tx) => {
      await tx.query(
        `with said as (update fx_rates set rate = 1.05, ingested_at = clock_timestamp(), commit_id = this_commit()
           where currency = 'USD' and day = '2024-12-31' returning old as former),
         noted as (insert into commits (id) select this_commit() from said)
         insert into fx_rate_versions select (former).*, clock_timestamp(), this_commit() from said`,
      );
    });
    expect(await converted('jpy', 'USD')).toEqual([
      '2024-12-31T12:00:00 6439.34747945541518 USD 0.00643934747945541518 "2024-12-31" "fx"',
    ]);
    expect(await converted('jpy', 'USD', `&as_of=${then}`)).toEqual([
      '2024-12-31T12:00:00 6371.27437752974365 USD 0.00637127437752974365 "2024-12-31" "fx"',
    ]);
    expect((await again()).status).toBe(200);
  });

  it('was unknown before the first rates were stored', async () => {
    expect(await converted('usd', 'EUR', '&as_of=2025-01-03')).toEqual([
      expect.stringContaining('64610.1164693425739 EUR'),
    ]);
    await api.dataSource.query(
      `update quotes set ingested_at = '2020-01-01Z' where listing_id = (select id from listings where symbol = 'USD')`,
    );
    expect(await converted('usd', 'EUR', '&as_of=2021-01-01')).toEqual(['2024-12-31T12:00:00 no_rate']);
  });
});

describe('assets with convert', () => {
  beforeAll(async () => {
    await addRates(api.dataSource, { [today()]: { USD: '1.25' }, '2026-02-02': { USD: '1.2' } });
    await api.dataSource.query(
      `with asset as (insert into assets (slug, symbol, name) values ('euro-coin', 'EUC', 'Euro Coin') returning id),
       listing as (
         insert into listings (source_id, external_id, currency, symbol, name, asset_id)
         select s.id, 'EUC', 'EUR', 'EUC', 'Euro Coin', asset.id from sources s, asset where s.name = 'csv' returning *),
       quote as (
         insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
         select id, source_id, at::timestamptz, now(), 1, 1, price
         from listing, (values ('now', 8.1), ('2026-02-03T00:30Z', 2.5), ('2026-02-03T00:45Z', 3.5)) said(at, price) returning *)
       insert into latest_quotes (listing_id, observed_at, source_id, currency, price)
       select listing_id, observed_at, source_id, 'EUR', price from quote order by observed_at desc limit 1`,
    );
  });
  const now = { currency: 'USD', rate: 1.25, rate_day: today(), source: 'fx' };

  it('also show the consensus in that currency, by the newest rate', async () => {
    const [listed] = (await api.get('/assets?q=euro&currency=EUR&convert=USD')).json.data;
    const expected = {
      price: 8.1,
      price_usd: null,
      conversion: { ...now, price: 10.125 },
      conversion_reason: null,
    };
    expect(listed).toMatchObject({ slug: 'euro-coin', ...expected });
    const { consensus, listings } = (await api.get('/assets/euro-coin?currency=EUR&convert=USD')).json;
    expect(consensus).toMatchObject(expected);
    expect(listings[0].quote).toMatchObject({
      ...{ price: 8.1, conversion: { ...now, price: 10.125, market_cap: null }, conversion_reason: null },
    });
  });

  it('show the reason if there is no rate', async () => {
    const { consensus } = (await api.get('/assets/euro-coin?currency=EUR&convert=CYP')).json;
    expect([consensus.price, consensus.conversion, consensus.conversion_reason]).toEqual([
      8.1,
      null,
      'rate_too_old',
    ]);
    expect((await api.get('/assets/euro-coin?convert=XYZ')).status).toBe(400);
    expect((await api.get('/assets?convert=XYZ')).status).toBe(400);
    expect((await api.get('/assets/euro-coin/history?convert=XYZ')).status).toBe(400);
  });

  it('convert each bucket of the history by the rate of its day', async () => {
    const { json } = await api.get(
      '/assets/euro-coin/history?currency=EUR&convert=USD&interval=1h&since=2026-02-03&until=2026-02-03T02:00:00Z&gaps=true',
    );
    const rate = { currency: 'USD', rate: 1.2, rate_day: '2026-02-02', source: 'fx' };
    expect(json.data).toMatchObject([
      { open: 2.5, close: 3.5, conversion: { ...rate, open: 3, high: 4.2, low: 3, close: 4.2, mean: 3.6 } },
      { open: null, conversion: { ...rate, open: null, mean: null } },
    ]);
    const plain = await api.get('/assets/euro-coin/history?currency=EUR');
    expect(plain.json.data[0]).not.toHaveProperty('conversion');
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

describe('candles with convert', () => {
  it('convert all their prices and the quote volume', async () => {
    await api.dataSource.query(
      `insert into candles (listing_id, source_id, "interval", opened_at, run_id, raw_id, ingested_at, commit_id, open, high, low, close, quote_volume)
       select id, source_id, '1d', '2024-12-28Z', 1, 1, '2025-01-01Z', 0, 1, 4, 0.5, 2, 1000 from listings where symbol = 'EUR'`,
    );
    const [candle] = (await api.get('/data?kind=candle&symbol=eur&convert=USD')).json.data;
    expect(candle.conversion).toEqual({
      ...{
        currency: 'USD',
        price: 2.087,
        market_cap: null,
        open: 1.0435,
        high: 4.174,
        low: 0.52175,
        close: 2.087,
      },
      ...{ quote_volume: 1043.5, rate: 1.0435, rate_day: '2024-12-27', source: 'fx' },
    });
    expect((await api.get(`/data/${candle.id}?convert=USD`)).json).toEqual(candle);
    const csv = (await api.get('/data?kind=candle&symbol=eur&convert=USD', { accept: 'text/csv' })).text;
    expect(csv.split('\r\n')[1]).toContain(
      ',USD,2.087,,1.0435,4.174,0.52175,2.087,1043.5,1.0435,2024-12-27,fx,',
    );
  });
});
