import type { Outcome } from '../../runs/outcome.js';

/** Of fewer records no share says anything. */
const MIN_RECORDS = 20;

/**
 * How a run or a partition ends of whose records more than the share were rejected, though it was read to its end: it did
 * not succeed. What it stored stays, and so does its checkpoint. Null where enough of them passed.
 */
export function tooManyRejected(fetched: number, rejected: number, share: number): Outcome | null {
  if (fetched < MIN_RECORDS || rejected / fetched <= share) return null;
  const message =
    `${rejected} of ${fetched} records were rejected, more than the share of ${share} that MAX_REJECTED_SHARE allows; ` +
    'what passed is stored; see /rejections for the reasons, and replay them once they are mended';
  return { status: 'failed', error: { stage: 'validate', code: 'too_many_rejections', message } };
}
