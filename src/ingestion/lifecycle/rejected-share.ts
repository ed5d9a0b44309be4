import type { Outcome } from '../../runs/outcome.js';

/** Minimum number of records for judging the share of rejected ones. */
const MIN_RECORDS = 20;

/** Outcome of a partition whose records were all rejected; null if any record was accepted, or none was read. */
export function allRejected(fetched: number, rejected: number): Outcome | null {
  if (!fetched || rejected < fetched) return null;
  const message = `all ${fetched} records were rejected: see /rejections for the reasons`;
  return { status: 'failed', error: { stage: 'validate', code: 'all_rejected', message } };
}

/**
 * Outcome of a run or partition that was read to its end, but had too many records rejected. Stored data and the
 * checkpoint are kept. Null if the share of rejected records is acceptable.
 */
export function tooManyRejected(fetched: number, rejected: number, share: number): Outcome | null {
  if (fetched < MIN_RECORDS || rejected / fetched <= share) return null;
  const message =
    `${rejected} of ${fetched} records were rejected, more than the share of ${share} allowed by MAX_REJECTED_SHARE; ` +
    'valid records are stored; see /rejections for the reasons, and replay the rejected records once fixed';
  return { status: 'failed', error: { stage: 'validate', code: 'too_many_rejections', message } };
}
