import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zip } from '../../../sandbox/zip.js';
import { rejectionOf } from '../../../test/support/provide.js';
import { readPages, requestedUrl } from '../../../test/support/read-pages.js';
import { answer } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import type { Page } from '../../domain/source.js';
import { FxSource } from './fx.source.js';

const { server, provide } = useHttp();
const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures', name), 'utf8');

let xml: string;
let csv: string;
beforeAll(async () => {
  [xml, csv] = await Promise.all([fixture('eurofxref-daily.xml'), fixture('eurofxref-hist.csv')]);
});

/** An upstream with these files. */
async function fx({ daily = xml, history = csv, archive = zip({ 'eurofxref-hist.csv': history }) } = {}) {
  await server.start((request, response) =>
    answer(200, request.url!.endsWith('.xml') ? daily : archive)(request, response),
  );
  return provide(FxSource, { FX_BASE_URL: `${server.url}/stats/eurofxref/`, HTTP_RETRIES: 0 });
}
const asked = () => server.requests.map(({ url }) => url!.split('/').at(-1));
const daysOf = (pages: readonly Page[]) => pages.flatMap((page) => page.records.map((one) => one.externalId));
const on = (day: string) => xml.replace('2024-12-31', day);
/** The rates in the records of all pages, by `currency day`. */
function ratesOf(source: FxSource, pages: readonly Page[]): Record<string, string> {
  const rates = pages.flatMap(({ records }) =>
    records.flatMap(({ payload }) => source.normalize(source.schema.parse(payload))),
  );
  return Object.fromEntries(rates.map(({ currency, day, perEuro }) => [`${currency} ${day}`, perEuro]));
}

describe('FxSource', () => {
  it('reads the history, oldest day first, and then the daily file', async () => {
    const source = await fx();
    const pages = await readPages(source);
    expect(daysOf(pages)).toEqual([
      ...['1999-01-04', '2007-12-31', '2024-12-27', '2024-12-30', '2024-12-31'],
      '2024-12-31',
    ]);
    expect(pages.map(({ next }) => next)).toEqual(Array(2).fill({ day: '2024-12-31' }));
    expect(ratesOf(source, pages)).toMatchObject({
      'USD 1999-01-04': '1.1789',
      'CYP 2007-12-31': '0.585274',
      'USD 2024-12-31': '1.0389',
      'KRW 2024-12-31': '1532.15',
      'EUR 2024-12-31': '1',
    });
  });

  it('has no rate for a currency on days without one', async () => {
    const source = await fx();
    const rates = ratesOf(source, await readPages(source));
    expect(Object.keys(rates).filter((key) => key.startsWith('CYP'))).toEqual([
      'CYP 1999-01-04',
      'CYP 2007-12-31',
    ]);
    expect(rates).not.toHaveProperty(['BGN 1999-01-04']);
  });

  it('reads a long history in pages, and continues after any of them', async () => {
    const day = (number: number) => new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10);
    const lines = Array.from({ length: 600 }, (_, number) => `${day(599 - number)},1.1,`);
    const source = await fx({ history: `Date,USD,\n${lines.join('\n')}\n` });
    const pages = await readPages(source);
    expect(pages.map(({ records }) => records.length)).toEqual([250, 250, 100, 1]);
    expect(daysOf(await readPages(source, pages[1]!.next))).toEqual(daysOf(pages.slice(2)));
  });

  it.each([
    ['the same day', '2024-12-31', '2024-12-31'],
    ['the next day', '2024-12-30', '2024-12-31'],
    ['a Monday after a Friday', '2024-12-27', '2024-12-30'],
  ])('reads only the daily file on %s', async (_what, last, day) => {
    const pages = await readPages(await fx({ daily: on(day) }), { day: last });
    expect(daysOf(pages)).toEqual([day]);
    expect(pages[0]!.next).toEqual({ day });
    expect(asked()).toEqual(['eurofxref-daily.xml']);
  });

  it('reads missed days from the history', async () => {
    const pages = await readPages(await fx(), { day: '2024-12-27' });
    expect(daysOf(pages)).toEqual(['2024-12-30', '2024-12-31', '2024-12-31']);
    expect(asked()).toEqual(['eurofxref-daily.xml', 'eurofxref-hist.zip']);
  });

  it('continues after a holiday, which the history does not contain', async () => {
    const daily = on('2025-01-02');
    const pages = await readPages(await fx({ daily }), { day: '2024-12-31' });
    expect(daysOf(pages)).toEqual(['2025-01-02']);
    expect(pages.at(-1)!.next).toEqual({ day: '2025-01-02' });
  });

  it('ignores a daily file that is older than the last', async () => {
    const pages = await readPages(await fx(), { day: '2025-01-02' });
    expect(pages).toMatchObject([{ records: [], next: { day: '2025-01-02' } }]);
  });

  it('starts from the beginning if the cursor is unknown', async () => {
    expect(daysOf(await readPages(await fx(), {}))).toHaveLength(6);
  });

  it('turns an unreadable rate into a separate record, without affecting others', async () => {
    const source = await fx({ daily: xml.replace('163.06', '163,06').replace('1532.15', '0') });
    const [page] = await readPages(source, { day: '2024-12-30' });
    const reasons = page!.records.map(({ externalId, payload }) => [
      externalId,
      source.schema
        .safeParse(payload)
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ]);
    expect(reasons).toEqual([
      ['2024-12-31', undefined],
      ['2024-12-31 JPY', ['rates.0.rate: expected a number, got "163,06"']],
      ['2024-12-31 KRW', ['rates.0.rate: expected a rate above 0, got 0']],
    ]);
    expect(Object.keys(ratesOf(source, [{ ...page!, records: page!.records.slice(0, 1) }]))).toEqual(
      ['EUR', 'USD', 'BGN', 'GBP'].map((currency) => `${currency} 2024-12-31`),
    );
  });

  it.each([
    { second: '163.07', rejected: [['2024-12-31 JPY', false]] },
    { second: '163.06', rejected: [] },
  ])('rejects a currency with two rates on a day if they differ ($second)', async ({ second, rejected }) => {
    const repeated = (found: string) => found + found.replace('163.06', second);
    const source = await fx({ daily: xml.replace(/<Cube currency=.JPY.[^>]*>/, repeated) });
    const [page] = await readPages(source, { day: '2024-12-30' });
    expect(
      page!.records.map(({ externalId, payload }) => [externalId, source.schema.safeParse(payload).success]),
    ).toEqual([['2024-12-31', true], ...rejected]);
  });

  it('rejects only the rate that the daily file lacks', async () => {
    const source = await fx({ daily: xml.replace(/rate=.163\.06./, '') });
    const [page] = await readPages(source, { day: '2024-12-30' });
    expect(
      page!.records.map(({ externalId, payload }) => [externalId, source.schema.safeParse(payload).success]),
    ).toEqual([
      ['2024-12-31', true],
      ['2024-12-31 JPY', false],
    ]);
  });

  it('reads a history without commas at the ends of lines, whose last cells may be empty', async () => {
    const source = await fx({
      history: 'Date,USD,JPY\n2024-12-31,1.0389,163\n2024-12-30,1.0444,\n2024-12-27,N/A,\n',
    });
    const pages = await readPages(source);
    expect(pages[0]!.records.map(({ externalId }) => externalId)).toEqual([
      '2024-12-27',
      '2024-12-30',
      '2024-12-31',
    ]);
    expect(ratesOf(source, pages.slice(0, 1))).toEqual({
      ...{ 'EUR 2024-12-27': '1', 'EUR 2024-12-30': '1', 'EUR 2024-12-31': '1' },
      ...{ 'USD 2024-12-30': '1.0444', 'USD 2024-12-31': '1.0389', 'JPY 2024-12-31': '163' },
    });
  });

  it('names the lines of the history that it cannot read, and why', async () => {
    const history = `${csv}\n31.12.1998,1,2,3,4,5,6,\n1999-01-05,1.1790,130.96,\n2024-02-31,1,2,3,4,5,6,\n`;
    const [page] = await readPages(await fx({ history }));
    expect(page!.records.flatMap(({ reasons = [] }) => reasons.map(({ message }) => message))).toEqual([
      'line 8: expected a day such as 2026-11-27, got "31.12.1998"',
      'line 9: expected 6 rates as in the header, got 2',
      'line 10: expected a day such as 2026-11-27, got "2024-02-31"',
    ]);
    expect(page!.next).toEqual({ day: '2024-12-31' });
  });

  it('calls the ECB by default', async () => {
    expect(await requestedUrl(FxSource, {})).toBe(
      'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml',
    );
  });
});

describe('FxSource refuses', () => {
  it.each([
    ['a page for people', '<html><body>Checking your browser</body></html>', 'expected <Cube time='],
    ['half a file', '<gesmes:Envelope><Cube><Cube time="2024-12-31">', 'daily.xml: '],
    ['no rates', '<Envelope><Cube><Cube time="2024-12-31"></Cube></Cube></Envelope>', 'expected <Cube time='],
    [
      'entities',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'it has a document type',
    ],
    ['nothing', '', 'it begins with an empty body'],
  ])('a daily file that is %s', async (_what, daily, message) => {
    const error = (await rejectionOf(readPages(await fx({ daily })))) as Error;
    expect(error).toMatchObject({ code: 'unexpected_body' });
    expect(error.message).toContain(message);
  });

  it('a daily file from the future, after which the days until then would be skipped', async () => {
    const error = rejectionOf(readPages(await fx({ daily: on('2099-01-01') }), { day: '2024-12-31' }));
    expect(((await error) as Error).message).toContain('dated 2099-01-01, which is in the future');
  });

  it.each([
    ['no zip', Buffer.from('<html>'), 'eurofxref-hist.zip: '],
    ['without a CSV file', zip({ 'readme.txt': 'a' }), 'the archive has no file *.csv'],
    [
      'with another CSV',
      zip({ 'eurofxref-hist.csv': 'symbol,price\n' }),
      'expected a header such as Date,USD,JPY',
    ],
    ['empty of days', zip({ 'eurofxref-hist.csv': 'Date,USD,\n' }), 'the history has no days'],
    [
      'damaged',
      damaged((archive) => archive.writeUInt32LE(1, directoryOf(archive) + 16)),
      'does not match its checksum',
    ],
    ['larger than allowed', zip({ 'a.csv': ' '.repeat(21 * 1024 * 1024) }), 'at most 20971520 are read'],
    [
      'larger than it says',
      damaged((archive) => archive.writeUInt32LE(9, directoryOf(archive) + 24)),
      'too many bytes',
    ],
    ['cut', zip({ 'a.csv': 'Date,USD,\n' }).subarray(0, 40), 'eurofxref-hist.zip: '],
  ])('a history that is %s', async (_what, archive, message) => {
    const error = (await rejectionOf(readPages(await fx({ archive })))) as Error;
    expect(error).toMatchObject({ code: 'unexpected_body' });
    expect(error.message).toContain(message);
  });
});

function damaged(damage: (archive: Buffer) => void): Buffer {
  const archive = zip({ 'a.csv': 'Date,USD,\n2024-12-31,1.0389,\n' });
  damage(archive);
  return archive;
}

function directoryOf(archive: Buffer): number {
  return archive.indexOf('PK\x01\x02');
}
