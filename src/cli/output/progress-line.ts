import type { RunProgressReply } from '../../api/runs/run.reply.js';
import type { RunPartitionReply } from '../../api/runs/run-partition.reply.js';
import { now, uptime } from '../../domain/clock.js';
import { pluralize, formatDuration, groupDigits } from './cells.js';

const BAR = 24;
/** Shortest time, in milliseconds, over which a rate is meaningful. */
const MIN_RATE_MS = 2000;

/** The progress of a run on one line: in bytes if its partitions have sizes, otherwise in pages. */
export class ProgressLine {
  private readonly partitions = new Map<string, RunPartitionReply>();
  private first: { at: number; read: number } | undefined;

  render(run: RunProgressReply, at = { moment: now(), uptime: uptime() }): string {
    for (const one of run.partitions) this.partitions.set(one.partition, one);
    const { source, id, started_at, fetched, rejected, pages } = run;
    if (!started_at) return `${source}: run ${id} is waiting for a worker`;
    const seconds = (at.moment.getTime() - Date.parse(started_at)) / 1000;
    const records = `${groupDigits(fetched)} records, ${groupDigits(rejected)} rejected, ${seconds.toFixed(1)} s`;
    const parts = [...this.partitions.values()];
    const total = parts.reduce((sum, { size }) => sum + (size ?? 0), 0);
    if (!parts.some(({ size }) => size !== null)) return `${source}: ${pluralize(pages, 'page')}, ${records}`;
    const read = parts.reduce((sum, { finished_at, position, size }) => {
      return sum + (finished_at ? (size ?? 0) : (position ?? 0));
    }, 0);
    const share = total === 0 ? 1 : read / total;
    const bar = '#'.repeat(Math.floor(share * BAR)).padEnd(BAR, '-');
    const ended = parts.filter(({ finished_at }) => finished_at).length;
    const files = parts.length > 1 ? `${groupDigits(ended)} of ${groupDigits(parts.length)} files, ` : '';
    const bytes = `${megabytes(read)} of ${megabytes(total)} MB${this.pace(read, total, at.uptime)}`;
    return `${source}: [${bar}] ${Math.floor(share * 100)} %, ${files}${bytes}, ${records}`;
  }

  private pace(read: number, total: number, at: number): string {
    this.first ??= { at, read };
    const elapsed = at - this.first.at;
    const rate = ((read - this.first.read) / elapsed) * 1000;
    if (elapsed < MIN_RATE_MS || !(rate > 0)) return '';
    return `, ${megabytes(rate)} MB/s, ${formatDuration((total - read) / rate)} left`;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
