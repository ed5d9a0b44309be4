/** `qualified('q', 'price, rank')` is `q.price, q.rank`. */
export function qualified(table: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}
