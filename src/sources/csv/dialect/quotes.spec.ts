import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { RowReader } from './rows.js';

async function* chunksOf(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(Buffer.from(bytes.subarray(at, at + size)));
}

/** The cells of rows that are not blank, and the total number of lines. */
async function read(text: string, delimiter: string, { size = 65536, width = 0 } = {}) {
  const columns = width ? Array.from({ length: width }, (_, index) => `c${index}`) : false;
  const reader = new RowReader(columns, { delimiter });
  const cells: string[][] = [];
  let lines = 0;
  for await (const rows of reader.read(chunksOf(text, size)))
    for (const row of rows) {
      lines += row.lines;
      if (Object.keys(row.row).length) cells.push(Object.values(row.row));
    }
  return { cells, lines };
}

const lineEnds = (text: string) => text.split(/\r\n|\r|\n/).length - 1;
const delimiters = fc.constantFrom(',', ';', '\t', '|');
const ends = fc.constantFrom('\n', '\r\n', '\r');
const tableOf = (cell: fc.Arbitrary<string>) =>
  fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
const anyCell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc
    .array(fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', 'é'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);
const plainCell = fc.stringMatching(/^[a-z0-9.]{0,6}$/);

describe('quotes', () => {
  it('of any table in any dialect preserve its cells, however the text is split', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(anyCell),
        delimiters,
        ends,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (table, delimiter, end, quoted, size) => {
          const text = stringify(table, { delimiter, record_delimiter: end, quoted, quoted_match: /[\r\n]/ });
          expect(await read(text, delimiter, { size })).toEqual({ cells: table, lines: lineEnds(text) });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that are stray lose no row and change no other cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(plainCell),
        fc.array(fc.record({ row: fc.nat(), column: fc.nat(), isWithin: fc.boolean() }), { maxLength: 4 }),
        // Both together may be a valid field with line breaks.
        fc.constantFrom(
          (cell: string) => `${cell}x"`,
          (cell: string) => `"${cell}x`,
        ),
        delimiters,
        fc.integer({ min: 1, max: 40 }),
        async (sound, strays, spell, delimiter, size) => {
          const width = sound[0]!.length;
          const table = structuredClone(sound);
          for (const { row, column, isWithin } of strays) {
            const cells = table[row % table.length]!;
            const cell = sound[row % table.length]![column % width]!;
            cells[column % width] = isWithin ? `${cell}x" y` : spell(cell);
          }
          const text = table.map((row) => `${row.join(delimiter)}\n`).join('');
          const result = await read(text, delimiter, { size, width });
          expect(result).toEqual({ cells: table, lines: table.length });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['A,"x\n""y"",\nz",1\n', [['A', 'x\n"y",\nz', '1']]],
    ['A, "x" ,1\n', [['A', 'x', '1']]],
    ['A,x "y" z,1\n', [['A', 'x "y" z', '1']]],
    ['A,x""y,1\n', [['A', 'x""y', '1']]],
    ['A,"x" y,"z",1\n', [['A', '"x" y', 'z', '1']], 4],
    [
      'A,",",1\nB,"""",2\n',
      [
        ['A', ',', '1'],
        ['B', '"', '2'],
      ],
    ],
    [
      'A,"1\nB,2,3\n',
      [
        ['A', '"1'],
        ['B', '2', '3'],
      ],
    ],
    [
      'A,"1,2\nB,"2",3\n',
      [
        ['A', '"1', '2'],
        ['B', '2', '3'],
      ],
    ],
    ['A,",1\n', [['A', '"', '1']]],
    [
      '"x,1,2024-01-01\ny,2,2024-01-02\n16",3,2024-01-03\n',
      [
        ['"x', '1', '2024-01-01'],
        ['y', '2', '2024-01-02'],
        ['16"', '3', '2024-01-03'],
      ],
    ],
    ['A,"x,1\ny, and z",1\n', [['A', 'x,1\ny, and z', '1']]],
    ['"A",""x","1"\n', [['A', '"x', '1']]],
    ['"A",""","1"\n', [['A', '"', '1']]],
    ['"A,1,"2"\n', [['"A', '1', '2']]],
    [
      'A,1,"\r\nB,2,3\r\n',
      [
        ['A', '1', '"'],
        ['B', '2', '3'],
      ],
    ],
    [
      'A,"1"\rB,2\nC,"3"\r\nD,4',
      [
        ['A', '1'],
        ['B', '2'],
        ['C', '3'],
        ['D', '4'],
      ],
    ],
  ] as [string, string[][], number?][])('in %j are read as %j', async (text, cells, width = 3) => {
    for (const size of [1, 2, 5, 100]) expect((await read(text, ',', { size, width })).cells).toEqual(cells);
  });
});
