import type { RunReply } from '../../api/runs/run.reply.js';
import { formatElapsed } from '../../domain/format-elapsed.js';
import { pluralize, groupDigits } from './cells.js';
import { printable } from './paint.js';

const COUNTS = ['stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;

/** Describes a finished run: one line for what it did and, if it failed, another for the reason. */
export function endLine(run: RunReply, paint: (status: string) => string = (status) => status): string {
  const counts = COUNTS.map((name) => `${groupDigits(run[name])} ${name}`).join(', ');
  const time = run.duration_seconds === null ? '' : `, ${formatElapsed(run.duration_seconds)}`;
  const line = `${run.source}: run ${run.id} ${paint(run.status)}, ${pluralize(run.pages, 'page')}, ${counts}${time}`;
  const { error } = run;
  return error ? `${line}\n  ${error.code}${error.message ? `: ${printable(error.message)}` : ''}` : line;
}
