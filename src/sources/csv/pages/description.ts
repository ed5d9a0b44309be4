import type { CsvFile } from '../../../domain/source.js';
import { snakeCase } from '../../../domain/names.js';
import type { CsvFormat, Evidence } from '../layout/format.js';
import { type Layout, layoutOfColumns } from '../layout/layout.js';
import type { Role } from '../header/roles.js';
import { currencyRule } from '../rows/row-currency.js';

/** A rule for values that can be read in more than one way. */
interface RuleDescription {
  rule: 'decimal' | 'date_order' | 'time_zone' | 'serial_dates';
  value: string;
  /** What decided the rule. */
  by: string;
  /** What the values in the first 256 KiB prove on their own. Null for files read before this was stored. */
  evidence: Evidence | null;
  why: string;
}

/** How a file is read, in API terms. */
export interface ReadingDescription {
  kind: Layout['kind'];
  /** How the columns were identified, and the name of the profile or preset. */
  layout: { by: Layout['by']; name: string | null };
  dialect: Record<string, unknown>;
  /** All columns in order, with their roles. A note explains why a column that seems to have a role is ignored. */
  columns: { name: string; role: string | null; note: string | null }[];
  /** Facts about every row that are in no column. */
  constants: Record<string, string>;
  /** How other ambiguities were settled. */
  notes: string[];
  /** Currency of amounts that state none. */
  currency: { code: string; by: string; why: string };
  rules: RuleDescription[];
}

/** Describes a reading from its stored format, so that it works long after the file was read. */
export function describeReading(file: Pick<CsvFile, 'columns' | 'format'>): ReadingDescription {
  const format = file.format as unknown as CsvFormat;
  const layout = layoutOfColumns(file.columns, format.layout);
  const roles = new Map(Object.entries(layout.columns).map(([role, column]) => [column, snakeCase(role)]));
  return {
    kind: layout.kind,
    layout: { by: layout.by, name: layout.name ?? null },
    dialect: dialectOf(format),
    columns: file.columns.map((name) => ({
      name,
      role: roles.get(name) ?? null,
      note: layout.ignored?.[name] ?? null,
    })),
    constants: { ...layout.constants },
    notes: layout.notes ?? [],
    currency: describeCurrency(layout, format),
    rules: describeRules(format),
  };
}

const DESCRIBED = new Set([
  ...['gzip', 'encoding', 'encodingConfidence', 'currency', 'layout', 'evidence', 'why'],
  ...['decimal', 'decimalBy', 'dateOrder', 'dateOrderBy', 'timeZone', 'serialDates'],
]);

/** All other fields of a format, including any added later. */
function dialectOf(format: CsvFormat): Record<string, unknown> {
  const rest = Object.entries(format).filter(([name]) => !DESCRIBED.has(name));
  return Object.fromEntries(rest.map(([name, value]) => [snakeCase(name), value as unknown]));
}

function describeCurrency(layout: Layout, format: CsvFormat): ReadingDescription['currency'] {
  const { usual, columns } = currencyRule(layout, { ...format, currency: format.currency ?? 'USD' });
  const { currency: column } = layout.columns;
  const [role] = Object.entries(columns).find(([, code]) => code === usual) ?? [];
  const header = layout.columns[role as Role];
  if (column !== undefined)
    return { code: usual, by: 'column', why: `column ${JSON.stringify(column)} states it for each row` };
  if (header !== undefined)
    return { code: usual, by: 'header', why: `column ${JSON.stringify(header)} names it` };
  if (layout.constants.currency !== undefined)
    return { code: usual, by: layout.by, why: `the ${layout.by} states it for all rows` };
  const why = 'CSV_CURRENCY applies to rows without a currency sign, a code or a pair such as ETH/BTC';
  return { code: usual, by: 'configuration', why };
}

function describeRules(format: CsvFormat): RuleDescription[] {
  const { decimal, decimalBy, dateOrder, dateOrderBy, timeZone, evidence, why } = format;
  const settled = (rule: RuleDescription['rule'], name: 'decimal' | 'dateOrder' | 'timeZone', by: string) => {
    const found = evidence?.[name] ?? null;
    const reason = why?.[name];
    return { rule, by, evidence: found, why: reason ?? reasonOf(name, found, by, format.layout) };
  };
  const rules: RuleDescription[] = [
    { ...settled('decimal', 'decimal', decimalBy), value: decimal },
    { ...settled('date_order', 'dateOrder', dateOrderBy), value: dateOrder },
    { ...settled('time_zone', 'timeZone', why?.timeZone ? 'file' : 'configuration'), value: timeZone },
  ];
  if (format.serialDates)
    rules.push({
      ...{ rule: 'serial_dates', value: 'true', by: 'file', evidence: 'proven' },
      why: 'every date is a serial number of a spreadsheet: days since 30 December 1899',
    });
  return rules;
}

const SETTINGS = {
  decimal: { variable: 'CSV_DECIMAL', values: 'numbers' },
  dateOrder: { variable: 'CSV_DATE_ORDER', values: 'dates' },
  timeZone: { variable: 'CSV_TIME_ZONE', values: 'dates' },
} as const;

/** Why a rule that the file does not decide applies. */
function reasonOf(
  rule: keyof typeof SETTINGS,
  evidence: Evidence | null,
  by: string,
  layout: Layout | undefined,
): string {
  const { values, ...setting } = SETTINGS[rule];
  if (by === 'profile') return 'the profile states it';
  const isKnown = layout !== undefined && layout.by !== 'detection';
  const variable = isKnown ? `the ${layout.by}, or else ${setting.variable},` : setting.variable;
  if (evidence === 'none') return `no ${values} depend on it`;
  if (evidence === 'contradictory')
    return `some ${values} prove one rule and some another: those that could be read either way are rejected`;
  if (rule === 'timeZone') return `dates without a zone are in the zone of ${variable.replace(/,$/, '')}`;
  if (evidence === 'ambiguous')
    return `some ${values} can be read in several ways, and nothing in the file decides: ${variable} does`;
  return `${variable} applies where the file proves nothing`;
}
