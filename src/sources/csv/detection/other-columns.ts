import type { ColumnMap } from '../header/header.js';
import { simplifiedName, simplifiedNames } from '../header/named-columns.js';
import { CANDLE_NAMES, QUOTE_NAMES } from '../header/header-names.js';
import { titleOf } from '../header/header-title.js';
import { isEmpty } from '../values/empty.js';
import type { Role } from '../header/roles.js';
import type { CellsOf } from './sample-table.js';

/** Notes on why columns are not read although their names suggest a role: another column has that role. */
export function otherColumns(
  columns: readonly string[],
  map: ColumnMap,
  { isCandle, cellsOf }: { isCandle: boolean; cellsOf: CellsOf },
): Record<string, string> {
  const taken = new Set<string>(Object.values(map));
  const notes: Record<string, string> = {};
  for (const [role, column] of Object.entries(map) as [Role, string][]) {
    const lists = [isCandle ? CANDLE_NAMES[role] : undefined, QUOTE_NAMES[role]];
    const accepted = new Set(lists.flatMap((names) => simplifiedNames(names ?? [])));
    const values = cellsOf(column);
    for (const other of columns) {
      if (taken.has(other) || !accepted.has(simplifiedName(titleOf(other).title))) continue;
      const differs = cellsOf(other).some(
        (value, row) => !isEmpty(value) && value.trim() !== values[row]?.trim(),
      );
      if (differs) notes[other] ??= `${JSON.stringify(column)} is read as the ${role} instead`;
    }
  }
  return notes;
}
