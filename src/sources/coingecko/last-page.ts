/**
 * Whether a page is the last one: it is empty, or its headers show it (`total` with `per-page`, or `link` without a
 * next page).
 */
export function isLastPage(
  headers: Readonly<Record<string, string>>,
  page: number,
  records: number,
): boolean {
  if (!records) return true;
  const [total, perPage] = [headers.total, headers['per-page']].map((value) => Number(value || NaN));
  if (total! > 0 && perPage! > 0) return page * perPage! >= total!;
  return headers.link !== undefined && !/\brel="?next\b/i.test(headers.link);
}
