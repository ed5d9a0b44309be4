import { UnusablePartition } from '../../../domain/errors.js';
import { looksLikeData, missingRoles } from '../header/header.js';
import type { Layout } from '../layout/layout.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { stemOf } from '../facts/stem.js';
import { nonPriceMeasureIn } from '../facts/measures.js';
import { QUOTE_HEADER_NAMES } from '../header/accepted-header-names.js';
import type { Role } from '../header/roles.js';

/** Roles that a suggested profile takes from the header. */
const KEYS = ['symbol', 'id', 'pair', 'price', 'close', 'currency', 'date'] as const;

/**
 * Refuses a file without a column for the coin, the price or the date.
 * @param header the cells of the header row
 * @throws UnusablePartition `missing_column`, `missing_header`, `not_prices`
 */
export function assertColumns(
  header: readonly string[],
  columns: readonly string[],
  { columns: map, constants }: Layout,
  name: string,
): void {
  const missing = missingRoles(map).filter(
    (role) => role !== 'symbol' || (constants.symbol ?? constants.id) === undefined,
  );
  if (!missing.length) return;
  const accepted = missing.map(
    (role) => `a column for the ${role === 'symbol' ? 'symbol or id' : role} (${namesOf(role)})`,
  );
  const found = columns.map((column) => JSON.stringify(column)).join(', ');
  if (!Object.keys(map).length && looksLikeData(header))
    throw new UnusablePartition(
      'missing_header',
      `the first row looks like values (${found.slice(0, 200)}), not like a header; give the file a header with ${accepted.join(', ')}, or a profile`,
    );
  const problem = `the header lacks ${accepted.join(' and ')}; its columns are ${found.slice(0, 1000)}`;
  const measure = nonPriceMeasureIn(stemOf(name));
  if (measure !== undefined)
    throw new UnusablePartition(
      'not_prices',
      `${problem}. The name of the file (${JSON.stringify(measure)}) says that it contains figures other than prices`,
    );
  if (missing.length > 1 || missing[0] !== 'symbol') {
    const known = KEYS.flatMap((role) => (map[role] === undefined ? [] : [[role, map[role]]]));
    if (!known.length) throw new UnusablePartition('missing_column', problem);
    const sought = missing.map((role) => [role, `the name of the column for the ${role}`]);
    const entry = { columns: Object.fromEntries([...known, ...sought]) as Record<string, string> };
    throw adviseProfileEntry(
      'missing_column',
      `${problem}. If one of them has it, rename it, or`,
      name,
      entry,
    );
  }
  const advice = `${problem}. If all rows are of one coin, name the file after its pair, as in BTC-USD.csv, or`;
  throw adviseProfileEntry('missing_column', advice, name, { constants: { symbol: 'BTC', currency: 'USD' } });
}

function namesOf(role: Role): string {
  if (role === 'symbol')
    return [
      ...QUOTE_HEADER_NAMES.symbol.slice(0, 8),
      ...QUOTE_HEADER_NAMES.id,
      ...QUOTE_HEADER_NAMES.pair.slice(0, 2),
    ].join(', ');
  const names: readonly string[] = QUOTE_HEADER_NAMES[role as 'price' | 'date'];
  return names
    .filter((name) => !name.includes('utc'))
    .slice(0, 12)
    .join(', ');
}
