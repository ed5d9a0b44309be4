/** Transposes rows into columns for `unnest`. There must be at least one row. */
export function toColumns<Field>(rows: readonly (readonly Field[])[]): Field[][] {
  return rows[0]!.map((_field, column) => rows.map((row) => row[column]!));
}
