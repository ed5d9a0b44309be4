/**
 * A numeric as a double, for what compares by size: null where it is larger, or nearer to zero, than doubles of which the
 * ratio is one too. PostgreSQL fails a statement over a single number that no double holds.
 */
export function double(numeric: string): string {
  return `case when ${numeric} = 0 then 0 when ${isDouble(`abs(${numeric})`)} then (${numeric})::float8 end`;
}

/**
 * Whether `double` of what is above zero is not null. `+ 0` keeps the planner, which knows nothing of new rows, from looking
 * for all of them in an index on the column.
 */
export function isDouble(numeric: string): string {
  return `${numeric} + 0 between 1e-150 and 1e150`;
}
