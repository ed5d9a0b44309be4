/** Whether the rows below a header have one cell more, and the first one counts them: R's header leaves that out. */
export function isBesideCounter(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const first = Number(rows[0]?.[0]?.trim() || Number.NaN);
  if (rows.length < 2 || !(first === 0 || first === 1) || header[0]?.trim() === '') return false;
  return rows.every(
    (cells, index) => cells.length === header.length + 1 && cells[0]!.trim() === String(first + index),
  );
}
