/**
 * Whether a page is the last one: it is empty, or its headers show it (`total` with `per-page`, or `link` with an earlier
 * page and no next one; proxies add links of other kinds, such as `preload`).
 */
export function isLastPage(
  headers: Readonly<Record<string, string>>,
  page: number,
  records: number,
): boolean {
  if (!records) return true;
  const [total, perPage] = [headers.total, headers['per-page']].map((value) => Number(value || NaN));
  if (total! > 0 && perPage! > 0) return page * perPage! >= total!;
  const { link = '' } = headers;
  return /\brel="?(?:first|prev|last)\b/i.test(link) && !/\brel="?next\b/i.test(link);
}
