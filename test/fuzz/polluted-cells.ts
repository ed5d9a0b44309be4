import type { DateTime } from 'luxon';
import type { Field, Locale } from './locales.js';
import type { TrueTable } from './polluted-tables.js';
import type { Dice } from '../support/dice.js';

/** Decides with this probability whether to apply a kind of pollution, and lists it if applied. */
export type Pollute = (share: number, what: string) => boolean;

/** The header and rows as a spreadsheet of this country would show them. */
export function spreadsheetOf(
  { locale, fields, rows }: TrueTable,
  dice: Dice,
  did: Pollute,
  how: string[],
): { header: string[]; rows: string[][] } {
  const date = dice.pick(locale.dates);
  how.push(date);
  const isGrouped = did(0.35, 'thousands');
  const sign = did(0.25, 'signs') ? dice.pick(locale.signs) : '';
  const isInHeader = !sign && did(0.25, 'currency in header');
  const isDollar = locale.currency === 'USD';
  const isFree = isInHeader || isDollar || (sign !== '' && locale.currency !== 'JPY');
  const needed = fields.filter((field) => field !== 'currency' || !isFree || !did(0.5, 'no currency column'));
  const shown = did(0.15, 'shuffled columns') ? dice.shuffled(needed) : needed;
  const padded = did(0.1, 'padded cells') ? () => dice.pick(['', ' ', '  ', '\u00a0']) : () => '';
  const empty = did(0.12, 'null words')
    ? dice.pick(['', 'NULL', 'n/a', '-', 'NaN', '#N/A', 'None', '—'])
    : undefined;
  const zone =
    did(0.1, 'zones') && /H|h/.test(date) && !date.endsWith("'Z'")
      ? dice.pick([' UTC', ' +00:00', ' GMT'])
      : '';
  const title = (field: Field) => {
    const name = locale.header[field];
    const isPrice = ['price', 'open', 'high', 'low', 'close'].includes(field);
    return isPrice && isInHeader ? `${name} (${locale.currency})` : name;
  };
  const change = dice.pick([
    (s: string) => s,
    (s: string) => s,
    (s: string) => s.toUpperCase(),
    (s: string) => s.toLowerCase(),
    (s: string) => ` ${s} `,
    (s: string) => s.normalize('NFD'),
  ]);
  const cellOf = (row: TrueTable['rows'][number], field: Field): string => {
    if (field === 'date') return dateText(row.moment, date, locale) + zone;
    if (field === 'symbol' || field === 'name' || field === 'currency') return row[field];
    const amounts = row.amounts as Record<string, string>;
    if (field === 'volume') {
      if (empty !== undefined && dice.chance(0.3)) {
        delete amounts.volume;
        return empty;
      }
      return numberText(amounts.volume!, locale, isGrouped);
    }
    const text = numberText(amounts[field]!, locale, isGrouped);
    return /^[ \u00a0]/.test(sign) || sign === '円' ? text + sign : sign + text;
  };
  return {
    header: shown.map((field) => change(title(field))),
    rows: rows.map((row) => shown.map((field) => padded() + cellOf(row, field) + padded())),
  };
}

function dateText(moment: DateTime, format: string, { name }: Locale): string {
  return moment.setLocale(name === 'in' || name === 'uk' ? 'en-GB' : 'en-US').toFormat(format);
}

function numberText(value: string, { decimal, thousands }: Locale, isGrouped: boolean): string {
  const [whole = '', fraction] = value.split('.');
  const groups = thousands === 'lakh' ? /\B(?=(\d{2})*(\d{3})$)/g : /\B(?=(\d{3})+$)/g;
  const grouped = isGrouped ? whole.replaceAll(groups, thousands === 'lakh' ? ',' : thousands) : whole;
  return fraction === undefined ? grouped : grouped + decimal + fraction;
}
