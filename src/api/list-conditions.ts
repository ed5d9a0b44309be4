import { utcMoment } from './data/filters.js';

/** Binds a value to a statement and returns its placeholder. */
type Bind = (value: unknown) => string;

/** Converts the query parameters of a list to SQL conditions, by parameter name. */
export type Conditions<Query> = {
  readonly [Name in keyof Query]?: (value: NonNullable<Query[Name]>, bind: Bind) => string;
};

/** The SQL conditions for the parameters that were sent. */
export function conditionsOf<Query extends object>(
  query: Query,
  conditions: Conditions<Query>,
  parameters: unknown[],
): string {
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const given = (Object.keys(conditions) as (keyof Query)[]).flatMap((name) => {
    const value = query[name];
    return value === undefined || value === null ? [] : [conditions[name]!(value, bind)];
  });
  return given.join(' and ') || 'true';
}

/**
 * A condition: the column has one of the values. With a single value, PostgreSQL can read rows in order from an index
 * that begins with the column.
 */
export const hasAnyOf =
  (column: string) =>
  (values: readonly string[], bind: Bind): string =>
    values.length === 1 ? `${column} = ${bind(values[0])}::text` : `${column} = any(${bind(values)}::text[])`;

/** A condition: the column has the id of one of the sources with these names. */
export const hasAnySource =
  (column: string) =>
  (names: readonly string[], bind: Bind): string =>
    names.length === 1
      ? `${column} = (select id from sources where name = ${bind(names[0])})`
      : `${column} = any(array(select id from sources where name = any(${bind(names)}::text[])))`;

/** A condition that compares the column with a moment. */
export const comparesMoment =
  (column: string, sign: '>=' | '<') =>
  (moment: string, bind: Bind): string =>
    `${column} ${sign} ${bind(utcMoment(moment))}::timestamptz`;
