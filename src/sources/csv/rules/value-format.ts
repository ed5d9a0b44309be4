import { now } from '../../../domain/clock.js';
import { configuredFormat, type CsvConfig } from '../layout/config.js';
import { titleOf } from '../header/header-title.js';
import { dateOrderOf, type OrderEvidence, orderProvenBy } from './date-order.js';
import { parseDate } from '../values/date.js';
import { decimalOf } from './decimal.js';
import { isEmpty } from '../values/empty.js';
import { isSerial } from '../values/epoch.js';
import type { CsvFormat, Evidence, RuleEvidence, ValueFormat } from '../layout/format.js';
import { columnsWith, type Layout } from '../layout/layout.js';
import { parseNumber, provenSeparator } from '../values/number.js';
import { NUMBERS, type Role } from '../header/roles.js';
import type { Profile } from '../profiles/profile.js';

/**
 * The rules of one file for values that are ambiguous on their own (`1,234`; 03/04/2026; 45657). They apply to the whole
 * file and are derived from the first 256 KiB; see `decimalOf` and `dateOrderOf`. Without proof, CSV_DECIMAL and
 * CSV_DATE_ORDER apply; if values disagree, those that could be read either way are rejected. Values are never interpreted
 * one by one: a value that contradicts its file's rule is rejected.
 */
export function valueFormat(
  rows: readonly Readonly<Record<string, string>>[],
  layout: Pick<Layout, 'columns' | 'coins' | 'dateParts'>,
  config: CsvConfig,
  delimiter: string,
): ValueFormat & Pick<CsvFormat, 'evidence' | 'why'> {
  const valuesOf = (roles: readonly Role[]) =>
    columnsWith(roles, layout)
      .flatMap((column) => rows.map((row) => row[column] ?? ''))
      .filter((value) => !isEmpty(value));
  const [numbers, dates] = [
    valuesOf(NUMBERS),
    layout.dateParts?.year === undefined ? valuesOf(['date']) : [],
  ];
  const decimal = decimalOf(numbers, dates, delimiter);
  const orders = dates.map((date) => orderProvenBy(date)?.dateOrder);
  const stated = orders.every((order) => order === undefined) ? statedOrder(layout.columns.date) : undefined;
  const dateOrder = dateOrderOf(dates, now()) ?? stated;
  const configured = configuredFormat(config);
  const readDate = (rule: Partial<ValueFormat>) => (value: string) =>
    parseDate(value, { ...configured, ...rule });
  const dependsOnOrder = differs(readDate({ dateOrder: 'dmy' }), readDate({ dateOrder: 'mdy' }));
  const dependsOnZone = differs(readDate({ timeZone: 'UTC' }), readDate({ timeZone: 'Etc/GMT+9' }));
  const dependsOnDecimal = (value: string) => parseNumber(value, '.') !== parseNumber(value, ',');
  const evidence = {
    decimal: evidenceOf(numbers.map(provenSeparator), numbers.some(dependsOnDecimal), decimal !== undefined),
    dateOrder: evidenceOf(orders, dates.some(dependsOnOrder), dateOrder !== undefined),
    timeZone: evidenceOf([], dates.some(dependsOnZone)),
  };
  return {
    ...configured,
    evidence,
    why: { ...(decimal && { decimal: decimal.why }), ...(dateOrder && { dateOrder: dateOrder.why }) },
    ...(decimal && { decimal: decimal.decimal, decimalBy: 'file' }),
    ...(dateOrder && { dateOrder: dateOrder.dateOrder, dateOrderBy: 'file' }),
    ...(dates.length > 0 && dates.every(isSerial) && { serialDates: true }),
    ...compactDates(rows, layout.columns, evidence),
    ...(config.profile && rulesOf(config.profile, evidence)),
  };
}

/** `Date (MM/DD/YYYY)` */
function statedOrder(column = ''): OrderEvidence | undefined {
  const { dateOrder } = titleOf(column);
  return dateOrder && { dateOrder, why: `column ${JSON.stringify(column)} says so` };
}

/**
 * Finam's dates of six digits next to a time of day, `240115` and `100000`, in the order that they prove, else with the year
 * first. Elsewhere, six digits may be a month, as in `201012`.
 */
function compactDates(
  rows: readonly Readonly<Record<string, string>>[],
  { date = '', time }: Layout['columns'],
  evidence: RuleEvidence,
): Partial<CsvFormat> {
  if (!/^<.*>$/.test(date)) return {};
  const days = rows.map((row) => row[date]?.trim() ?? '').filter((day) => !isEmpty(day));
  if (!days.length || !days.every((day) => /^\d{6}$/.test(day))) return {};
  const order = dateOrderOf(
    days.map((day) => day.replace(/^(..)(..)/, '$1-$2-')),
    now(),
  );
  const clock = time === undefined ? '' : (rows.find((row) => row[date]?.trim())?.[time]?.trim() ?? '');
  const [, ofTime = ''] = CLOCKS.find(([form]) => form.test(clock)) ?? [];
  const dateFormat = `${{ ymd: 'yyMMdd', dmy: 'ddMMyy', mdy: 'MMddyy' }[order?.dateOrder ?? 'ymd']}${ofTime}`;
  return { dateFormat, evidence: { ...evidence, dateOrder: 'proven', timeZone: 'ambiguous' } };
}

const CLOCKS: readonly (readonly [form: RegExp, format: string])[] = [
  [/^\d{6}$/, ' HHmmss'],
  [/^\d\d:\d\d:\d\d$/, ' HH:mm:ss'],
  [/^\d\d:\d\d$/, ' HH:mm'],
];

/** A profile's rules need no evidence. */
function rulesOf(profile: Profile, evidence: RuleEvidence): Partial<CsvFormat> {
  const { decimal, date_order: dateOrder, date_format: dateFormat } = profile;
  return {
    ...(decimal && { decimal, decimalBy: 'profile' }),
    ...(dateOrder && { dateOrder, dateOrderBy: 'profile' }),
    ...(dateFormat && { dateFormat }),
    evidence: {
      ...evidence,
      ...(decimal && { decimal: 'proven' }),
      ...((dateOrder || dateFormat) && { dateOrder: 'proven' }),
    },
  };
}

function differs(one: (value: string) => unknown, other: (value: string) => unknown) {
  return (value: string) => one(value) !== other(value);
}

/**
 * @param depends whether any value would be read differently under another rule
 * @param isDecided whether values for one rule outweigh those for another
 */
function evidenceOf(proofs: readonly unknown[], depends: boolean, isDecided = false): Evidence {
  const proven = new Set(proofs.filter((proof) => proof !== undefined)).size;
  if (proven) return proven === 1 || isDecided ? 'proven' : 'contradictory';
  return depends ? 'ambiguous' : 'none';
}
