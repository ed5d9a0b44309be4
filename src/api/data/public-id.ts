import { intervalOf } from '../../domain/interval.js';

/**
 * Microseconds from year 1 to 1970. They are added to times, so that times before 1970 are positive, as in the database
 * function `quote_id`.
 */
const EPOCH = 62_135_596_800_000_000n;

/** An item as identified by its id. Moments are ISO 8601 in UTC, with microseconds. */
export interface CandleRef {
  kind: 'candle';
  listingId: number;
  interval: string;
  openedAt: string;
}

export type ItemRef =
  | { kind: 'quote'; listingId: number; observedAt: string }
  | CandleRef
  | { kind: 'article'; articleId: string };

/** The pattern of item ids. */
export const ITEM_ID = /^([qa][0-9a-f]{24}|c[0-9a-f]{24}-[1-9][0-9]{0,4}(s|m|h|d|w|mo))$/;

/** Parses ids written by the database functions `quote_id`, `candle_id` and `article_id`; null if the text is not an id. */
export function parseId(id: string): ItemRef | null {
  const match = /^([qca])([0-9a-f]{8})([0-9a-f]{16})(?:(?<=^c.{24})-(\w+))?$/.exec(id);
  if (!match) return null;
  const [, kind, high, low, interval] = match;
  if (kind === 'a')
    return high === '00000000' && low! < '8'
      ? { kind: 'article', articleId: BigInt(`0x${low}`).toString() }
      : null;
  const moment = momentOf(high!, low!);
  if (!moment) return null;
  const { listingId, at } = moment;
  if (kind === 'q') return { kind: 'quote', listingId, observedAt: at };
  if (interval === undefined || intervalOf(interval) !== interval) return null;
  return { kind: 'candle', listingId, interval, openedAt: at };
}

function momentOf(high: string, low: string): { listingId: number; at: string } | null {
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
  return { listingId, at: floor.toISOString().replace('Z', `${rest.toString().padStart(3, '0')}Z`) };
}

/** The items of one kind among these ids. Ids that no item can have are left out. */
export function refsOfKind<K extends ItemRef['kind']>(kind: K, ids: readonly string[]) {
  return ids.map(parseId).filter((ref): ref is Extract<ItemRef, { kind: K }> => ref?.kind === kind);
}

/** The kind of the item with this id, by its first letter. */
export function kindOfId(id: string): ItemRef['kind'] {
  return id.startsWith('q') ? 'quote' : id.startsWith('c') ? 'candle' : 'article';
}
