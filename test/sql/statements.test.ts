import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import ts from 'typescript';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { compareRow } from './compare-row.js';
import { changesRows, describeStatement } from './describe-statement.js';
import { textsOf } from './evaluate.js';
import { BUILT_STATEMENTS } from './built-statements.js';
import { findStatements, type SentStatement } from './find-statements.js';
import { type MayBeNull, nullableColumns } from './nullable-columns.js';
import { Recorder } from './recorder.js';

/** The contents of the answer cache. */
const CACHED = [
  'api/assets/history.repository.ts HistoryRepository.read',
  'api/data/data.repository.ts DataRepository.select',
  'api/data/data.repository.ts DataRepository.page',
];

let database: TestDatabase;
let client: Client;
let mayBeNull: MayBeNull;
let checker: ts.TypeChecker | undefined;
let sent: SentStatement[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  client = new ResilientClient({ connectionString: database.url });
  await client.connect();
  mayBeNull = await nullableColumns(client);
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const files = { include: ['src'], exclude: ['src/**/*.spec.ts'] };
  const { fileNames, options } = ts.parseJsonConfigFileContent({ ...config, ...files }, ts.sys, '.');
  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const program = ts.createProgram(fileNames, { ...options, noEmit: true }, host);
  checker = program.getTypeChecker();
  sent = findStatements(program);
});
afterAll(async () => {
  // The worker keeps this module, and would keep the program of 300 MB with it.
  checker = undefined;
  sent = [];
  await client.end();
  await database.drop();
});

/** Its statements call functions of Citus, which the database of these tests lacks: test/citus runs them on a cluster. */
const OF_CITUS = 'src/database/distribute.ts';

it('every statement of src fits the migrated schema, and the type of its rows fits its columns', async () => {
  const wrong: string[] = [];
  for (const file of new Set(sent.map((one) => one.file).filter((name) => name !== OF_CITUS)))
    for (const [one, texts] of textsOf(
      file,
      sent.filter((other) => other.file === file),
    ))
      for (const text of texts) wrong.push(...(await faultsOf(one, text)));
  expect(wrong).toEqual([]);
});

it('every statement that is built at run time is listed, and fits the migrated schema', async () => {
  const built = new Set(sent.filter(({ code }) => code === null).map(({ place }) => place));
  expect(Object.keys(BUILT_STATEMENTS).sort()).toEqual([...built].sort());
  const wrong: string[] = [];
  for (const [place, build] of Object.entries(BUILT_STATEMENTS)) {
    if (typeof build === 'string') continue;
    const recorder = new Recorder();
    await build(recorder);
    if (!recorder.texts.length) wrong.push(`${place} sends nothing`);
    for (const text of new Set(recorder.texts))
      await describeStatement(client, text).catch((error: Error) =>
        wrong.push(`${place}: ${error.message} in ${text}`),
      );
  }
  expect(wrong).toEqual([]);
});

async function faultsOf({ file, line, row, counted }: SentStatement, text: string): Promise<string[]> {
  const place = `${file}:${line}`;
  try {
    const fields = await describeStatement(client, text);
    if (!row) return [];
    const faults = compareRow(checker!, row, fields, (field) => mayBeNull(text, field));
    if (counted !== null && counted !== changesRows(text))
      faults.push('TypeORM returns [rows, count] for update and delete, and rows for all else');
    return faults.map((fault) => `${place}: ${fault}`);
  } catch (error) {
    return [`${place}: ${(error as Error).message} in ${text}`];
  }
}

it('every table behind a cached answer marks each change of its data', async () => {
  const recorder = new Recorder();
  for (const place of CACHED) await (BUILT_STATEMENTS[place] as (recorder: Recorder) => unknown)(recorder);
  const read = new Set<string>();
  for (const text of new Set(recorder.texts)) {
    const { rows } = await client.query<{ 'QUERY PLAN': [object] }>(
      `explain (generic_plan, format json) ${text}`,
    );
    for (const [, table] of JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g)) read.add(table!);
  }
  const { rows } = await client.query<{ table: string }>(
    `select tgrelid::regclass::text as "table" from pg_trigger where tgname = 'data_change'`,
  );
  const marked = new Set(rows.map(({ table }) => table));
  expect(read.size).toBeGreaterThan(8);
  // Former versions are only read with `as_of`, and such answers are not cached.
  expect([...read].filter((table) => !marked.has(table) && !table.endsWith('_versions'))).toEqual([]);
});
