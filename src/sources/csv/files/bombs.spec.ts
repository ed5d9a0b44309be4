import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CsvFolder } from '../fixtures/csv-folder.js';
import { MAX_FIELDS } from '../dialect/limits.js';

const HEADER = 'symbol,price,date\n';
const ROW = 'A,1,2024-01-01\n';
const MB = 1024 * 1024;

let folder: CsvFolder;
beforeEach(async () => (folder = await CsvFolder.make()));
afterEach(() => folder.remove());

/**
 * Writes a compressed file with this beginning and the given number of MB of one character. A gzip file may have any number
 * of members: the MB is compressed once, and its member repeated.
 */
async function bomb(head: string, megabytes: number, character: string): Promise<void> {
  const member = gzipSync(Buffer.alloc(MB, character));
  const members = [gzipSync(head), ...Array<Buffer>(megabytes).fill(member)];
  await writeFile(join(folder.path, 'b.csv.gz'), Buffer.concat(members));
}

/** Returns how reading the file ended, and the peak memory outside the heap. */
async function reading(key: string) {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 5);
  let records = 0;
  let error: unknown;
  try {
    const request = {
      partition: { key },
      since: null,
      signal: new AbortController().signal,
      deadline: new Date(8.64e15),
    };
    for await (const page of folder.source().pages(request)) records += page.records.length;
  } catch (thrown) {
    error = thrown;
  }
  clearInterval(timer);
  return { records, error, most };
}

describe('a CSV file made to exhaust its reader', () => {
  it.each(['a', ' ', '"', '\0'])(
    'that decompresses to an endless line of %j is refused with its line number, in constant memory',
    async (character) => {
      await bomb(HEADER + ROW.repeat(2000), 200, character);
      const { records, error, most } = await reading('b.csv.gz');
      expect(error).toMatchObject({
        code: 'row_too_long',
        message: expect.stringMatching(/^line 2002: the row is longer than 1048576 bytes/),
      });
      expect(records).toBe(2000);
      expect(most).toBeLessThan(150 * MB);
    },
  );

  it('that decompresses to nothing but zeros is refused', async () => {
    await bomb('', 200, '\0');
    const { error, most } = await reading('b.csv.gz');
    expect(error).toMatchObject({ code: 'binary_file' });
    expect(most).toBeLessThan(150 * MB);
  });

  it('with a field of 50 MB is refused with its line number, after the rows before it are read', async () => {
    await folder.write('field.csv', `${HEADER}${ROW}B,"${'x'.repeat(50 * MB)}",2024-01-01\n${ROW}`);
    const { records, error } = await reading('field.csv');
    expect(error).toMatchObject({ code: 'row_too_long', message: expect.stringContaining('line 3:') });
    expect(records).toBe(1);
  });

  it.each([',', ',""', ',"\n"'])(
    'with rows of a MB of %j loses only those rows, named by line',
    async (fields) => {
      const row = fields.repeat((MB - 100) / fields.length);
      const { quotes, rejected, pages } = await folder.read(`${HEADER}${ROW}${`B${row}\n`.repeat(3)}${ROW}`);
      expect(quotes).toHaveLength(2);
      expect(rejected).toHaveLength(3);
      expect(rejected[0]).toMatchObject({ line: 3, code: 'ragged_row' });
      expect(rejected[0]!.message).toContain(`line 3 has ${row.split(',').length} fields, its header 3`);
      for (const { payload } of pages.flatMap(({ broken }) => broken ?? []))
        expect((payload as string[]).length).toBe(MAX_FIELDS);
    },
  );

  it('with too many columns in its header is refused', async () => {
    const columns = Array.from({ length: MAX_FIELDS }, (_, index) => `c${index}`);
    await expect(folder.read(`${HEADER.trim()},${columns.join(',')}\n${ROW}`)).rejects.toMatchObject({
      code: 'too_many_columns',
      message: `the header has ${MAX_FIELDS + 3} columns; expected at most ${MAX_FIELDS}`,
    });
  });
});
