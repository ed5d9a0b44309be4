/** `qualified('q', 'price, rank')` is `q.price, q.rank`. */
export function qualifyColumns(table: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}
