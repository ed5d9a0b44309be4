import type { UnusablePartition } from '../../../domain/errors.js';
import { preview } from '../../../domain/fields.js';
import { columnNames } from '../header/header.js';
import { simplifiedName } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import { parseNumber } from '../values/number.js';
import { isEmpty } from '../values/empty.js';
import type { Role } from '../header/roles.js';
import type { RowCells } from './row-cells.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { fieldsOf } from '../layout/fields-of.js';

/** Columns that a row does not need. */
const OPTIONAL: ReadonlySet<string> = new Set<Role>([
  ...([
    'name',
    'marketCap',
    'volume',
    'change',
    'rank',
    'circulatingSupply',
    'totalSupply',
    'maxSupply',
  ] as const),
  ...(['contract', 'chain', 'baseVolume', 'quoteVolume', 'trades'] as const),
]);

interface Rows {
  /** Column names as written in the header. */
  titles: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
  name: string;
}

/**
 * Handles files in which several columns share a name. If their values agree, the first is read, and the agreement is
 * checked in each row. If not, none of them is read, and a file that needs the column is refused.
 * @throws UnusablePartition `repeated_column`
 */
export function withRepeats(layout: Layout, { titles, rows, name }: Rows): Layout {
  if (new Set(titles.map(simplifiedName)).size === titles.length) return layout;
  const columns = columnNames(titles);
  const [repeats, ignored] = [{ ...layout.repeats }, { ...layout.ignored }];
  const map = { ...layout.columns };
  for (const [role, column] of Object.entries(layout.columns) as [Role, string][]) {
    const title = simplifiedName(titles[columns.indexOf(column)] ?? '');
    const twins = columns.filter(
      (other, at) => title !== '' && other !== column && simplifiedName(titles[at]!) === title,
    );
    if (!twins.length) continue;
    const filled = [column, ...twins].filter((one) => rows.some((row) => !isEmpty(row[one] ?? '')));
    if (filled.length === 1) {
      map[role] = filled[0]!;
      continue;
    }
    const same = twins.filter((twin) => rows.every((row) => areSame(row[column] ?? '', row[twin] ?? '')));
    if (same.length === twins.length) {
      repeats[role] = twins;
      for (const twin of twins) ignored[twin] = `it repeats ${JSON.stringify(column)}`;
      continue;
    }
    if (!OPTIONAL.has(role)) throw unclear(layout, [column, ...twins], name);
    delete map[role];
    for (const one of [column, ...twins]) ignored[one] = 'several columns have this name, and differ';
  }
  return { ...layout, columns: map, ...(Object.keys(repeats).length && { repeats }), ignored };
}

/** Whether two values mean the same. */
function areSame(value: string, other: string): boolean {
  if (value.trim() === other.trim() || isEmpty(other)) return true;
  const number = parseNumber(value, '.');
  return typeof number === 'string' && Number(number) === Number(parseNumber(other, '.') ?? Number.NaN);
}

function unclear(layout: Layout, columns: readonly string[], file: string): UnusablePartition {
  const names = columns.map((column) => JSON.stringify(column)).join(' and ');
  const problem = `several columns have the name ${JSON.stringify(columns[0])} (here called ${names}), and their values differ. Remove or rename all but one, or`;
  return adviseProfileEntry('repeated_column', problem, file, { columns: fieldsOf(layout) });
}

/** Rejects a row if columns of the same name differ. */
export function assertSame(row: RowCells, role: Role, twins: readonly string[]): void {
  const value = row.cell(role);
  for (const twin of twins) {
    const other = row.inColumn(twin);
    if (other === undefined || areSame(value, other)) continue;
    const message = `expected the same value as in ${JSON.stringify(twin)}, which has the same name, got ${preview(value)} and ${preview(other)}; correct one of them, or choose one in a profile`;
    return row.refuse(role, 'repeated_column', message);
  }
}
