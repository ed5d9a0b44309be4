import { inspectionText } from '../../cli/output/inspection-text.js';
import { type Config, parseConfig } from '../../config/config.js';
import { inMemoryFile } from '../../sources/csv/files/in-memory-file.js';
import { inspectFile } from './inspector.js';

const inspect = (content: string | Buffer, config: Partial<Config> = {}, maxRows = Infinity) =>
  inspectFile(inMemoryFile(Buffer.from(content)), {
    name: 'prices.csv',
    config: { ...parseConfig({}), ...config },
    signal: new AbortController().signal,
    maxRows,
  });

const GERMAN =
  'Symbol;Preis;Price (EUR);Datum;Date;Note\nBTC;;93.429,50;;31.12.2024;x\nETH;;3.100;;30.12.2024;\nLTC;;abc;;31.12.2024;y\n';

describe('inspecting a file', () => {
  it('shows encoding, dialect, columns, currency and rules, and what determined them', async () => {
    const { error, encoding, format, currencies } = await inspect(GERMAN);
    expect([error, encoding, currencies]).toEqual([
      null,
      { name: 'utf-8', confidence: 1, gzip: false },
      ['EUR'],
    ]);
    expect(format).toMatchObject({
      dialect: { delimiter: ';', trailing_delimiter: false },
      ...{ kind: 'quote', layout: { by: 'detection', name: null }, constants: {}, notes: [] },
      currency: { code: 'EUR', by: 'header', why: 'column "Price (EUR)" names it' },
    });
    expect(format!.columns.map(({ name, role }) => [name, role])).toEqual([
      ['Symbol', 'symbol'],
      ['Preis', null],
      ['Price (EUR)', 'price'],
      ['Datum', null],
      ['Date', 'date'],
      ['Note', null],
    ]);
    expect(format!.rules).toEqual([
      {
        ...{ rule: 'decimal', value: ',', by: 'file', evidence: 'proven' },
        why: '"93.429,50" is a number with a decimal "," only',
      },
      {
        ...{ rule: 'date_order', value: 'dmy', by: 'file', evidence: 'proven' },
        why: 'dates have the day first: only then "31.12.2024" is a valid date',
      },
      {
        ...{ rule: 'time_zone', value: 'UTC', by: 'configuration', evidence: 'ambiguous' },
        why: 'dates without a zone are in the zone of CSV_TIME_ZONE',
      },
    ]);
  });

  it('shows rows as they would be stored, to the last digit, and why others are rejected', async () => {
    const { rows, rejections, counts } = await inspect(
      `${GERMAN}SOL;;0,123456789012345678901;;31.12.2024;z\n`,
    );
    expect(counts).toEqual({ lines: 5, rows: 4, stored: 3, rejected: 1, complete: true });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      ...{ line: 2, kind: 'quote', external_id: 'BTC', symbol: 'BTC', name: 'BTC', currency: 'EUR' },
      ...{ observed_at: '2024-12-31T00:00:00.000Z', market_cap: null, rank: null },
    });
    expect(JSON.stringify(rows.map(({ price }) => price))).toBe('[93429.50,3100,0.123456789012345678901]');
    expect(rejections).toMatchObject([
      { line: 4, reasons: [{ path: 'Price (EUR)', code: 'not_a_number' }], payload: { Symbol: 'LTC' } },
    ]);
  });

  it('names the setting that resolves an ambiguity in the file', async () => {
    const { format } = await inspect('symbol,price,date\nBTC,"1,234",03/04/2026\n');
    expect(format!.rules.map(({ rule, by, evidence, why }) => [rule, by, evidence, why])).toEqual([
      ['decimal', 'configuration', 'ambiguous', expect.stringContaining('CSV_DECIMAL does')],
      ['date_order', 'configuration', 'ambiguous', expect.stringContaining('CSV_DATE_ORDER does')],
      ['time_zone', 'configuration', 'ambiguous', expect.stringContaining('CSV_TIME_ZONE')],
    ]);
    expect(format!.currency).toMatchObject({ code: 'USD', by: 'configuration' });
  });

  it('starts over if a late value proves another rule, and names that value', async () => {
    const early = `A,1,01/02/2026,${'x'.repeat(300)}\n`.repeat(1000);
    const { format, rows, counts } = await inspect(`symbol,price,date,note\n${early}B,1,01/25/2026,y\n`);
    expect(counts).toMatchObject({ rows: 1001, rejected: 0, complete: true });
    expect(rows[0]).toMatchObject({ observed_at: '2026-01-02T00:00:00.000Z' });
    expect(format!.rules[1]).toEqual({
      ...{ rule: 'date_order', value: 'mdy', by: 'file', evidence: 'proven' },
      why: 'dates have the month first: only then "01/25/2026" is a valid date',
    });
  });

  it.each([
    ['an empty file', '', 'empty_file', null],
    ['a header', 'symbol,price,date\n', 'no_rows', 'utf-8'],
    ['other text', 'this is,not a table\nof prices\n', 'missing_column', 'utf-8'],
    ['a binary file', Buffer.alloc(2000), 'binary_file', null],
  ])('of %s reports that it cannot be read, and what is known about it', async (_, content, code, name) => {
    const { error, encoding, rows } = await inspect(content);
    expect([error?.code, encoding?.name ?? null, rows]).toEqual([code, name, []]);
  });

  it('stops after the page with the last requested row, and reports that', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => `C${at},1,2026-01-01\n`).join('');
    const { counts } = await inspect(`symbol,price,date\n${rows}`, { CSV_PAGE_ROWS: 10 }, 25);
    expect(counts).toEqual({ lines: 31, rows: 30, stored: 30, rejected: 0, complete: false });
  });

  it('explains why rows are neither stored nor rejected', async () => {
    const day = 'BTC,1,2026-01-01\nBTC,2,2026-01-01\nETH,3,2026-01-01\n';
    const printed = async (rows: string) =>
      inspectionText(await inspect(`symbol,price,date\n${rows}`), (_style, text) => text);
    expect(await printed(day)).toMatch(
      /3 rows, of which 2 would be stored and 0 rejected\n +Left out +1: a later row/,
    );
    expect(await printed('BTC,1,2026-01-01\n')).not.toContain('Left out');
  });

  it('prints no terminal control sequences', async () => {
    const odd = '\u001b]0;title\u0007\u009b31m\u202e';
    const inspection = await inspect(`symbol,price,date,${odd}\nBTC,${odd},2026-01-01,x\n`);
    const plain = inspectionText(inspection, (_style, text) => text);
    expect(plain).toContain('not_a_number');
    expect(plain.match(/[^\P{C}\n]/gu)).toBeNull();
    expect(inspectionText(inspection, (_style, text) => `<${text}>`)).toContain('<not_a_number>');
  });
});
