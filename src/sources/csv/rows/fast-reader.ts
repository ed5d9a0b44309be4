import type { Normalized, FastReader } from '../../../domain/source.js';
import type { CsvFormat, ValueFormat } from '../layout/format.js';
import { layoutOfColumns } from '../layout/layout.js';
import { PLAIN, type PlainItem, PlainReader, type PlainRow } from './plain-rows.js';
import type { Role } from '../header/roles.js';
import { type CurrencyRule, currencyRule } from './row-currency.js';

/** Maximum number of instruments remembered per file. */
const MAX_KNOWN = 10_000;

/**
 * Reads rows that differ from an earlier one only in plain numbers and dates: nearly all rows of most files. Everything
 * else, such as the listing and its currency, is taken from the earlier row, which was read in the usual way.
 */
class RowShortcut implements FastReader {
  /** Rows by their first cell that is not plain, which nearly always distinguishes instruments. */
  private readonly known = new Map<string, { cells: readonly string[]; item: PlainItem }>();

  /** @param same columns with a role that must have the same values as in the earlier row */
  constructor(
    private readonly same: readonly string[],
    private readonly currencies: CurrencyRule,
    private readonly plain: PlainReader,
  ) {}

  read(payload: unknown): PlainItem | undefined {
    const row = payload as PlainRow;
    const { same } = this;
    const known = this.known.get(cellOf(row, same[0]));
    if (!known) return undefined;
    for (let index = 1; index < same.length; index++)
      if (cellOf(row, same[index]) !== known.cells[index]) return undefined;
    return this.plain.read(row, known.item);
  }

  learn(payload: unknown, [item]: readonly Normalized[]): void {
    const row = payload as PlainRow;
    if (item?.kind !== 'quote' && item?.kind !== 'candle') return;
    if (!this.readsAll(item) || !this.plain.read(row, item)) return;
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    const cells = this.same.map((column) => cellOf(row, column));
    this.known.set(cells[0] ?? '', { cells, item });
  }

  /** False if amounts in other currencies are left out, or if the price is checked: a coin costs one of itself. */
  private readsAll({ listing: { currency, symbol } }: PlainItem): boolean {
    const { money, columns } = this.currencies;
    return currency !== symbol && money.every((role) => (columns[role] ?? currency) === currency);
  }
}

/** Undefined for files whose values cannot be read one by one. */
export function createFastReader(
  columns: readonly string[],
  format: ValueFormat & Pick<CsvFormat, 'layout' | 'evidence'>,
): FastReader | undefined {
  const layout = layoutOfColumns(columns, format.layout);
  const { columns: map, coins, values, dateParts, dates, scales, repeats } = layout;
  const { evidence, dateFormat } = format;
  if (coins ?? values ?? dateParts ?? dates ?? scales ?? repeats ?? dateFormat) return undefined;
  if (map.time ?? map.zone ?? map.contract) return undefined;
  if (evidence?.decimal === 'contradictory' || evidence?.dateOrder === 'contradictory') return undefined;
  const same = Object.entries(map).flatMap(([role, column]) => (PLAIN.has(role as Role) ? [] : column));
  return new RowShortcut(same, currencyRule(layout, format), new PlainReader(map, format));
}

function cellOf(row: PlainRow, column: string | undefined): string {
  return column === undefined ? '' : (row[column] ?? '');
}
