import { promisify } from 'node:util';
import spectrum from 'csv-spectrum';
import { type Row, RowReader } from './rows.js';

/** In one case the expected JSON is an object instead of a list, and its telephone number differs from the CSV. */
const expectedOf = (json: string) => [JSON.parse(json.replace('"1234567890"', '"2095257564"'))].flat();

async function* chunksOf(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + size)));
}

async function rowsOf(
  text: string | Buffer,
  { size = 7, columns = false }: { size?: number; columns?: string[] | false } = {},
) {
  const reader = new RowReader(columns, { delimiter: ',' });
  const rows: Row[] = [];
  for await (const batch of reader.read(chunksOf(text, size))) rows.push(...batch);
  return { rows: rows.filter(({ row }) => Object.keys(row).length), position: reader.position };
}

describe('RowReader', () => {
  it.each([1, 3, 65536])('passes csv-spectrum in chunks of %i bytes', async (size) => {
    const cases = await promisify(spectrum)();
    expect(cases).toHaveLength(12);
    for (const { name, csv, json } of cases) {
      const [header, ...rows] = (await rowsOf(csv, { size })).rows.map(({ row }) => Object.values(row));
      const objects = rows.map((row) =>
        Object.fromEntries(header!.map((column, index) => [column, row[index] ?? ''])),
      );
      expect({ name, rows: objects }).toEqual({ name, rows: expectedOf(String(json)) });
    }
  });

  it.each([1, 4, 1000])(
    'finds the line and byte at which a row begins, in chunks of %i bytes',
    async (size) => {
      const { rows, position } = await rowsOf('a,"x\n""y""\r\nz"\n\n"é",2\r\nc,3\n', { size });
      expect(rows).toEqual([
        { row: { 0: 'a', 1: 'x\n"y"\r\nz' }, byteOffset: 0, line: 1, lines: 3 },
        { row: { 0: 'é', 1: '2' }, byteOffset: 16, line: 5, lines: 1 },
        { row: { 0: 'c', 1: '3' }, byteOffset: 24, line: 6, lines: 1 },
      ]);
      expect(position).toEqual({ offset: 28, line: 7 });
    },
  );

  it('reports that the last row is not terminated', async () => {
    const { rows } = await rowsOf('a,1\nb,2');
    expect(rows.map(({ unterminated }) => unterminated)).toEqual([undefined, true]);
  });

  it('reads lines that end in CR alone', async () => {
    const { rows } = await rowsOf('a,1\rb,2\r');
    expect(rows.map(({ row, line }) => [line, ...Object.values(row)])).toEqual([
      [1, 'a', '1'],
      [2, 'b', '2'],
    ]);
  });

  it('does not read an endless row into memory, and yields the rows before it', async () => {
    const reader = new RowReader(false, { delimiter: ',' });
    const rows: Row[] = [];
    const reading = (async () => {
      for await (const batch of reader.read(chunksOf(`a,1\nb,"${'x'.repeat(2_000_000)}`, 65536)))
        rows.push(...batch);
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'row_too_long',
      message: expect.stringContaining('line 2:'),
    });
    expect(rows.map(({ row }) => row)).toEqual([{ 0: 'a', 1: '1' }]);
  });
});
