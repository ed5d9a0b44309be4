/** Microseconds between the years 1 and 1970, which keep older moments positive: as in the migration's `quote_id`. */
const EPOCH = 62_135_596_800_000_000n;

export type ItemRef =
  | { kind: 'quote'; listingId: number; /** ISO 8601 in UTC, with microseconds. */ observedAt: string }
  | { kind: 'article'; articleId: string };

/** Reads what `quote_id` and `article_id` of the database write; null where the text is no id. */
export function parseId(id: string): ItemRef | null {
  const match = /^([qa])([0-9a-f]{8})([0-9a-f]{16})$/.exec(id);
  if (!match) return null;
  const [, kind, high, low] = match;
  if (kind === 'a')
    return high === '00000000' && low! < '8'
      ? { kind: 'article', articleId: BigInt(`0x${low}`).toString() }
      : null;
  const listingId = Number(`0x${high}`);
  const micros = BigInt(`0x${low}`) - EPOCH;
  const date = new Date(Number(micros / 1000n));
  if (
    listingId > 0x7fffffff ||
    Number.isNaN(date.getTime()) ||
    date.getUTCFullYear() < 1 ||
    date.getUTCFullYear() > 9999
  )
    return null;
  const rest = ((micros % 1000n) + 1000n) % 1000n;
  const floor = micros % 1000n < 0n ? new Date(date.getTime() - 1) : date;
  return {
    kind: 'quote',
    listingId,
    observedAt: floor.toISOString().replace('Z', `${rest.toString().padStart(3, '0')}Z`),
  };
}
