import { now } from '../../../domain/clock.js';
import { PartitionError, TimeBudgetSpent } from '../../../domain/errors.js';
import type { PageRequest } from '../../../domain/source.js';
import { linesOf } from './lines.js';
import type { TapProcess } from './tap-process.js';
import { TimedIterator } from './timed-iterator.js';

/** Interval at which to check whether the current page is due, while the tap is silent. */
const LOOK_MS = 1000;

/**
 * Yields a tap's lines as they arrive. While the tap is silent, yields an empty list at intervals, so that due pages are stored.
 * @param timeout seconds for which the tap may be silent
 * @throws TimeBudgetSpent, PartitionError `tap_silent`
 */
export async function* tapLines(
  tap: TapProcess,
  timeout: number,
  { signal, deadline }: Pick<PageRequest, 'signal' | 'deadline'>,
) {
  const lines = new TimedIterator(linesOf(tap.output));
  // Silence is only counted while waiting for the tap: storing a page may take long. A look counts for as long as it was meant
  // to last: if it lasted longer, this process was busy.
  for (let silence = 0, looks = 0; ;) {
    const found = await lines.next(LOOK_MS);
    signal.throwIfAborted();
    if (found?.done) return;
    // A process outside the tap's group may hold the output open. Two checks are needed, because this process may be busy.
    looks = found || !tap.isOver ? 0 : looks + 1;
    if (looks === 2) return;
    silence = found ? 0 : silence + LOOK_MS;
    yield found?.value ?? { texts: [], bytes: 0 };
    if (deadline <= now())
      throw new TimeBudgetSpent(deadline, "the run's time budget is spent: the tap was stopped");
    if (silence >= timeout * 1000)
      throw new PartitionError('tap_silent', `the tap wrote nothing for ${timeout} seconds: it was stopped`);
  }
}
