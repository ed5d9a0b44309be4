import { NUMBERS } from './roles.js';
import { columnNames, type ColumnMap, looksLikeData, mapCandle, mapColumns } from './header.js';
import { currencyOfHeader } from './header-currency.js';
import { isEmpty } from '../values/empty.js';
import { scaleOfHeader } from '../facts/stated-scale.js';
import { zoneOfHeader } from '../facts/stated-zone.js';

/** `[EUR]`, `(in Mio. EUR)` */
const BRACKETS = /^[([]\s*(.*?)\s*[)\]]$/;
const PREPOSITION = /^(?:in|en|em)\s+/i;
const PERCENT_WORDS = '%|percent|prozent|pct';
const PERCENT = new RegExp(`^(?:${PERCENT_WORDS})\\.?$`, 'i');
/** Units of amounts other than money. */
const OTHER = new RegExp(
  `^(?:${PERCENT_WORDS}|coins?|units?|shares?|number|count|st(?:ü|ue)ck|pieces?|pcs|个|個|枚|개)\\.?$`,
  'i',
);

/**
 * Adds units from the row below the header to the column names: `Kurs` above `in Euro` becomes `Kurs (Euro)`. Unknown units
 * are added as well, so that their columns are not read.
 * @returns undefined if the row names no currency, scale or zone
 */
export function addUnits(
  columns: readonly string[],
  map: ColumnMap,
  below: readonly string[] | undefined,
): string[] | undefined {
  if (!below || below.length > columns.length || looksLikeData(below)) return undefined;
  const amounts = new Set(NUMBERS.map((role) => map[role]).filter((column) => column !== undefined));
  const names = columnNames(below);
  // The header repeated in another language.
  const named = new Set(Object.values(mapCandle(names) ?? mapColumns(names)));
  let stated = 0;
  const titles = columns.map((column, index) => {
    const cell = unitIn(below[index] ?? '');
    const isName = named.has(names[index]!);
    const currency = isName ? currencyOfHeader(cell) : undefined;
    const unit = currency?.currency ?? cell;
    const isUnit = amounts.has(column)
      ? (currency ?? currencyOfHeader(`x (${unit})`) ?? scaleOfHeader(`x (${unit})`))
      : column === map.date && zoneOfHeader(`time (${unit})`);
    if (isUnit) stated++;
    if (column === map.change && PERCENT.test(unit)) return `${column} (%)`;
    const isUnclear = amounts.has(column) && !isEmpty(unit) && !OTHER.test(unit) && !isName;
    return isUnit || isUnclear ? `${column} (${unit})` : column;
  });
  return stated ? columnNames(titles) : undefined;
}

function unitIn(cell: string): string {
  const text = cell.trim();
  return (BRACKETS.exec(text)?.[1] ?? text).replace(PREPOSITION, '');
}
