import { DataSource } from 'typeorm';
import { knownAt, type RowSet, tableOf } from '../../src/api/data/as-of-sql.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { createEmptyDatabase } from '../support/database.js';
import { schemaBefore } from '../support/schema-before.js';

type Kind = 'quote' | 'article';
const NAME = 'KnownAt1765800000000';
const hour = (number: number) => `'2026-01-01T0${number}:00Z'`;

/** A row and its earlier version, with the hours at which it was fetched and superseded. */
const CHAINS: Record<string, { versions: [ingested: number, superseded: number][]; stands: number | null }> =
  {
    'fetched once': { versions: [], stands: 1 },
    'fetched again': { versions: [[1, 3]], stands: 3 },
    'changed by a replay': { versions: [[1, 3]], stands: 1 },
    'changed by two replays': { versions: [[1, 3], [1, 5]], stands: 1 }, // oxfmt-ignore
    'changed by a replay, then fetched again': { versions: [[1, 3], [1, 5]], stands: 5 }, // oxfmt-ignore
    'taken back': { versions: [[1, 4]], stands: null },
    'taken back after a replay': { versions: [[1, 3], [1, 4]], stands: null }, // oxfmt-ignore
    'taken back, then fetched again': { versions: [[1, 2]], stands: 4 },
  };

let database: { url: string; drop(): Promise<void> };
let dataSource: DataSource;

beforeAll(async () => {
  database = await createEmptyDatabase();
  dataSource = await schemaBefore(database.url, NAME);
  await dataSource.query(`insert into sources (name, kind) values ('old', 'api')`);
  for (const [index, { versions, stands }] of Object.values(CHAINS).entries()) {
    for (const [ingested, superseded] of versions)
      await store(index + 1, '_versions', ingested, `, superseded_at`, `, ${hour(superseded)}`);
    if (stands !== null) await store(index + 1, 's', stands);
  }
  await dataSource.destroy();
  dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
  await dataSource.runMigrations();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function store(id: number, table: string, ingested: number, column = '', value = ''): Promise<void> {
  const shared = `1, ${hour(0)}, ${hour(ingested)}, 1, 1`;
  await dataSource.query(
    `insert into quote${table} (listing_id, source_id, observed_at, ingested_at, run_id, raw_id${column})
     values (${id}, ${shared}${value})`,
  );
  await dataSource.query(
    `insert into article${table} (id, source_id, observed_at, ingested_at, run_id, raw_id, external_id, title, categories${column})
     ${table === 's' ? 'overriding system value' : ''} values (${id}, ${shared}, 'article ${id}', 'Title', '{}'${value})`,
  );
}

async function shownAt(kind: Kind, id: number, moment: number): Promise<number> {
  const of = (part: RowSet) =>
    `select 1 from ${tableOf(kind, part)} q where q.${kind === 'quote' ? 'listing_id' : 'id'} = ${id} and ${knownAt(kind, part, `${hour(moment)}::timestamptz`).join(' and ')}`;
  const rows = await dataSource.query<unknown[]>(`${of('current')} union all ${of('versions')}`);
  return rows.length;
}

describe.each(['quote', 'article'] as const)('%ss stored before commits had times', (kind) => {
  it.each(Object.entries(CHAINS).map(([name, chain], index) => ({ name, ...chain, id: index + 1 })))(
    '$name: every past moment has exactly one answer',
    async ({ id, versions, stands }) => {
      for (const moment of [0, 1, 2, 3, 4, 5, 6]) {
        const began = versions.some(([ingested, superseded]) => ingested <= moment && moment < superseded);
        const stood = stands !== null && stands <= moment;
        expect([moment, await shownAt(kind, id, moment)]).toEqual([moment, began || stood ? 1 : 0]);
      }
    },
  );
});
