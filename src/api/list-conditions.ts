import { utc } from './data/filters.js';

/** Binds a value to a statement, and returns its name there. */
type Bind = (value: unknown) => string;

/** How the parameters of a list become conditions, by their names. */
export type Conditions<Query> = {
  readonly [Name in keyof Query]?: (value: NonNullable<Query[Name]>, bind: Bind) => string;
};

/** The conditions of the parameters that are given. */
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

/** The column has one of the values. Of one alone, rows come in the order of an index that begins with the column. */
export const isOneOf =
  (column: string) =>
  (values: readonly string[], bind: Bind): string =>
    values.length === 1 ? `${column} = ${bind(values[0])}::text` : `${column} = any(${bind(values)}::text[])`;

/** The column has the number of one of the sources. */
export const isOfSources =
  (column: string) =>
  (names: readonly string[], bind: Bind): string =>
    names.length === 1
      ? `${column} = (select id from sources where name = ${bind(names[0])})`
      : `${column} = any(array(select id from sources where name = any(${bind(names)}::text[])))`;

/** The column and a moment, compared. */
export const isAt =
  (column: string, sign: '>=' | '<') =>
  (moment: string, bind: Bind): string =>
    `${column} ${sign} ${bind(utc(moment))}::timestamptz`;
