import { UnusablePartition } from '../domain/errors.js';

/** Of the last pages of a partition in a run, the oldest first: records fetched and rejected. */
export type RecentPages = readonly (readonly [fetched: number, rejected: number])[];

/** With one more page, without those that the window does not need. */
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
 * Stops a partition of which hardly anything passes any more. Its pages so far are stored, their bad records to be replayed.
 * @throws PartitionError `too_many_rejections`
 */
export function assertRejectionShare(recent: RecentPages, window: number, share: number): void {
  const [fetched, rejected] = recent.reduce(([f, r], page) => [f + page[0], r + page[1]], [0, 0]);
  if (fetched < window || rejected / fetched <= share) return;
  throw new UnusablePartition(
    'too_many_rejections',
    `${rejected} of the last ${fetched} records were rejected, more than the share of ${share} that ` +
      'DRIFT_MAX_REJECTED_SHARE allows; see /rejections for the reasons and /drift for what changed',
  );
}
