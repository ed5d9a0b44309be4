import { UnusablePartition } from '../domain/errors.js';

/** Numbers of records fetched and rejected in each of a partition's last pages, oldest first. */
export type RecentPages = readonly (readonly [fetched: number, rejected: number])[];

/** Adds a page, and drops pages that are no longer in the window. */
export function withPage(
  recent: RecentPages,
  fetched: number,
  rejected: number,
  window: number,
): RecentPages {
  const pages = [...recent, [fetched, rejected] as const];
  let rest = pages.reduce((sum, [count]) => sum + count, 0);
  while (pages.length && rest - pages[0]![0] >= window) rest -= pages.shift()![0];
  return pages;
}

/**
 * Stops a partition with too many rejected records. Pages that have been stored remain, and their rejections can be
 * replayed.
 * @throws PartitionError `too_many_rejections`
 */
export function assertRejectionShare(recent: RecentPages, window: number, share: number): void {
  const [fetched, rejected] = recent.reduce(([f, r], page) => [f + page[0], r + page[1]], [0, 0]);
  if (fetched < window || rejected / fetched <= share) return;
  throw new UnusablePartition(
    'too_many_rejections',
    `${rejected} of the last ${fetched} records were rejected, more than the share of ${share} allowed by ` +
      'DRIFT_MAX_REJECTED_SHARE; see /rejections for the reasons and /drift for what changed',
  );
}
