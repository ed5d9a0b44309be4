/**
 * A numeric as a double, for comparing magnitudes. Null outside the range in which the ratio of any two doubles is itself
 * a double: a single value outside it would fail the whole statement.
 */
export function doubleSql(numeric: string): string {
  return `case when ${numeric} = 0 then 0 when ${fitsDoubleSql(`abs(${numeric})`)} then (${numeric})::float8 end`;
}

/**
 * Whether `double` of a positive number is not null. `+ 0` keeps the planner, which has no statistics on new rows, from
 * scanning an index on the column.
 */
export function fitsDoubleSql(numeric: string): string {
  return `${numeric} + 0 between 1e-150 and 1e150`;
}
