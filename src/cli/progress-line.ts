import { now } from '../domain/clock.js';
import type { Snapshot } from '../runs/run-watch.js';

const BAR = 24;

/** Progress of a run on one line: a bar for files, otherwise counts. */
export function progressLine(source: string, { run, partitions }: Snapshot, moment = now()): string {
  const seconds = run.startedAt ? (moment.getTime() - run.startedAt.getTime()) / 1000 : 0;
  const records = `${withThousands(run.fetched)} records, ${withThousands(run.rejected)} rejected, ${seconds.toFixed(1)} s`;
  if (!run.startedAt) return `${source}: run ${run.id} is waiting for a worker`;
  if (!partitions.some(({ size }) => size !== null)) return `${source}: ${run.pages} pages, ${records}`;
  // The size of a waiting file is not known yet, so all files count the same.
  const parts = partitions.map(({ finishedAt, position, size }) =>
    finishedAt ? 1 : Number(size) && Number(position) / Number(size),
  );
  const share = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  const bar = '#'.repeat(Math.floor(share * BAR)).padEnd(BAR, '-');
  const read = partitions.reduce((sum, { position }) => sum + Number(position), 0);
  const ended = partitions.filter(({ finishedAt }) => finishedAt).length;
  const files = partitions.length > 1 ? `${ended} of ${partitions.length} files, ` : '';
  return `${source}: [${bar}] ${Math.floor(share * 100)} %, ${files}${(read / 1e6).toFixed(1)} MB, ${records}`;
}

function withThousands(count: string): string {
  return count.replace(/\B(?=(\d{3})+$)/g, ',');
}
