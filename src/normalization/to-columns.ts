/** Turns rows into columns, as `unnest` takes them. There is at least one row. */
export function toColumns<Field>(rows: readonly (readonly Field[])[]): Field[][] {
  return rows[0]!.map((_field, column) => rows.map((row) => row[column]!));
}
