import { pluralize } from '../domain/pluralize.js';
import { formatElapsed } from '../domain/format-elapsed.js';
import { durationSeconds, type Findings, missingRecords } from './run-comparison.js';
import type { CountedList } from './run-comparison.repository.js';
import type { Run } from './run.entity.js';

/** Sentences about the most important differences between two runs; empty if the runs are similar. */
export function comparisonHighlights(found: Findings): string[] {
  const { base, other } = found;
  return [
    ...endings(base, other),
    ...countChanges(base, other),
    ...rejectionChanges(found),
    ...shapeChanges(found),
    ...recordChanges(found),
  ];
}

function endings(base: Run, other: Run): string[] {
  return [base, other].flatMap((run) => {
    if (run.status === 'succeeded') return [];
    if (!run.finishedAt) return [`Run ${run.id} has not ended: its figures are preliminary.`];
    return [`Run ${run.id} ${run.status}${run.errorCode ? ` (${run.errorCode}: ${run.errorMessage})` : ''}.`];
  });
}

/**
 * Reports record counts that differ by more than a fifth, and durations that differ by more than a third of the longer
 * one and five seconds.
 */
function countChanges(base: Run, other: Run): string[] {
  const sentences: string[] = [];
  const [had, has] = [Number(base.fetched), Number(other.fetched)];
  if (Math.abs(has - had) > Math.max(had, has) / 5)
    sentences.push(
      `Run ${other.id} fetched ${pluralize(has, 'record')}, run ${base.id} ${had}${percent(had, has)}.`,
    );
  const [before, now] = [durationSeconds(base), durationSeconds(other)];
  if (before !== null && now !== null && Math.abs(now - before) > Math.max(5, Math.max(before, now) / 3))
    sentences.push(`Run ${other.id} took ${formatElapsed(now)}, run ${base.id} ${formatElapsed(before)}.`);
  if (other.retries > base.retries + 2)
    sentences.push(`Run ${other.id} retried ${other.retries} calls, run ${base.id} ${base.retries}.`);
  return sentences;
}

function percent(had: number, has: number): string {
  return had ? ` (${has > had ? '+' : ''}${Math.round((100 * (has - had)) / had)} %)` : '';
}

function rejectionChanges({ base, other, rejections }: Findings): string[] {
  const share = ({ rejected, fetched }: Run) => Number(rejected) / Number(fetched);
  const sentences: string[] = [];
  const both = Number(base.fetched) && Number(other.fetched);
  if (both && Math.abs(share(other) - share(base)) > 0.01)
    sentences.push(
      `Run ${other.id} rejected ${(100 * share(other)).toFixed(1)} % of its records, run ${base.id} ` +
        `${(100 * share(base)).toFixed(1)} %.`,
    );
  const news = rejections.filter((one) => one.other && !one.base);
  if (news.length && Number(other.rejected) > Number(base.rejected))
    sentences.push(
      `Rejected for a new reason: ${news.map(({ code, other: n }) => `${code} (${n})`).join(', ')}.`,
    );
  return sentences;
}

function shapeChanges({ drift, partitions }: Findings): string[] {
  const sentences = drift.data.map(({ kind, path, new_path, run_id }) =>
    kind === 'renamed'
      ? `The field ${path} was renamed to ${new_path} (run ${run_id}).`
      : `The shape changed: ${kind.replaceAll('_', ' ')} at ${path} (run ${run_id}).`,
  );
  if (drift.count > drift.data.length)
    sentences.push(`${drift.count - drift.data.length} more schema changes.`);
  if (partitions.vanished.count) sentences.push(`No longer read: ${examples(partitions.vanished)}.`);
  if (partitions.appeared.count) sentences.push(`Read for the first time: ${examples(partitions.appeared)}.`);
  return sentences;
}

function recordChanges(found: Findings): string[] {
  const what = found.kind === 'third' ? 'articles' : 'listings';
  const vanished = missingRecords(found);
  const sentences = found.records.appeared.count ? [`New ${what}: ${examples(found.records.appeared)}.`] : [];
  if (typeof vanished !== 'string' && vanished.at_least)
    sentences.push(
      `Gone: at least ${vanished.at_least} of the ${vanished.count} ${what} not seen since run ` +
        `${found.span.earlier.id}: ${examples(vanished)}.`,
    );
  return sentences;
}

function examples({ count, data }: CountedList<string>): string {
  const shown = data.slice(0, 5).join(', ');
  return count > 5 ? `${count}, such as ${shown}` : shown;
}
