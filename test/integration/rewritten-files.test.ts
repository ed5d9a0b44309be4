import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useCsvWorker } from '../support/use-csv-worker.js';

const csv = useCsvWorker();

const DAY = 86_400_000;
const day = (index: number) => new Date(Date.UTC(2020, 0, 1) + index * DAY).toISOString();
const row = (index: number) => `BTC,${1000 + index},${day(index)}\n`;
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => row(from + index)).join('');

/** Reads the file with these rows. */
async function read(text: string) {
  await writeFile(join(csv.folder, 'prices.csv'), `symbol,price,date\n${text}`);
  return csv.run();
}

interface StoredQuote {
  price: string;
  /** The transaction that wrote it, and the last one that locked it. */
  versions: string;
  raw_id: string;
}
const quotes = () =>
  csv.query<StoredQuote>(
    `select price::text, xmin::text || ' ' || xmax::text as versions, raw_id::text from quotes order by observed_at`,
  );

describe('a file whose rows have moved to other lines', () => {
  it('leaves the quotes of all rows that are as they were untouched, not even locked', async () => {
    await read(rows(1, 400));
    const before = await quotes();
    const changed = rows(0, 400).replace(row(200), row(200).replace(',1200,', ',7,'));
    expect(await read(changed)).toMatchObject({
      stored: '1',
      updated: '1',
      unchanged: '398',
      duplicate: '0',
    });
    const after = await quotes();
    expect(after).toHaveLength(400);
    expect(after[200]!.price).toBe('7');
    expect(after.toSpliced(200, 1).slice(1)).toEqual(before.toSpliced(199, 1));
  });

  it('stores new rows by COPY at the same time, and duplicates once', async () => {
    await read(rows(300, 400));
    const before = await quotes();
    const again = rows(0, 400) + row(0);
    expect(await read(again)).toMatchObject({
      stored: '300',
      updated: '0',
      unchanged: '100',
      duplicate: '1',
    });
    const after = await quotes();
    expect(after.map(({ price }) => price)).toEqual(
      Array.from({ length: 400 }, (_, index) => `${1000 + index}`),
    );
    expect(after.slice(300)).toEqual(before);
  });

  it('corrects a quote that refers to the same line but has another value', async () => {
    await read(rows(1, 400));
    await csv.query('update quotes set price = 5, rank = 3 where price = 1300');
    expect(await read(rows(0, 400))).toMatchObject({ stored: '1', updated: '1', unchanged: '398' });
    expect((await quotes())[300]).toMatchObject({ price: '1300' });
  });
});
