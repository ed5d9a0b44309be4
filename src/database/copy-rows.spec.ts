import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { copyNewRows, copyRows } from './copy-rows.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query('create table copied (id integer primary key, said text, amount numeric)');
});
afterAll(() => database.drop());

describe('rows by COPY', () => {
  it('are read back as written: escapes, empty text, null, every digit', async () => {
    const rows = [
      [1, 'a\\b\tc\nd\re', '0.000000000000123456789'],
      [2, '', null],
      [3, '\\N', undefined],
      [4, '{"json":"\\u0000 \\n"}', '1e-7'],
    ];
    await database.dataSource.transaction((tx) => copyRows(tx, 'copied (id, said, amount)', rows));
    expect(await database.dataSource.query('select id, said, amount::text from copied order by id')).toEqual([
      { id: 1, said: 'a\\b\tc\nd\re', amount: '0.000000000000123456789' },
      { id: 2, said: '', amount: null },
      { id: 3, said: '\\N', amount: null },
      { id: 4, said: '{"json":"\\u0000 \\n"}', amount: '0.0000001' },
    ]);
  });

  it('leave nothing behind if one of them exists, and the transaction usable', async () => {
    await database.dataSource.transaction(async (tx) => {
      expect(await copyNewRows(tx, 'copied (id)', [[10], [1], [11]])).toBe(false);
      expect(await copyNewRows(tx, 'copied (id)', [[12]])).toBe(true);
    });
    expect(await database.dataSource.query('select id from copied where id >= 10')).toEqual([{ id: 12 }]);
  });
});
