import { knownAt } from '../data/as-of-sql.js';

/** The target currency and the rates to use, as SQL: parameters of a statement, cast to their types. */
export interface Conversion {
  to: string;
  /** Maximum age of a rate in days, relative to the day of the amount. */
  maxAgeDays: string;
  /** Only use rates that were known at this moment; null for current rates. */
  asOf: string | null;
}

/** SQL expressions for amounts, by their names in replies. */
export type AmountColumns = Readonly<Record<string, string>>;

/** The tables, or subqueries, with current rates or with rates as of a moment. */
function tablesOf(asOf: string | null): string[] {
  if (asOf === null) return ['fx_rates'];
  const part = (table: string, conditions: readonly string[]) =>
    `(select currency, day, rate, source_id from ${table} q where ${conditions.join(' and ')})`;
  return [
    part('fx_rates', knownAt('quote', 'current', asOf)),
    part('fx_rate_versions', knownAt('quote', 'versions', asOf)),
  ];
}

const rates = (asOf: string | null) => {
  const tables = tablesOf(asOf);
  return tables.length === 1 ? tables[0] : `(${tables.join(' union all ')})`;
};

/** A rate applies from the midnight of its day in UTC. */
const dayOf = (moment: string) => `(${moment} at time zone 'UTC')::date`;

/**
 * Whether any rate meets the condition. The order makes the planner use the primary key; with a plain `exists`, it may
 * scan the table for a currency without rates.
 */
const hasAny = (tables: readonly string[], condition: string) =>
  `(${tables
    .map((table) => `(select true from ${table} r where ${condition} order by r.day limit 1) is not null`)
    .join(' or ')})`;

/**
 * SQL that converts amounts in the currency `from` at a moment, both given as expressions. `join` finds the newest day
 * within the maximum age that has a rate for both currencies, through the primary key; the other expressions use its
 * columns.
 */
export function conversionSql(from: string, moment: string, { to, maxAgeDays, asOf }: Conversion) {
  const day = dayOf(moment);
  const join = `left join lateral (
      select f.day, f.rate as from_rate, t.rate as to_rate, s.name as source
      from ${rates(asOf)} f join sources s on s.id = f.source_id
      cross join lateral (select t.rate from ${rates(asOf)} t where t.currency = ${to} and t.day = f.day limit 1) t
      where ${from} <> ${to} and f.currency = ${from} and f.day between ${day} - ${maxAgeDays} and ${day}
      order by f.day desc limit 1) fx on true`;
  const isFound = `(${from} = ${to} or fx.day is not null)`;
  const convert = (amount: string) =>
    `case when ${from} = ${to} then ${amount} else fx_convert(${amount}, fx.from_rate, fx.to_rate) end`;
  const hasRate = (currency: string) =>
    hasAny(tablesOf(asOf), `r.currency = ${currency} and r.day <= ${day}`);
  const isPublished = (currency: string) => hasAny(tablesOf(asOf), `r.currency = ${currency}`);
  const reason = `case when not ${isFound} then case
      when exists (select from ${rates(asOf)} r) and not (${isPublished(from)} and ${isPublished(to)}) then 'unknown_currency'
      when ${hasRate(from)} and ${hasRate(to)} then 'rate_too_old' else 'no_rate' end end`;
  const fieldsOf = (amounts: AmountColumns): [name: string, expression: string][] => [
    ...Object.entries(amounts).map(([name, amount]): [string, string] => [name, convert(amount)]),
    ['rate', convert('1::numeric')],
    ['rate_day', 'fx.day::text'],
    ['source', 'fx.source'],
  ];
  const object = (amounts: AmountColumns) => `case when ${isFound} then (select row_to_json(converted) from (
      select ${to} as currency, ${fieldsOf(amounts)
        .map(([name, expression]) => `${expression} as ${name}`)
        .join(', ')}) converted) end`;
  return {
    join,
    /** The columns `conversion`, an object or null, and `conversion_reason`. */
    select: (amounts: AmountColumns): string =>
      `${object(amounts)} as conversion, ${reason} as conversion_reason`,
    /** `conversion` and `conversion_reason` as arguments of json_build_object. */
    pairs: (amounts: AmountColumns): string =>
      `'conversion', ${object(amounts)}, 'conversion_reason', ${reason}`,
    /** The fields of `conversion` and `conversion_reason` as separate columns. */
    columns: (amounts: AmountColumns): string => `
      case when ${isFound} then ${to} end as conversion_currency,
      ${fieldsOf(amounts)
        .map(([name, expression]) => `case when ${isFound} then ${expression} end as conversion_${name}`)
        .join(', ')},
      ${reason} as conversion_reason`,
  };
}
