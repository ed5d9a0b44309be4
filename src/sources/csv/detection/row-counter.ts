/** Whether rows have one more cell than the header, the first being a row number: R writes no header for it. */
export function hasUnnamedRowNumber(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): boolean {
  const first = Number(rows[0]?.[0]?.trim() || Number.NaN);
  if (rows.length < 2 || !(first === 0 || first === 1) || header[0]?.trim() === '') return false;
  return rows.every(
    (cells, index) => cells.length === header.length + 1 && cells[0]!.trim() === String(first + index),
  );
}
