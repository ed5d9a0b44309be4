import { appendFile, copyFile, open, rename, truncate, utimes, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { OpenFile } from '../files/open.js';
import type { Cursor } from '../../../domain/source.js';
import { type CsvPage, CsvFolder, request, itemsAndRejections } from '../fixtures/csv-folder.js';

const HEADER = 'symbol,name,price,date\r\n';
const rows = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, index) => `C${from + index},"Ünit\n${from + index}",1.5,2024-01-01\r\n`,
  ).join('');
const symbols = (pages: readonly CsvPage[]) =>
  itemsAndRejections(pages).quotes.map(({ symbol, line }) => `${symbol}@${line}`);
const lastCursor = (pages: readonly CsvPage[]) => pages.at(-1)!.next;

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const spellings: [string, (text: string) => string | Buffer][] = [
  ['utf-8', (text) => text],
  ['utf-8 with a byte order mark', (text) => `\ufeff${text}`],
  ['utf-16', utf16],
  ['windows-1252', (text) => Buffer.from(text, 'latin1')],
  ['gzip', (text) => gzipSync(text)],
];

describe('a CSV file that is read again', () => {
  let folder: CsvFolder;
  beforeEach(async () => (folder = await CsvFolder.make()));
  afterEach(() => folder.remove());

  it.each(spellings)('continues after any page with exactly the rest (%s)', async (_, spell) => {
    await folder.write('a.csv', spell(HEADER + rows(0, 23)));
    const config = { CSV_PAGE_ROWS: 5 };
    const pages = await folder.pages('a.csv', null, config);
    expect(pages.map(({ records }) => records.length)).toEqual([5, 5, 5, 5, 3]);
    const all = symbols(pages);
    expect(all[22]).toBe('C22@46');
    for (let count = 1; count <= pages.length; count++) {
      const rest = await folder.pages('a.csv', pages[count - 1]!.next, config);
      expect(symbols(rest)).toEqual(all.slice(count * 5));
      expect(rest.every(({ file }) => file!.generation === pages[0]!.file!.generation)).toBe(true);
    }
  });

  it.each(spellings)('reports how far it is read, in bytes of the file (%s)', async (_, spell) => {
    const content = Buffer.from(spell(HEADER + rows(0, 60)));
    await folder.write('a.csv', content);
    const pages = await folder.pages('a.csv', null, { CSV_PAGE_ROWS: 7 });
    const resumed = await folder.pages('a.csv', pages[3]!.next, { CSV_PAGE_ROWS: 7 });
    for (const some of [pages, resumed]) {
      const positions = some.map(({ progress }) => progress!.position);
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      expect(some.every(({ progress }) => progress!.size === content.length)).toBe(true);
      expect(positions.at(-1)).toBe(content.length);
    }
    expect(resumed[0]!.progress!.position).toBe(pages[4]!.progress!.position);
  });

  it('yields no page while unchanged, whether its last line is terminated or not', async () => {
    for (const end of ['', 'LAST,Last,1,2024-01-01']) {
      await folder.write('a.csv', HEADER + rows(0, 3) + end);
      const pages = await folder.pages('a.csv');
      expect(await folder.pages('a.csv', lastCursor(pages))).toEqual([]);
    }
  });

  it('is unchanged as long as it looks the same as when it was read to its end', async () => {
    const path = await folder.write('a.csv', HEADER + rows(0, 9));
    const isUnchanged = async (since: Cursor) => (await folder.source().partitions())[0]!.isUnchanged!(since);
    const [first, last] = await folder.pages('a.csv', null, { CSV_PAGE_ROWS: 5 });
    expect([await isUnchanged(first!.next), await isUnchanged(last!.next)]).toEqual([false, true]);
    expect(await isUnchanged({ ...last!.next, stamp: undefined })).toBe(false);
    for (const change of [
      () => utimes(path, 1, 1),
      () => appendFile(path, rows(9, 10)),
      () => writeFile(path, HEADER + rows(10, 19)),
    ]) {
      await change();
      expect(await isUnchanged(last!.next)).toBe(false);
    }
  });

  const SAME: [string, (path: string) => Promise<unknown>][] = [
    ['touched', (path) => utimes(path, 1, 1)],
    ['copied', async (path) => (await copyFile(path, `${path}~`), rename(`${path}~`, path))],
    ['appended to, by blank lines', (path) => appendFile(path, '\n\n')],
  ];
  it.each(SAME)(
    'that was %s is compared once, without a record, and is unchanged from then on',
    async (_, change) => {
      const path = await folder.write('a.csv', HEADER + rows(0, 3));
      const read = lastCursor(await folder.pages('a.csv'));
      await change(path);
      const again = await folder.pages('a.csv', read);
      expect(again.map(({ records, bytes }) => [records.length, bytes >= 0])).toEqual([[0, true]]);
      const { next } = again[0]!;
      expect((await folder.source().partitions())[0]!.isUnchanged!(next)).toBe(true);
      expect(await folder.pages('a.csv', next)).toEqual([]);
      await appendFile(path, rows(3, 4));
      expect(
        itemsAndRejections(await folder.pages('a.csv', next)).quotes.map(({ symbol }) => symbol),
      ).toEqual(['C3']);
    },
  );

  it('continues where it was appended to', async () => {
    const path = await folder.write('a.csv', HEADER + rows(0, 3));
    const first = await folder.pages('a.csv');
    await appendFile(path, rows(3, 5));
    const second = await folder.pages('a.csv', lastCursor(first));
    expect(symbols(second)).toEqual(['C3@8', 'C4@10']);
    expect(second[0]!.file!.generation).toBe(first[0]!.file!.generation);
    expect(second[0]!.bytes).toBe(Buffer.byteLength(rows(3, 5)));
    expect(await folder.pages('a.csv', lastCursor(second))).toEqual([]);
  });

  it('continues in a gzip file to which a member was appended', async () => {
    const path = await folder.write('a.csv.gz', gzipSync(HEADER + rows(0, 3)));
    const first = await folder.pages('a.csv.gz');
    await appendFile(path, gzipSync(rows(3, 5)));
    expect(symbols(await folder.pages('a.csv.gz', lastCursor(first)))).toEqual(['C3@8', 'C4@10']);
  });

  it('reads an unterminated last line again, with the same id, once it has grown', async () => {
    const path = await folder.write('a.csv', `${HEADER}A,a,1,2024-01-01\nB,b,12`);
    const first = await folder.pages('a.csv');
    expect(first[0]!.records.map(({ externalId }) => externalId)).toEqual(['2', '3']);
    await appendFile(path, '34.5,2024-01-01\nC,c,1,2024-01-01\n');
    const second = await folder.pages('a.csv', lastCursor(first));
    expect(itemsAndRejections(second).quotes.map(({ line, price }) => [line, price])).toEqual([
      [3, '1234.5'],
      [4, '1'],
    ]);
  });

  describe('whose last line is not terminated', () => {
    const config = { CSV_QUIET_SECONDS: 60 };
    const read = async (since: Cursor | null = null) => {
      const pages = await folder.pages('a.csv', since, config);
      return {
        prices: itemsAndRejections(pages).quotes.map(({ price }) => price),
        next: pages.at(-1)?.next ?? since,
      };
    };
    const HALF = `${HEADER}A,a,1,2024-01-01\nB,b,12`;

    it.each(spellings)('is read without that line until it has grown past it (%s)', async (_, spell) => {
      const path = await folder.write('a.csv', spell(HALF));
      const first = await read();
      expect(first.prices).toEqual(['1']);
      expect((await read(first.next)).prices).toEqual([]);
      expect((await folder.source(config).partitions())[0]!.isUnchanged!(first.next!)).toBe(false);
      await writeFile(path, spell(`${HALF}34.5,2024-01-01\nC,c,`));
      const grown = await read(first.next);
      expect(grown.prices.at(-1)).toBe('1234.5');
      expect((await read(grown.next)).prices).toEqual([]);
    });

    it.each([
      ['has not been written to for a while', -61],
      ['was last written to in the future', 3600],
    ])('is read with that line once it %s', async (_, seconds) => {
      const path = await folder.write('a.csv', `${HALF},2024-01-01`);
      const first = await read();
      const then = Date.now() / 1000 + seconds;
      await utimes(path, then, then);
      const second = await read(first.next);
      expect([first.prices, second.prices]).toEqual([['1'], ['12']]);
      expect((await folder.source(config).partitions())[0]!.isUnchanged!(second.next!)).toBe(true);
    });

    it('is read up to a quote that is not closed yet', async () => {
      const path = await folder.write('a.csv', `${HEADER}A,a,1,2024-01-01\nB,"b\nb`);
      const first = await read();
      await appendFile(path, 'b",2,2024-01-01\n');
      expect([first.prices, (await read(first.next)).prices]).toEqual([['1'], ['2']]);
    });

    it('does not fail while that line is the only one', async () => {
      await folder.write('a.csv', `${HEADER}A,a`);
      expect(await folder.pages('a.csv', null, config)).toEqual([]);
      await folder.write('a.csv', 'symbol,na');
      expect(await folder.pages('a.csv', null, config)).toEqual([]);
    });
  });

  it('keeps the rules detected at the start of the file', async () => {
    const path = await folder.write('a.csv', 'symbol;price;date\nA;12,5;2024-01-01\n');
    const first = await folder.pages('a.csv');
    await appendFile(path, 'B;1,234;2024-01-01\n');
    expect(itemsAndRejections(await folder.pages('a.csv', lastCursor(first))).quotes[0]!.price).toBe('1.234');
  });

  it('ends a page early if its rows are long', async () => {
    const note = 'x'.repeat(500_000);
    const long = Array.from({ length: 40 }, (_, index) => `C${index},${note},1.5,2024-01-01\n`).join('');
    await folder.write('a.csv', HEADER + long);
    const pages = await folder.pages('a.csv');
    expect(pages.map(({ records }) => records.length)).toEqual([17, 17, 6]);
  });

  it('starts over if a file of several MiB was edited in the middle and also grew', async () => {
    const filler = Array.from(
      { length: 60_000 },
      (_, index) => `C${index},${'y'.repeat(20)},1.5,2024-01-01\n`,
    );
    const path = await folder.write('a.csv', HEADER + filler.join(''));
    const first = await folder.pages('a.csv');
    const file = await open(path, 'r+');
    await file.write('Z', Buffer.byteLength(HEADER + filler.slice(0, 30_000).join('')));
    await file.close();
    await appendFile(path, 'NEW,n,1,2024-01-01\n');
    const second = await folder.pages('a.csv', lastCursor(first));
    expect(itemsAndRejections(second).quotes).toHaveLength(60_001);
    expect(second[0]!.file!.generation).not.toBe(first[0]!.file!.generation);
  });

  const changes: [string, (path: string) => Promise<unknown>][] = [
    ['rewritten, longer', (path) => writeFile(path, HEADER + rows(100, 110))],
    ['rewritten, shorter', (path) => writeFile(path, HEADER + rows(100, 102))],
    ['rewritten, as long', (path) => writeFile(path, HEADER + rows(3, 6))],
    ['truncated', (path) => truncate(path, HEADER.length + Buffer.byteLength(rows(0, 1)))],
  ];
  it.each(changes)('starts over, as a new generation, when it was %s', async (_, change) => {
    const path = await folder.write('a.csv', HEADER + rows(0, 3));
    const first = await folder.pages('a.csv');
    await change(path);
    const second = await folder.pages('a.csv', lastCursor(first));
    expect(second[0]!.records[0]!.externalId).toBe('2');
    expect(second[0]!.file!.generation).not.toBe(first[0]!.file!.generation);
    expect(symbols(second)).toEqual(symbols(await folder.pages('a.csv')));
  });

  const copy = async (path: string, more = '') => {
    await copyFile(path, `${path}.new`);
    await appendFile(`${path}.new`, more);
    await rename(`${path}.new`, path);
  };
  const sames: [string, string[], (path: string) => Promise<unknown>][] = [
    ['touched', [], (path) => utimes(path, 1, 1)],
    ['replaced by a copy', [], (path) => copy(path)],
    ['replaced by a longer copy', ['C3@8'], (path) => copy(path, rows(3, 4))],
  ];
  it.each(sames)('continues after its former content when it was %s', async (_, news, change) => {
    const path = await folder.write('a.csv', HEADER + rows(0, 3));
    const first = await folder.pages('a.csv');
    await change(path);
    expect(symbols(await folder.pages('a.csv', lastCursor(first)))).toEqual(news);
  });

  it.each(changes)('fails when it is %s while it is read', async (_, change) => {
    const path = await folder.write('a.csv', HEADER + rows(0, 3));
    const pages = folder.source({ CSV_PAGE_ROWS: 1 }).pages(request('a.csv'));
    await pages.next();
    await change(path);
    await expect(pages.next()).rejects.toMatchObject({ code: 'changed_while_read' });
  });

  it('is read to where it ended when opened, and continues there in the next run', async () => {
    const path = await folder.write('a.csv', HEADER + rows(0, 3));
    const pages: CsvPage[] = [];
    for await (const page of folder.source({ CSV_PAGE_ROWS: 1 }).pages(request('a.csv'))) {
      pages.push(page);
      await appendFile(path, rows(2 + pages.length, 3 + pages.length));
    }
    expect(symbols(pages)).toEqual(['C0@2', 'C1@4', 'C2@6']);
    expect(symbols(await folder.pages('a.csv', lastCursor(pages)))).toEqual(['C3@8', 'C4@10', 'C5@12']);
  });

  it('starts over if it does not understand the cursor', async () => {
    await folder.write('a.csv', HEADER + rows(0, 3));
    expect(symbols(await folder.pages('a.csv', { offset: 'x' }))).toHaveLength(3);
  });

  it('rejects a row that is appended in another encoding, and no other', async () => {
    const path = await folder.write('a.csv', HEADER + rows(0, 3));
    const first = await folder.pages('a.csv');
    await appendFile(path, Buffer.from('X,\xfc,1,2024-01-01\n', 'latin1'));
    await appendFile(path, rows(3, 4));
    const pages = await folder.pages('a.csv', lastCursor(first));
    expect(symbols(pages)).toEqual(['C3@9']);
    expect(itemsAndRejections(pages).rejected).toMatchObject([{ line: 8, code: 'bad_byte' }]);
  });

  it('stops when aborted', async () => {
    await folder.write('a.csv', HEADER + rows(0, 5000));
    const aborter = new AbortController();
    const pages = folder.source({ CSV_PAGE_ROWS: 1 }).pages(request('a.csv', null, aborter.signal));
    await pages.next();
    aborter.abort(new Error('stop now'));
    await expect(pages.next()).rejects.toThrow('stop now');
    await expect(
      folder
        .source()
        .pages(request('a.csv', null, aborter.signal))
        .next(),
    ).rejects.toThrow('stop now');
  });

  it.each(spellings)('is closed however reading ends (%s)', async (_, spell) => {
    const close = jest.spyOn(OpenFile.prototype, 'close');
    await folder.write('a.csv', spell(HEADER + rows(0, 5000)));
    for await (const page of folder.source({ CSV_PAGE_ROWS: 1 }).pages(request('a.csv'))) {
      expect(page.records).toHaveLength(1);
      break;
    }
    await folder.pages('a.csv');
    await folder.write('a.csv', 'nothing that is known');
    await expect(folder.pages('a.csv')).rejects.toMatchObject({ code: 'missing_column' });
    expect(close).toHaveBeenCalledTimes(3);
    close.mockRestore();
  });
});
