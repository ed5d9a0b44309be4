import { CSV } from './csv.js';
import type { FormatOptions, Row, Table } from './format.js';

const options: FormatOptions = { decimals: 'auto', bom: false, delimiter: ',' };

async function written(columns: Table['columns'], rows: readonly Row[]): Promise<string> {
  const table: Table = {
    columns,
    required: new Set(),
    rows: async function* () {
      yield await Promise.resolve(rows);
    },
    wideAmounts: () => Promise.resolve(new Set()),
  };
  return (await Array.fromAsync(CSV.encode(table, options))).join('');
}

it('quotes an empty cell that is the only one of its row, which would otherwise be an empty line', async () => {
  expect(await written({ price: 'amount' }, [['1'], [null], ['']])).toBe('price\r\n1\r\n""\r\n""\r\n');
  expect(await written({ a: 'text', b: 'text' }, [[null, null]])).toBe('a,b\r\n,\r\n');
});
