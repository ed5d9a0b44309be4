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

  it('have the shared values in front of their own, however many chunks they make', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`${index}\\`, String(index).padStart(50, '0')]);
    await database.dataSource.query('create table shared (id integer, tag text, said text, amount numeric)');
    await database.dataSource.transaction((tx) =>
      copyRows(tx, 'shared (id, tag, said, amount)', rows, [7, 'a\tb']),
    );
    expect(
      await database.dataSource.query(
        `select id, tag, count(*)::int, count(distinct said)::int as said, sum(amount)::text as amount,
           bool_and(said = amount || '\\') as "areTogether" from shared group by id, tag`,
      ),
    ).toEqual([{ id: 7, tag: 'a\tb', count: 2000, said: 2000, amount: '1999000', areTogether: true }]);
  });

  it('insert no row if one exists already, and leave the transaction usable', async () => {
    await database.dataSource.transaction(async (tx) => {
      expect(await copyNewRows(tx, 'copied (id)', [[10], [1], [11]])).toBe(false);
      expect(await copyNewRows(tx, 'copied (id)', [[12]])).toBe(true);
    });
    expect(await database.dataSource.query('select id from copied where id >= 10')).toEqual([{ id: 12 }]);
  });
});
