import { readFileSync } from 'node:fs';
import { dataSourceOptions } from '../../src/database/data-source.js';

/** Each recorded statement once, in the form that PREPARE accepts, and the migrations of this version. */
const PREPARABLE = /^\s*(--[^\n]*\n\s*)*(select|insert|update|delete|with|merge|values)\b/i;
const COPY = /^\s*copy\s+("?\w+"?)\s*\(([^)]*)\)\s+from/i;

const recorded = readFileSync(process.argv[2]!, 'utf8').trim().split('\n');
const statements = new Set<string>();
for (const line of recorded) {
  const statement = (JSON.parse(line) as string).replace(/;\s*$/, '').replace(/\n\s+/g, '\n').trim();
  const [, table, columns] = COPY.exec(statement) ?? [];
  if (table) statements.add(`select ${columns} from ${table}`);
  // Names and moments that a run generated: the rest of the statement is the same.
  else if (PREPARABLE.test(statement) && !statement.includes(';'))
    statements.add(
      statement.replace(/'[^']*(\d{4}-\d\d-\d\d|[0-9a-f]{8}-[0-9a-f]{4}|source\.)[^']*'/g, (text) =>
        /^'\d{4}-/.test(text) ? `'2026-01-01'` : text.includes('source.') ? `'source.csv'` : text,
      ),
    );
}
/** Pages of /data and the like, by filters: a few of each show what it reads. */
const ALIKE = 20;
const alike = Map.groupBy(statements, (statement) => statement.slice(0, 60));
const kept = [...alike.values()].flatMap((group) => group.slice(0, ALIKE)).sort();
const migrations = (dataSourceOptions('postgres://nowhere').migrations as (new () => { name: string })[]).map(
  (migration) => new migration().name,
);
console.log(JSON.stringify({ migrations, statements: kept }, null, 1));
