import type { AcceptedRecord } from '../../normalization/normalize-record.js';
import type { Counts } from '../../runs/run.entity.js';
import type { StoredRecords } from './record-store.js';

/** Counts the outcome of each record of a page. A record with several items is `stored` if any of them is new. */
export function countOutcomes(
  accepted: readonly AcceptedRecord[],
  rejected: number,
  { rawIds, written, areNew }: StoredRecords,
  outside = 0,
): Counts {
  const inserted = new Map<string, boolean>();
  for (const { raw_id, inserted: isNew } of written)
    inserted.set(raw_id, isNew || inserted.get(raw_id) === true);
  const counts = {
    fetched: accepted.length + rejected + outside,
    stored: 0,
    updated: 0,
    // Records outside the backfill's time span are not stored.
    unchanged: outside,
    duplicate: 0,
    rejected,
  };
  accepted.forEach(({ items }, index) => {
    const isNew = areNew || inserted.get(rawIds[index]!);
    if (!items.length) counts.duplicate++;
    else if (isNew === undefined) counts.unchanged++;
    else if (isNew) counts.stored++;
    else counts.updated++;
  });
  return counts;
}
